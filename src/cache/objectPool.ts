import { callEach, throwAfter } from './callEach';
import { checkCapacity } from './checkCapacity';
import { isObject } from './isObject';
import { announceCache } from './observation';
import { ObservedCache } from './observedCache';

export interface ObjectPoolOptions<T extends object> {
  /** Makes an object; it must be a new one each time. */
  readonly create: () => T;
  /** Makes a released object as good as new. When it throws, the object is destroyed instead of being kept. */
  readonly reset?: (object: T) => void;
  /** Ends an object that leaves the pool. */
  readonly destroy?: (object: T) => void;
  /** The most objects, idle and lent together: a positive integer, or `Infinity`. */
  readonly max: number;
  /** How many objects to create at once, at most `max`; none by default. They do not count as misses. */
  readonly prefill?: number;
  /** For people; `ObjectPool` by default. */
  readonly name?: string;
}

interface Slot<T> {
  /** The object's serial number, from 1 on; what observers are told as its key. */
  readonly key: number;
  readonly value: T;
  isLent: boolean;
}

/**
 * Keeps objects that are dear to make and lends them out, the last one returned first, as that one is most likely still
 * in the processor's caches. Releasing an object twice, or one of another pool, is an error and not a shared object.
 *
 * Hits are acquisitions served by an idle object, misses those that created one. Observers are told `explicit` when an
 * object leaves; its key is a serial number. The pool holds lent objects too, so one that is never released stays.
 *
 * @throws RangeError when `max` is neither a positive integer nor `Infinity`, or `prefill` does not fit into it.
 * @throws TypeError when there is no `create`.
 */
export class ObjectPool<T extends object> extends ObservedCache<number, T> {
  /** `max`: the most objects, idle and lent together. */
  readonly capacity: number;
  readonly #create: () => T;
  readonly #reset: ((object: T) => void) | undefined;
  readonly #destroy: ((object: T) => void) | undefined;
  readonly #slots = new Map<T, Slot<T>>();
  #idle: Slot<T>[] = [];
  #creating = 0;
  #lastKey = 0;

  constructor(options: ObjectPoolOptions<T>) {
    super(options.name ?? 'ObjectPool', 'pool');
    this.capacity = checkCapacity('ObjectPool', 'max', options.max);
    const prefill = options.prefill ?? 0;
    if (!Number.isSafeInteger(prefill) || prefill < 0 || prefill > this.capacity) {
      throw new RangeError(`ObjectPool: prefill must be an integer from 0 to max, not ${String(prefill)}`);
    }
    if (typeof options.create !== 'function') {
      throw new TypeError('ObjectPool: create must be a function that returns a new object');
    }
    this.#create = options.create;
    this.#reset = options.reset;
    this.#destroy = options.destroy;
    while (this.#idle.length < prefill) this.#idle.push(this.#createSlot());
    announceCache(this);
  }

  /** How many objects there are, idle and lent. O(1). */
  get size(): number {
    return this.#slots.size;
  }

  /** How many objects wait to be lent. O(1). */
  get idle(): number {
    return this.#idle.length;
  }

  /** How many objects are lent. O(1). */
  get inUse(): number {
    return this.#slots.size - this.#idle.length;
  }

  /**
   * Lends an object: the idle one that was released last, else a new one. To be given back with `release`. O(1) besides
   * `create`. An acquisition that throws counts neither as hit nor as miss.
   *
   * @throws Error when `max` objects are lent; TypeError or Error when `create` returns no object or a known one; and
   * what `create` throws.
   */
  acquire(): T {
    const idle = this.#idle.pop();
    const slot = idle ?? this.#createSlot();
    if (idle === undefined) this.counters.misses++;
    else this.counters.hits++;
    slot.isLent = true;
    return slot.value;
  }

  /**
   * Takes a lent object back, through `reset`. O(1) besides that. When `reset` throws, the object is destroyed and told
   * as `explicit`, and the error reaches the caller.
   *
   * @throws Error when the object is not lent, or not of this pool.
   */
  release(object: T): void {
    const slot = this.#slots.get(object);
    if (slot === undefined) {
      throw new Error(`${this.name}: the released object is not of this pool; release only what acquire() returned`);
    }
    if (!slot.isLent) {
      throw new Error(`${this.name}: the object was released already; release it once, and do not use it afterwards`);
    }
    // First of all, so that a second release from within `reset` is found out too.
    slot.isLent = false;
    try {
      this.#reset?.(object);
    } catch (error) {
      throwAfter(error, () => this.#discard([slot]));
    }
    this.#idle.push(slot);
  }

  /**
   * Lends an object to `callback` and takes it back when that has returned, thrown, or settled its promise. Returns what
   * the callback returns. Throws what it throws; when releasing fails as well, an `AggregateError` of both.
   */
  use<R>(callback: (object: T) => PromiseLike<R>): Promise<R>;
  use<R>(callback: (object: T) => R): R;
  use<R>(callback: (object: T) => R | PromiseLike<R>): R | Promise<R> {
    const object = this.acquire();
    let result: R | PromiseLike<R>;
    try {
      result = callback(object);
    } catch (error) {
      throwAfter(error, () => this.release(object));
    }
    if (isPromiseLike(result)) return this.#releaseWhenSettled(result, object);
    this.release(object);
    return result;
  }

  /** Destroys the idle objects, each told as `explicit`; lent ones come back as usual. O(idle). */
  clear(): void {
    const idle = this.#idle;
    this.#idle = [];
    this.#discard(idle);
  }

  #createSlot(): Slot<T> {
    // What is being created counts, as `create` may acquire from this pool itself.
    if (this.#slots.size + this.#creating >= this.capacity) {
      throw new Error(`${this.name}: all ${this.capacity} objects are in use; release one first, or raise max`);
    }
    this.#creating++;
    try {
      const value = this.#create();
      if (!isObject(value)) throw new TypeError(`${this.name}: create() must return an object, not ${String(value)}`);
      if (this.#slots.has(value)) {
        throw new Error(
          `${this.name}: create() returned an object that it had returned before; it must make a new one`,
        );
      }
      const slot = { key: ++this.#lastKey, value, isLent: false };
      this.#slots.set(value, slot);
      return slot;
    } finally {
      this.#creating--;
    }
  }

  #discard(slots: readonly Slot<T>[]): void {
    for (const { value } of slots) this.#slots.delete(value);
    const steps = [
      () => this.removedAll(slots, () => 'explicit'),
      () => callEach(slots, ({ value }) => this.#destroy?.(value)),
    ];
    callEach(steps, (step) => step());
  }

  #releaseWhenSettled<R>(result: PromiseLike<R>, object: T): Promise<R> {
    return Promise.resolve(result).then(
      (value) => {
        this.release(object);
        return value;
      },
      (error: unknown) => throwAfter(error, () => this.release(object)),
    );
  }
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && 'then' in value && typeof value.then === 'function';
}
