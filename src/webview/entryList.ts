import type { Timers } from '../base/clock';
import type { Disposable } from '../base/disposable';
import type { PageSnapshot, PageView } from '../protocol/page';
import { keyNameText, PREVIEW_CAP } from '../protocol/keyName';
import { WINDOW_ENTRY_CAP, type EntryPage, type EntrySample, type EntryWindow } from '../protocol/probe';
import type { CacheSnapshot } from '../protocol/snapshot';
import { CacheChoice } from './cacheChoice';
import { shownCaches } from './cacheTotals';
import { element, setText } from './element';
import { EntryColumnSet } from './entryColumnSet';
import type { EntryMoment } from './entryColumns';
import { EntryRow } from './entryRow';
import { fill, type Locale } from './locale';
import { PoolFacts } from './poolFacts';
import { isSameEntry, selectionOf, type Selection } from './selection';
import { Shown } from './shown';
import { VirtualList } from './virtualList';

/** How often times go on by themselves while the host tells nothing. */
const TICK_MS = 1_000;

export interface EntryListParts {
  /** What the page showed before. */
  readonly first: EntryWindow | null;
  readonly timers: Timers;
  /** Whether the entries are shown elsewhere, too. */
  isNeeded(): boolean;
  onInterest(interest: EntryWindow | null): void;
  onSelect(selection: Selection | null): void;
}

/**
 * What is in one cache, the next victim first and always in sight; of a pool, its objects. Times go on between two
 * messages of the host.
 */
export class EntryList {
  readonly root: HTMLElement;
  readonly filter: HTMLInputElement;
  readonly #picker: CacheChoice;
  readonly #pool: PoolFacts;
  #hasNextVictim = true;
  #hasPlace = false;
  #isSmallPool = false;
  readonly #list: VirtualList<EntrySample>;
  readonly #columns: EntryColumnSet;
  readonly #title = element('h2', { id: 'entries-title' });
  readonly #count = element('p', { class: 'note' });
  readonly #shown: Shown;
  /** `undefined` until something was shown. */
  #page: EntryPage | null | undefined;
  #pageAtMs = 0;
  #isRunning = false;
  #cacheId: number | undefined;
  #chosenHere: number | null;
  #sessionId: number | undefined;
  #selection: Selection | null = null;
  #countdown: Disposable | undefined;

