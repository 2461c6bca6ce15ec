import type { Reply } from '../protocol/envelope';
import type { PageRequest, PageSnapshot, Span } from '../protocol/page';
import type { PageAct } from '../protocol/pageMenu';
import { Announcer } from './announcer';
import { browserTimers } from './browserTimers';
import { CacheTable } from './cacheTable';
import { Charts } from './charts';
import { CheckList } from './checkList';
import { CrashBanner } from './crashBanner';
import { Details } from './details';
import { element } from './element';
import { EntryList } from './entryList';
import { EventList } from './eventList';
import { Header } from './header';
import type { Interest } from './interest';
import { KeysDialog } from './keysDialog';
import { ListTabs } from './listTabs';
import type { Locale } from './locale';
import { MeasurementList } from './measurementList';
import { PAGE_NAME, setMenuSurroundings } from './menuContext';
import { NUMBER_FIELDS } from './numberFields';
import { NumbersStrip } from './numbersStrip';
import { ParameterSliders } from './parameterSliders';
import { ReferenceList } from './referenceList';
import { selectionOf, type Selection } from './selection';
import type { ShortcutTargets } from './shortcuts';
import { Shown } from './shown';
import { StepNarration } from './stepNarration';
import type { PageState } from './store';
import { Toolbar } from './toolbar';
import { ACTIONS } from './toolbarActions';
import { keepChoices, type UiChoices } from './uiChoices';

export interface PageParts {
  readonly locale: Locale;
  readonly interest: Interest;
  readonly choices: UiChoices;
  /** Never rejects. */
  readonly ask: (request: PageRequest) => Promise<Reply>;
  readonly redraw: () => void;
}

/** All that is on the page of one session. It shows what it is given and keeps no number of its own. */
export class Page {
  readonly root: HTMLElement;
  readonly shortcuts: ShortcutTargets;
  readonly #toolbar: Toolbar;
  readonly #charts: Charts;
  readonly #announcer: Announcer;
  readonly #entries: EntryList;
  readonly #events: EventList;
  readonly #details: Details;
  readonly #detailsShown: Shown;
  readonly #tabs: ListTabs;
  readonly #numbers: NumbersStrip;
  readonly #caches: CacheTable;
  readonly #told: readonly { readonly root: HTMLElement; update(snapshot: PageSnapshot): void }[];
  #startedAtEpochMs: number | undefined;

  constructor(readonly parts: PageParts) {
    const { locale, ask, interest, choices } = parts;
    const keys = new KeysDialog(locale);
    this.#toolbar = new Toolbar(locale, ask, ACTIONS, () => keys.open());
    const askFor = (request: PageRequest): void => void this.#toolbar.askFor(request);
    const onSelect = (selection: Selection | null): void => this.#select(selection);
    this.#charts = new Charts(locale, {
      onCacheChange: (cacheId) => this.#choose(cacheId),
      onSpan: (span) => this.#zoom(span),
      onSelect,
      redraw: parts.redraw,
    });
    this.#announcer = new Announcer(locale);
    this.#numbers = new NumbersStrip(locale, NUMBER_FIELDS);
    this.#caches = new CacheTable(locale, (cacheId) => this.#choose(cacheId));
    this.#entries = new EntryList(locale, {
      first: choices.entries,
      timers: browserTimers,
      // What is selected is found among the entries, as long as it is there.
      isNeeded: () => this.#detailsShown.isShown && interest.now.selected !== null,
      onInterest: (entries) => interest.change({ entries }),
      onSelect,
    });
    this.#events = new EventList(locale, {
      first: choices.events,
      onInterest: (events) => interest.change({ events }),
      onSelect,
      onMoment: (atMs) => this.#charts.showMoment(atMs),
    });
    this.#details = new Details(locale, askFor);
    this.#detailsShown = new Shown(this.#details.root, parts.redraw);
    const panels = { entries: this.#entries.root, details: this.#details.root, events: this.#events.root };
    this.#tabs = new ListTabs(locale, panels, choices.tab, (tab) => keepChoices({ tab }));
    const header = new Header(locale, this.#toolbar.root);
    const crash = new CrashBanner(locale);
    const narration = new StepNarration(locale, askFor);
    const beside = [
      new ParameterSliders(locale, ask),
      new ReferenceList(locale),
      new MeasurementList(locale),
      new CheckList(locale),
    ];
    this.#told = [header, crash, narration, ...beside, this.#announcer];
    const side = element('div', { class: 'side' }, ...beside.map(({ root }) => root));
    this.root = element(
      'div',
      { class: 'session' },
      header.root,
      crash.root,
      element('div', { class: 'columns lesson' }, narration.root, side),
      this.#numbers.root,
      this.#caches.root,
      element('div', { class: 'columns board' }, this.#charts.root, this.#tabs.root),
      keys.root,
      this.#announcer.root,
    );
    this.shortcuts = {
      press: (name) => this.#toolbar.press(name),
      pressOther: (key) => this.#charts.press(key),
      openKeys: () => keys.open(),
      focusFilter: () => {
        if (!this.#entries.filter.checkVisibility()) this.#tabs.choose('entries');
        this.#entries.filter.focus();
        this.#entries.filter.select();
      },
    };
    this.#showSelection();
  }

  draw(state: PageState, snapshot: PageSnapshot): void {
    this.#begin(snapshot);
    setMenuSurroundings(this.root, { page: PAGE_NAME, sessionId: snapshot.sessionId });
    const { view } = state;
    const { cacheId, selected } = this.parts.interest.now;
    this.#toolbar.update(snapshot);
    for (const part of this.#told) part.update(snapshot);
    this.#numbers.update(snapshot, cacheId);
    this.#caches.update(snapshot, cacheId);
    this.#entries.update(snapshot, view, cacheId);
    this.#events.update(snapshot, view);
    this.#details.update(snapshot, view, selected);
    this.#charts.update(state, snapshot);
  }

  act(act: PageAct): void {
    if (act.kind === 'filterEvents') {
      this.#tabs.choose('events');
      return this.#events.filterByKey(act.key);
    }
    if (act.kind === 'showInCharts') {
      this.#select(selectionOf(act.cacheId, act));
      return this.#charts.goToStays();
    }
    this.#charts.act(act);
  }

  retheme(): void {
    this.#charts.retheme();
  }

  /** What was chosen in another session may be nothing in this one. */
  #begin({ startedAtEpochMs, caches }: PageSnapshot): void {
    const { interest, choices } = this.parts;
    const before = this.#startedAtEpochMs ?? choices.summary?.sessionStartedAtEpochMs;
    this.#startedAtEpochMs = startedAtEpochMs;
    if (before !== undefined && before !== startedAtEpochMs) {
      if (interest.now.selected !== null) this.#select(null);
      this.#charts.startAnew();
      interest.change({ span: null });
    }
    const { cacheId } = interest.now;
    if (caches.length > 0 && cacheId !== null && !caches.some(({ id }) => id === cacheId)) this.#choose(null);
  }

  #choose(cacheId: number | null): void {
    this.parts.interest.change({ cacheId });
    this.#charts.choose(cacheId);
    this.parts.redraw();
  }

  #zoom(span: Span | null): void {
    this.parts.interest.change({ span });
  }

  #select(selected: Selection | null): void {
    this.parts.interest.change({ selected });
    this.#showSelection();
    this.parts.redraw();
  }

  #showSelection(): void {
    const { selected } = this.parts.interest.now;
    this.#entries.select(selected);
    this.#events.select(selected);
    this.#charts.select(selected);
  }
}
