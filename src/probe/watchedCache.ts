import type { Clock } from '../base/clock';
import type { EntryView, ObservableCache } from '../cache/observation';
import type { KeyName } from '../protocol/keyName';
import type { CacheSample, EntryPage, EntrySample, EntryWindow } from '../protocol/probe';
import { publisherOf } from './diagnosticsChannels';
import { EntryTracker, TRACKED_CAP, type TrackerBudget } from './entryTracker';
import type { KeyNames } from './keyNames';
import { preview } from './preview';
import type { Trail } from './trail';
import { valuePreview } from './valuePreview';

type Inspectable = ObservableCache & Required<Pick<ObservableCache, 'inspect'>>;

/** How many entries of a cache are looked through for a window; those behind them are not seen. */
export const ENTRY_SCAN_CAP = 10_000;

/** What all caches share. */
export interface WatchParts {
  readonly trail: Trail;
  readonly budget: TrackerBudget;
  readonly names: KeyNames;
  readonly clock: Clock;
}

/** One cache of the program: what is read from it for each frame, and what it tells in between. */
export class WatchedCache {
  readonly id: number;
  readonly #name: string;
  readonly #type: CacheSample['type'];
  readonly #policy: Pick<CacheSample, 'policy'>;
  readonly #clock: Clock;
  /** Weak: to be watched must not keep the program's cache, or anything in it, alive. */
  readonly #cache: WeakRef<ObservableCache>;
  /** Strong: plain integers, which still tell the last totals after the cache was collected. */
  readonly #counters: ObservableCache['counters'];
  readonly #tracker: EntryTracker;
  readonly #identityOf: Identity;
  readonly #nameOf: (key: unknown) => KeyName;
  readonly #unobserve: () => void;
  /** What it was when the cache was last seen. */
  #capacity: number;

  constructor(id: number, cache: ObservableCache, { trail, budget, names, clock }: WatchParts) {
    this.id = id;
    this.#name = preview(cache.name);
    this.#type = preview(cache.type);
    this.#policy = cache.policy === undefined ? {} : { policy: preview(cache.policy) };
    this.#clock = clock;
    this.#cache = new WeakRef(cache);
    this.#counters = cache.counters;
    this.#capacity = cache.capacity;
    this.#tracker = new EntryTracker(budget);
    this.#identityOf = cache.type === 'memoize' ? argumentOf : itself;
    this.#nameOf = namesOf(cache.type, names);
    this.#takeIn(cache, trail);
    this.#unobserve = this.#observe(cache, trail);
  }

  /** The cache, if it can tell of its entries and was not collected. */
  get inspectable(): Inspectable | undefined {
    const cache = this.#cache.deref();
    return cache?.inspect === undefined ? undefined : (cache as Inspectable);
  }

  /** Leaves the cache alone again. */
  dispose(): void {
    this.#unobserve();
    this.#tracker.clear();
  }

