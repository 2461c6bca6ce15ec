import type { Reply } from '../protocol/envelope';
import type { PageInterest, PageRequest } from '../protocol/page';
import { Announcer } from './announcer';
import { browserTimers } from './browserTimers';
import { CacheTable } from './cacheTable';
import { Charts } from './charts';
import { CheckList } from './checkList';
import { CrashBanner } from './crashBanner';
import { element } from './element';
import { EntryTables } from './entryTables';
import { EventList } from './eventList';
import { Header } from './header';
import type { Locale } from './locale';
import { MeasurementList } from './measurementList';
import { NumbersStrip } from './numbersStrip';
import { ParameterSliders } from './parameterSliders';
import { ReferenceList } from './referenceList';
import { StepNarration } from './stepNarration';
import type { PageState } from './store';
import { Toolbar } from './toolbar';

/** All that is on the page. It shows what it is given and keeps no number of its own. */
export class Page {
  readonly toolbar: Toolbar;
  readonly charts: Charts;
  readonly #announcer: Announcer;
  readonly #parts: readonly { update(snapshot: NonNullable<PageState['snapshot']>, view: PageState['view']): void }[];
  readonly #session: HTMLElement;
  readonly #noSession: HTMLElement;

  constructor(
    target: HTMLElement,
    locale: Locale,
    ask: (request: PageRequest) => Promise<Reply>,
    show: (interest: Partial<PageInterest>) => void,
    redraw: () => void,
  ) {
    this.toolbar = new Toolbar(locale, ask);
    this.charts = new Charts(locale, {
      onCacheChange: (cacheId) => show({ cacheId }),
      onSpan: (span) => show({ span }),
      onSelect: (selected) => show({ selected }),
      redraw,
    });
    this.#announcer = new Announcer(locale);
    const header = new Header(locale, this.toolbar.root);
    const crash = new CrashBanner(locale);
    const numbers = new NumbersStrip(locale);
    const caches = new CacheTable(locale);
    const checks = new CheckList(locale);
    const events = new EventList(locale);
    const narration = new StepNarration(locale, (request) => void this.toolbar.askFor(request));
    const parameters = new ParameterSliders(locale, ask);
    const references = new ReferenceList(locale);
    const measurements = new MeasurementList(locale);
    const entries = new EntryTables(locale, browserTimers);
    const told = [narration, parameters, references, measurements, checks];
    this.#parts = [header, crash, ...told, numbers, caches, entries, events, this.#announcer];
    this.#session = element(
      'div',
      { class: 'session' },
      header.root,
      crash.root,
      element(
        'div',
        { class: 'columns lesson' },
        narration.root,
        element('div', { class: 'side' }, parameters.root, references.root, measurements.root, checks.root),
      ),
      numbers.root,
      caches.root,
      entries.root,
      element('div', { class: 'columns' }, this.charts.root, events.root),
    );
    this.#session.hidden = true;
    this.#noSession = element('div', { class: 'no-session' }, element('h1', {}, locale.strings.title));
    this.#noSession.append(element('p', {}, locale.strings.noSession));
    this.#noSession.hidden = true;
    target.append(this.#session, this.#noSession, this.#announcer.root);
  }

  draw(state: PageState): void {
    const { snapshot } = state;
    // Before anything is measured: a chart that is not shown has no width.
    this.#session.hidden = snapshot === null;
    this.#noSession.hidden = snapshot !== null;
    if (snapshot === null) return;
    this.toolbar.update(snapshot);
    for (const part of this.#parts) part.update(snapshot, state.view);
    this.charts.update(state, snapshot);
  }

  retheme(): void {
    this.charts.retheme();
  }
}
