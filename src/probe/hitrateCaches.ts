import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposable';
import { CACHE_CREATED_HOOK, type CacheCreatedHook, type ObservableCache } from '../cache/observation';
import {
  CACHE_LIST_CAP,
  ENTRY_LIST_CAP,
  ENTRY_TOTAL_CAP,
  type CacheEntries,
  type CacheSample,
  type EntryPage,
  type EntryWindow,
} from '../protocol/probe';
import { creationPlace } from './creationPlace';
import { TRACKED_TOTAL_CAP } from './entryTracker';
import { KeyNames } from './keyNames';
import { Trail } from './trail';
import { WatchedCache, type WatchParts } from './watchedCache';

type HookedGlobal = { [CACHE_CREATED_HOOK]?: CacheCreatedHook };

/** Finds the caches of Hitrate's own library that the program creates from now on, and what happens in them. */
export class HitrateCaches implements Disposable {
  readonly #watched = new Map<number, WatchedCache>();
  readonly #trail: Trail;
  readonly #parts: WatchParts;
  #created = 0;
  #leftOut = 0;
  #windows: readonly EntryWindow[] = [];
  readonly #hook: CacheCreatedHook = (cache) => this.#watch(cache);

  /** `clock` is asked at every hit, insertion and removal. */
  constructor(clock: Clock) {
    this.#trail = new Trail(clock);
    this.#parts = { trail: this.#trail, budget: { left: TRACKED_TOTAL_CAP }, names: new KeyNames(), clock };
    (globalThis as HookedGlobal)[CACHE_CREATED_HOOK] = this.#hook;
  }

  /** All totals as they are now. A cache that was collected since the last call is in it a last time. */
  sample(): { caches: CacheSample[]; cachesLeftOut: number } {
    const caches = [...this.#watched.values()].map((watched) => {
      const { sample, isGone } = watched.sample();
      if (isGone) this.#watched.delete(watched.id);
      return sample;
    });
    return { caches, cachesLeftOut: this.#leftOut };
  }

  /**
   * The entries that would leave first, of the caches that can tell; when there are many such caches, fewer of each, and
   * none of the youngest.
   */
  entries(): CacheEntries[] {
    const live = [...this.#watched.values()].flatMap((watched) => {
      const cache = watched.inspectable;
      return cache === undefined ? [] : [{ watched, cache }];
    });
    const shown = live.slice(0, ENTRY_TOTAL_CAP);
    const limit = Math.min(ENTRY_LIST_CAP, Math.floor(ENTRY_TOTAL_CAP / Math.max(1, shown.length)));
    return shown.map(({ watched, cache }) => {
      const entries = watched.entries(cache, limit);
      return { cacheId: watched.id, entries, leftOut: Math.max(0, cache.size - entries.length) };
    });
  }

  /** From now on fills these windows, and no others. */
  watchEntries(windows: readonly EntryWindow[]): void {
    this.#windows = windows;
  }

  /** What is in the windows, of the caches that can tell. O(10,000) for each. */
  windows(): EntryPage[] {
    return this.#windows.flatMap((window) => {
      const watched = this.#watched.get(window.cacheId);
      return watched?.inspectable === undefined ? [] : [watched.page(window)];
    });
  }

  /** What happened since the last call. */
  takeTrail(): ReturnType<Trail['take']> {
    return this.#trail.take();
  }

  /** Takes the hook and every observer back. */
  dispose(): void {
    const hooked = globalThis as HookedGlobal;
    if (hooked[CACHE_CREATED_HOOK] === this.#hook) delete hooked[CACHE_CREATED_HOOK];
    for (const watched of this.#watched.values()) watched.dispose();
    this.#watched.clear();
  }

  #watch(cache: ObservableCache): void {
    const id = this.#created++;
    if (this.#watched.size >= CACHE_LIST_CAP) {
      this.#leftOut++;
      return;
    }
    this.#watched.set(id, new WatchedCache(id, cache, this.#parts));
    this.#trail.created({ cacheId: id, place: creationPlace(this.#hook) });
  }
}
