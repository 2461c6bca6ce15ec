import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposable';
import { CACHE_CREATED_HOOK, type CacheCreatedHook, type EntryView, type ObservableCache } from '../cache/observation';
import {
  CACHE_LIST_CAP,
  ENTRY_LIST_CAP,
  ENTRY_TOTAL_CAP,
  FRAME_LIST_CAP,
  type CacheEntries,
  type CacheSample,
  type EntrySample,
  type Removal,
} from '../protocol/probe';
import { CappedList } from './cappedList';
import { publisherOf } from './diagnosticsChannels';
import { preview } from './preview';

type HookedGlobal = { [CACHE_CREATED_HOOK]?: CacheCreatedHook };

type Inspectable = ObservableCache & Required<Pick<ObservableCache, 'inspect'>>;

interface Watched {
  readonly id: number;
  readonly name: string;
  readonly type: CacheSample['type'];
  /** Weak: to be watched must not keep the program's cache, or anything in it, alive. */
  readonly cache: WeakRef<ObservableCache>;
  /** Strong: plain integers, which still tell the last totals after the cache was collected. */
  readonly counters: ObservableCache['counters'];
  /** What it was when the cache was last seen. */
  capacity: number;
}

/** Finds the caches of Hitrate's own library that the program creates from now on, and what leaves them. */
export class HitrateCaches implements Disposable {
  readonly #clock: Clock;
  readonly #watched = new Map<number, Watched>();
  /** How to leave each cache alone again; it refers to the cache, so the cache must be the key. */
  readonly #unobserve = new WeakMap<ObservableCache, () => void>();
  readonly #removals = new CappedList<Removal>(FRAME_LIST_CAP);
  #created = 0;
  #leftOut = 0;
  readonly #hook: CacheCreatedHook = (cache) => this.#watch(cache);

  constructor(clock: Clock) {
    this.#clock = clock;
    (globalThis as HookedGlobal)[CACHE_CREATED_HOOK] = this.#hook;
  }

  /** All totals as they are now. A cache that was collected since the last call is in it a last time. */
  sample(): { caches: CacheSample[]; cachesLeftOut: number } {
    const caches = [...this.#watched.values()].map((watched) => this.#sampleOne(watched));
    return { caches, cachesLeftOut: this.#leftOut };
  }

  /**
   * The entries that would leave first, of the caches that can tell; when there are many such caches, fewer of each, and
   * none of the youngest.
   */
  entries(): CacheEntries[] {
    const live = [...this.#watched.values()].flatMap(({ id, cache }) => {
      const inspected = cache.deref();
      return inspected?.inspect === undefined ? [] : [{ id, cache: inspected as Inspectable }];
    });
    const shown = live.slice(0, ENTRY_TOTAL_CAP);
    const limit = Math.min(ENTRY_LIST_CAP, Math.floor(ENTRY_TOTAL_CAP / Math.max(1, shown.length)));
    return shown.map(({ id, cache }) => {
      const entries = cache.inspect(limit).slice(0, limit).map(toSample);
      return { cacheId: id, entries, leftOut: Math.max(0, cache.size - entries.length) };
    });
  }

  /** The removals since the last call. */
  takeRemovals(): { items: Removal[]; leftOut: number } {
    return this.#removals.take();
  }

  /** Takes the hook and every observer back. */
  dispose(): void {
    const hooked = globalThis as HookedGlobal;
    if (hooked[CACHE_CREATED_HOOK] === this.#hook) delete hooked[CACHE_CREATED_HOOK];
    for (const { cache } of this.#watched.values()) {
      const live = cache.deref();
      if (live !== undefined) this.#unobserve.get(live)?.();
    }
    this.#watched.clear();
  }

  #watch(cache: ObservableCache): void {
    const id = this.#created++;
    if (this.#watched.size >= CACHE_LIST_CAP) {
      this.#leftOut++;
      return;
    }
    const publisher = publisherOf(cache);
    const unobserve = cache.observe({
      onRemoval: (key, value, cause) => {
        this.#onRemoval(id, key, cause);
        publisher.onRemoval(key, value, cause);
      },
      onLeak: publisher.onLeak,
    });
    this.#unobserve.set(cache, unobserve);
    this.#watched.set(id, {
      id,
      name: preview(cache.name),
      type: preview(cache.type),
      cache: new WeakRef(cache),
      counters: cache.counters,
      capacity: cache.capacity,
    });
  }

  #onRemoval(cacheId: number, key: unknown, cause: Removal['cause']): void {
    if (!this.#removals.hasRoom) return this.#removals.leaveOut();
    this.#removals.push({ cacheId, atMs: this.#clock(), key: preview(key), cause });
  }

  #sampleOne(watched: Watched): CacheSample {
    const cache = watched.cache.deref();
    if (cache === undefined) this.#watched.delete(watched.id);
    else watched.capacity = cache.capacity;
    return {
      id: watched.id,
      name: watched.name,
      type: watched.type,
      size: cache?.size ?? 0,
      capacity: Number.isFinite(watched.capacity) ? watched.capacity : null,
      hits: watched.counters.hits,
      misses: watched.counters.misses,
      removals: { ...watched.counters.removals },
    };
  }
}

/** Only what a frame may hold: the cache may be of another version of the library. */
function toSample({ key, remainingTtlMs, weight, ageMs, state }: EntryView): EntrySample {
  const numbers = Object.entries({ remainingTtlMs, weight, ageMs }).filter(([, value]) => Number.isFinite(value));
  const known = state === 'idle' || state === 'lent' ? { state } : {};
  return { key: preview(key), ...Object.fromEntries(numbers), ...known };
}
