import { CACHE_LIST_CAP, type CacheSample, type Frame, type Place } from '../protocol/probe';
import { hitRate, removalCount, type CacheSnapshot } from '../protocol/snapshot';
import { RecentEvictions } from './recentEvictions';
import { RecentReads } from './recentReads';

/** The most places that are kept of caches that were not seen yet. */
const PLACE_CAP = 4 * CACHE_LIST_CAP;

interface Account {
  snapshot: CacheSnapshot;
  readonly reads: RecentReads;
  readonly evictions: RecentEvictions;
}

/** The caches of one process, those that are gone too while there is room for them. */
export class CacheBook {
  readonly #accounts = new Map<number, Account>();
  readonly #places = new Map<number, Place | null>();
  #lastMs = 0;
  #forgotten = 0;
  #forgottenRemovals = 0;
  readonly #allReads = new RecentReads();
  #read = { hits: 0, misses: 0 };

  /** All of them, in the order in which they appeared. One that is as before is the same object as before. */
  get snapshots(): CacheSnapshot[] {
    return [...this.#accounts.values()].map(({ snapshot }) => snapshot);
  }

  /** How many caches there was no room for any more. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** The removals of all caches, the forgotten ones' too. */
  get removals(): number {
    return this.snapshots.reduce((sum, cache) => sum + removalCount(cache), this.#forgottenRemovals);
  }

  /** See `SessionSnapshot.rollingHitRate`. */
  get rollingHitRate(): number | null {
    return this.#allReads.hitRate;
  }

  find(id: number): CacheSnapshot | undefined {
    return this.#accounts.get(id)?.snapshot;
  }

  add(frame: Frame): void {
    for (const { cacheId, place } of frame.creations)
      if (this.#places.size < PLACE_CAP) this.#places.set(cacheId, place);
    for (const sample of frame.caches) this.#update(sample, frame.atMs);
    this.#allReads.add(this.#read);
    const present = new Set(frame.caches.map(({ id }) => id));
    for (const [id, account] of this.#accounts) if (!present.has(id)) this.#markGone(account, id);
    this.#forgetGoneOnes(present);
    this.#lastMs = frame.atMs;
  }

  #update(sample: CacheSample, atMs: number): void {
    const known = this.#accounts.get(sample.id);
    const reads = known?.reads ?? new RecentReads();
    // At the frame before, it was not there yet.
    const evictions = known?.evictions ?? new RecentEvictions(this.#lastMs);
    reads.add(sample);
    this.#read = {
      hits: this.#read.hits + gain(sample.hits, known?.snapshot.hits),
      misses: this.#read.misses + gain(sample.misses, known?.snapshot.misses),
    };
    evictions.add(atMs, sample.removals.size);
    const now = {
      ...sample,
      hitRate: hitRate(sample.hits, sample.misses),
      rollingHitRate: reads.hitRate,
      evictionsPerSecond: evictions.perSecond,
      place: this.#places.get(sample.id) ?? null,
      isGone: false,
    };
    const snapshot = known !== undefined && isSame(known.snapshot, now) ? known.snapshot : now;
    this.#accounts.set(sample.id, { snapshot, reads, evictions });
  }

  #markGone(account: Account, id: number): void {
    const place = this.#places.get(id) ?? null;
    if (account.snapshot.isGone && account.snapshot.place === place) return;
    account.snapshot = { ...account.snapshot, place, isGone: true, evictionsPerSecond: 0 };
  }

  /** Caches that are no longer in the process stay listed while there is room, the oldest of them go first. */
  #forgetGoneOnes(present: ReadonlySet<number>): void {
    for (const [id, { snapshot }] of this.#accounts) {
      if (this.#accounts.size <= CACHE_LIST_CAP) return;
      if (present.has(id)) continue;
      this.#accounts.delete(id);
      this.#places.delete(id);
      this.#forgotten++;
      this.#forgottenRemovals += removalCount(snapshot);
    }
  }
}

/** Counters only rise; a process that says otherwise is not believed. */
function gain(now: number, before = 0): number {
  return Math.max(0, now - before);
}

/** Both were made here, of what JSON can hold, with their members in the same order. */
function isSame(before: CacheSnapshot, now: CacheSnapshot): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}