  /** All totals as they are now, and whether the cache is still there. Once it is not, they are the last ones. */
  sample(): { readonly sample: CacheSample; readonly isGone: boolean } {
    const cache = this.#cache.deref();
    const counters = this.#counters;
    if (cache === undefined) this.#tracker.clear();
    else this.#capacity = cache.capacity;
    const { loads, loadFailures, loadTimeMs } = counters;
    const sample = {
      id: this.id,
      name: this.#name,
      type: this.#type,
      ...this.#policy,
      size: cache?.size ?? 0,
      capacity: Number.isFinite(this.#capacity) ? this.#capacity : null,
      hits: counters.hits,
      misses: counters.misses,
      removals: { ...counters.removals },
      ...(cache === undefined ? {} : numbersOf(cache)),
      ...(loads > 0 ? { loads: { count: loads, failures: loadFailures, timeMs: loadTimeMs } } : {}),
    };
    return { sample, isGone: cache === undefined };
  }

  /** At most `limit` entries of the cache, the next victim first. */
  entries(cache: Inspectable, limit: number): EntrySample[] {
    return this.#samples(cache.inspect(limit).slice(0, limit));
  }

  /** What is in a window, as far as the first {@link ENTRY_SCAN_CAP} entries have it; O(1) for each of them. */
  page({ cacheId, filter, from, count }: EntryWindow): EntryPage {
    const cache = this.inspectable;
    const limit = filter === '' ? Math.min(from + count, ENTRY_SCAN_CAP) : ENTRY_SCAN_CAP;
    const views = cache?.inspect(Math.max(1, limit)).slice(0, Math.max(1, limit)) ?? [];
    const wanted = filter.toLowerCase();
    const isWanted = ({ key }: EntryView): boolean => preview(key).toLowerCase().includes(wanted);
    const matching = filter === '' ? views : views.filter(isWanted);
    const [first = null] = this.#samples(views.slice(0, 1));
    return {
      cacheId,
      filter,
      from,
      entries: this.#samples(matching.slice(from, from + count)),
      matching: filter === '' ? Math.min(cache?.size ?? 0, ENTRY_SCAN_CAP) : matching.length,
      first,
    };
  }

  /** What a cache has already when it is announced was put in by its constructor, as a pool's first objects are. */
  #takeIn(cache: ObservableCache, trail: Trail): void {
    if (cache.size === 0) return;
    const source = { id: this.id, nameOf: this.#nameOf };
    const nowMs = this.#clock();
    for (const { key } of cache.inspect?.(TRACKED_CAP).slice(0, TRACKED_CAP) ?? []) {
      this.#tracker.add(this.#identityOf(key), nowMs);
      trail.inserted(source, key, nowMs);
    }
  }

  /** Observes the cache from now on, without a reference to it; returns how to leave it alone again. */
  #observe(cache: ObservableCache, trail: Trail): () => void {
    const publisher = publisherOf(cache);
    const source = { id: this.id, nameOf: this.#nameOf };
    const [tracker, clock, identityOf, isPool] = [this.#tracker, this.#clock, this.#identityOf, cache.type === 'pool'];
    return cache.observe({
      onRemoval: (key, value, cause) => {
        trail.removed(source, key, cause, tracker.remove(identityOf(key)));
        publisher.onRemoval(key, value, cause);
      },
      onInsertion: (key) => {
        const nowMs = clock();
        tracker.add(identityOf(key), nowMs);
        trail.inserted(source, key, nowMs);
      },
      onRead: (key, isHit) => {
        if (isHit) trail.hit(source, key, tracker.find(identityOf(key)));
        else if (isPool) trail.used(tracker.find(key));
      },
      onLeak: (key, value, leak) => {
        trail.leaked(source.id, key, leak);
        publisher.onLeak(key, value, leak);
      },
    });
  }

  #samples(views: readonly EntryView[]): EntrySample[] {
    const nowMs = this.#clock();
    return views.map((view) => {
      const record = this.#tracker.find(this.#identityOf(view.key));
      if (record === undefined) return this.#sample(view);
      const { hits, usedAtMs, insertedAtMs } = record;
      // An object that is lent was last used when it was lent.
      const sinceMs = view.state === 'lent' ? usedAtMs : insertedAtMs;
      return { ageMs: nowMs - sinceMs, ...this.#sample(view), hits, idleMs: nowMs - usedAtMs };
    });
  }

  #sample(view: EntryView): EntrySample {
    return toSample(view, this.#nameOf(view.key));
  }
}

/** The keys of pools and of sets are serial numbers. */
function namesOf(type: string, names: KeyNames): (key: unknown) => KeyName {
  if (type === 'pool' || type === 'weak-set') return (key) => ({ key: preview(key) });
  return type === 'memoize' ? (list) => names.ofArguments(list) : (key) => names.of(key);
}

/** What an entry is known by. */
type Identity = (key: unknown) => unknown;

function itself(key: unknown): unknown {
  return key;
}

/**
 * The list of arguments of a memoized function may be another one each time: where there is one argument, it is that one.
 * Of longer lists, those that hold objects weakly are not recognised.
 */
function argumentOf(key: unknown): unknown {
  return Array.isArray(key) && key.length === 1 ? (key[0] as unknown) : key;
}

function numbersOf({ weight, maxWeight, idle, inUse, waiting }: ObservableCache): Pick<CacheSample, 'weight' | 'pool'> {
  const isWeighed = weight !== undefined && maxWeight !== undefined && Number.isFinite(maxWeight);
  const isPool = idle !== undefined && inUse !== undefined && waiting !== undefined;
  return {
    ...(isWeighed ? { weight: { now: weight, max: maxWeight } } : {}),
    ...(isPool ? { pool: { idle, lent: inUse, waiting } } : {}),
  };
}

/** Only what a frame may hold: the cache may be of another version of the library. */
function toSample(view: EntryView, name: KeyName): EntrySample {
  const { remainingTtlMs, weight, ageMs, state } = view;
  const numbers = Object.entries({ remainingTtlMs, weight, ageMs }).filter(([, number]) => Number.isFinite(number));
  return {
    ...name,
    ...Object.fromEntries(numbers),
    ...(state === 'idle' || state === 'lent' ? { state } : {}),
    ...('value' in view ? { value: valuePreview(view.value) } : {}),
  };
}
