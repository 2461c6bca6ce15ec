import type { Timers } from '../base/clock';
import type { Disposable } from '../base/disposable';
import type { CacheEntries } from '../protocol/probe';
import type { PageSnapshot } from '../protocol/page';
import { isAlive } from '../protocol/snapshot';
import { reducedMotion } from './drawLoop';
import { element } from './element';
import { EntryTable } from './entryTable';
import type { Locale } from './locale';

const TICK_MS = 250;
const CALM_TICK_MS = 1_000;

/** What is in each cache that can tell. Time-to-live counts down between two snapshots. Hidden while there is nothing. */
export class EntryTables {
  readonly root: HTMLElement;
  readonly #list = element('div', { class: 'list' });
  readonly #tables = new Map<number, EntryTable>();
  #sessionId: number | undefined;
  #shownAtMs = 0;
  #countdown: Disposable | undefined;

  constructor(
    readonly locale: Locale,
    readonly timers: Timers,
  ) {
    const { strings } = locale;
    this.root = element(
      'section',
      { class: 'entries', 'aria-labelledby': 'entries-title' },
      element('h2', { id: 'entries-title', title: strings.entriesTip }, strings.entries),
      this.#list,
    );
    this.root.hidden = true;
  }

  update({ sessionId, caches, state }: PageSnapshot): void {
    const entries: readonly CacheEntries[] = [];
    if (sessionId !== this.#sessionId) this.#drop(() => true);
    this.#sessionId = sessionId;
    this.#shownAtMs = performance.now();
    this.root.hidden = entries.length === 0;
    const present = new Set(entries.map(({ cacheId }) => cacheId));
    this.#drop((cacheId) => !present.has(cacheId));
    for (const cacheEntries of entries) {
      const cache = caches.find(({ id }) => id === cacheEntries.cacheId);
      this.#table(cacheEntries, cache?.type === 'pool').update(cacheEntries, cache?.name ?? '');
    }
    this.#countDown(isAlive(state) && entries.some((each) => each.entries.some(hasDeadline)));
  }

  /** Only while something counts: a page at rest costs nothing. */
  #countDown(wanted: boolean): void {
    if (!wanted) this.#countdown?.dispose();
    this.#countdown = wanted
      ? (this.#countdown ?? this.timers.every(reducedMotion() ? CALM_TICK_MS : TICK_MS, () => this.#tick()))
      : undefined;
  }

  #tick(): void {
    const passedMs = performance.now() - this.#shownAtMs;
    for (const table of this.#tables.values()) table.tick(passedMs);
  }

  #table({ cacheId }: CacheEntries, isPool: boolean): EntryTable {
    const known = this.#tables.get(cacheId);
    if (known !== undefined) return known;
    const table = new EntryTable(this.locale, cacheId, isPool);
    this.#tables.set(cacheId, table);
    this.#list.append(table.root);
    return table;
  }

  #drop(gone: (cacheId: number) => boolean): void {
    for (const [cacheId, { root }] of this.#tables) {
      if (!gone(cacheId)) continue;
      root.remove();
      this.#tables.delete(cacheId);
    }
  }
}

function hasDeadline({ remainingTtlMs }: CacheEntries['entries'][number]): boolean {
  return remainingTtlMs !== undefined;
}
