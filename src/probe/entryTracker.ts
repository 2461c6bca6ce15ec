import type { Hits } from '../protocol/probe';

/** The most entries of one cache whose lives are followed. */
export const TRACKED_CAP = 10_000;
/** The most entries of all caches together. */
export const TRACKED_TOTAL_CAP = 100_000;

/** How many more entries may be followed, shared by all caches. */
export interface TrackerBudget {
  left: number;
}

/** What was seen of an entry since it came. */
export class EntryRecord {
  hits = 0;
  usedAtMs: number;
  /** Its hits since the frame before, when {@link frame} is the present one. */
  listed: Hits | undefined = undefined;
  /** The number of the frame for which hits were listed last. */
  frame = -1;

  constructor(readonly insertedAtMs: number) {
    this.usedAtMs = insertedAtMs;
  }
}

/**
 * Follows the lives of a cache's entries, at most {@link TRACKED_CAP}: of more, those that come while there is no room are
 * not known. It keeps no key alive: primitive ones are here for as long as they are in the cache, objects are held weakly.
 */
export class EntryTracker {
  readonly #byPrimitive = new Map<unknown, EntryRecord>();
  #byObject = new WeakMap<object, EntryRecord>();
  readonly #budget: TrackerBudget;
  #size = 0;

  constructor(budget: TrackerBudget) {
    this.#budget = budget;
  }

  /** Begins to follow an entry, unless there is no room for it. O(1). */
  add(key: unknown, nowMs: number): void {
    this.remove(key);
    if (this.#size >= TRACKED_CAP || this.#budget.left <= 0) return;
    this.#size++;
    this.#budget.left--;
    const record = new EntryRecord(nowMs);
    if (isObject(key)) this.#byObject.set(key, record);
    else this.#byPrimitive.set(key, record);
  }

  /** What is known of the entry under `key`. O(1). */
  find(key: unknown): EntryRecord | undefined {
    return isObject(key) ? this.#byObject.get(key) : this.#byPrimitive.get(key);
  }

  /** Forgets the entry under `key`, and returns what was known. O(1). */
  remove(key: unknown): EntryRecord | undefined {
    const record = this.find(key);
    if (record === undefined) return undefined;
    if (isObject(key)) this.#byObject.delete(key);
    else this.#byPrimitive.delete(key);
    this.#size--;
    this.#budget.left++;
    return record;
  }

  /** Forgets everything. */
  clear(): void {
    this.#byPrimitive.clear();
    this.#byObject = new WeakMap();
    this.#budget.left += this.#size;
    this.#size = 0;
  }
}

function isObject(key: unknown): key is object {
  return (typeof key === 'object' && key !== null) || typeof key === 'function';
}