  constructor(
    readonly locale: Locale,
    readonly parts: EntryListParts,
  ) {
    const { strings } = locale;
    this.#chosenHere = parts.first?.cacheId ?? null;
    this.#picker = new CacheChoice(strings.entriesOf, null, (cacheId) => this.#choose(cacheId));
    this.#pool = new PoolFacts(locale);
    this.#columns = new EntryColumnSet(locale, () => this.#list.refresh());
    const context = {
      momentOf: (index: number) => this.#momentOf(index),
      isSelected: (entry: EntrySample) => isSameEntry(this.#selection, selectionOf(this.#cacheId ?? -1, entry)),
    };
    this.#list = new VirtualList<EntrySample>({
      id: 'entries-list',
      labelledBy: 'entries-title',
      head: this.#columns.head,
      pinsFirst: true,
      rowCap: WINDOW_ENTRY_CAP,
      makeRow: () =>
        new EntryRow(locale, () => ({
          ...context,
          columns: this.#columns.shown,
          cacheId: this.#cacheId ?? 0,
          hasPlace: this.#hasPlace,
        })),
      keyOf: keyNameText,
      onScroll: () => this.#ask(),
      onActive: (entry) => this.#activate(entry),
    });
    this.#columns.follow(this.#list.root);
    this.filter = element('input', {
      type: 'search',
      class: 'filter',
      'data-filter': 'entries',
      'aria-label': strings.entryFilter,
      placeholder: strings.entryFilterHint,
      maxlength: String(PREVIEW_CAP),
      spellcheck: 'false',
      autocomplete: 'off',
      'aria-keyshortcuts': 'F',
    });
    this.filter.value = parts.first?.filter ?? '';
    this.filter.addEventListener('input', () => this.#list.reset());
    this.#title.title = strings.entriesTip;
    this.#count.title = strings.entriesCountTip;
    this.root = element(
      'section',
      { class: 'entries', 'aria-labelledby': 'entries-title' },
      element('div', { class: 'section-head' }, this.#title, this.#count),
      this.#pool.root,
      element('div', { class: 'filters' }, this.filter, this.#picker.root),
      this.#list.root,
    );
    this.#shown = new Shown(this.root, () => this.#ask());
  }

  /** `chosen` is the cache that the whole page is about. */
  update(snapshot: PageSnapshot, { entries }: PageView, chosen: number | null): void {
    const { sessionId, caches, state } = snapshot;
    if (sessionId !== this.#sessionId) this.#list.reset();
    this.#sessionId = sessionId;
    const cache = this.#cacheOf(caches, chosen);
    if (cache?.id !== this.#cacheId) this.#list.reset();
    this.#cacheId = cache?.id;
    this.#picker.update(chosen === null ? caches : [], cache?.id ?? null);
    this.#hasPlace = cache !== undefined && cache.place !== null;
    const isPool = cache?.type === 'pool';
    this.#isSmallPool = isPool && cache.size <= WINDOW_ENTRY_CAP;
    this.root.classList.toggle('of-pool', isPool);
    // Who leaves such a collection next, only the garbage collector knows.
    this.#hasNextVictim = cache?.type.startsWith('weak') !== true;
    this.root.classList.toggle('without-order', !this.#hasNextVictim);
    setText(this.#title, isPool ? this.locale.strings.slots : this.locale.strings.entries);
    const page = entries?.cacheId === cache?.id ? entries : null;
    this.#pool.update(cache, snapshot, page);
    this.#showPage(page, cache, state.kind === 'running');
    this.#showCount(cache);
    this.#ask();
  }

  select(selection: Selection | null): void {
    this.#selection = selection;
    this.#list.refresh();
  }

  /** Rows are written only when there is something else to be read in them: most updates bring another list. */
  #showPage(page: EntryPage | null, cache: CacheSnapshot | undefined, isRunning: boolean): void {
    if (page === this.#page && isRunning === this.#isRunning) return;
    if (page !== this.#page) this.#pageAtMs = performance.now();
    this.#page = page;
    this.#isRunning = isRunning;
    this.#columns.update(cache, page);
    this.#list.update(page === null ? 0 : page.matching + this.#shift, (index) => this.#entryAt(index));
    this.#countDown();
  }

  #choose(cacheId: number | null): void {
    this.#chosenHere = cacheId;
    this.#cacheId = cacheId ?? undefined;
    this.#list.reset();
  }

  #cacheOf(caches: readonly CacheSnapshot[], chosen: number | null): CacheSnapshot | undefined {
    const [only, ...others] = shownCaches(caches, chosen);
    if (others.length === 0) return only;
    return others.find(({ id }) => id === this.#chosenHere) ?? only;
  }

  /** Where a filter is on, the next victim comes before the entries that it lets through. */
  get #shift(): number {
    return this.#page?.filter !== '' && this.#page?.first ? 1 : 0;
  }

  #entryAt(index: number): EntrySample | undefined {
    const page = this.#page;
    if (page == null) return undefined;
    if (index === 0 && page.first !== null) return page.first;
    return page.entries[index - this.#shift - page.from];
  }

  #momentOf(index: number): EntryMoment {
    const passedMs = this.#isRunning ? performance.now() - this.#pageAtMs : 0;
    return { passedMs, isNextVictim: this.#hasNextVictim && index === 0 && this.#page?.first != null };
  }

  #ask(): void {
    // The places of a pool are seen all at once, whatever rows of the list are.
    const { from, count } = this.#isSmallPool ? { from: 0, count: WINDOW_ENTRY_CAP } : this.#list.wanted;
    const cacheId = this.#cacheId;
    this.parts.onInterest(
      cacheId === undefined || !(this.#shown.isShown || this.parts.isNeeded())
        ? null
        : { cacheId, filter: this.filter.value, from: Math.max(0, from - this.#shift), count },
    );
  }

  #activate(entry: EntrySample | null): void {
    const cacheId = this.#cacheId;
    this.parts.onSelect(entry === null || cacheId === undefined ? null : selectionOf(cacheId, entry));
  }

  #showCount(cache: CacheSnapshot | undefined): void {
    const { strings, format } = this.locale;
    if (cache === undefined || cache.size === 0) return setText(this.#count, strings.noEntries);
    if (this.#page == null) return setText(this.#count, strings.entriesUnknown);
    const { filter, matching } = this.#page;
    const size = format.count(cache.size);
    setText(this.#count, filter === '' ? size : fill(strings.entriesMatching, format.count(matching), size));
  }

  /** Only while something counts and the host is silent: a page at rest costs nothing. */
  #countDown(): void {
    this.#countdown?.dispose();
    const counts = this.#isRunning && (this.#page?.entries.length ?? 0) > 0;
    this.#countdown = counts ? this.parts.timers.every(TICK_MS, () => this.#tick()) : undefined;
  }

  #tick(): void {
    if (this.#shown.isShown && !document.hidden) this.#list.refresh();
  }
}
