import { announceCache } from './observation';
import { checkSetLike, membersOf, type SetLike } from './setLike';
import type { WeakCell } from './weakCell';
import { checkWeaklyHeld, WeakCollection, type WeakCollectionOptions } from './weakCollection';

/** What a {@link WeakRefSet} can be told at its construction. */
export type WeakRefSetOptions = WeakCollectionOptions<number>;

const NAME = 'WeakRefSet';

/**
 * A set that does not keep its members alive, and unlike a `WeakSet` can be iterated and has a size. As Python's
 * `weakref.WeakSet`, with the methods of a `Set` of ES2025.
 *
 * Members are objects or functions. A removal is told with the serial number of the member as its key: 1 for the first
 * that was ever added, and so on, as the member itself must not be held.
 *
 * What `union` and the like return is a plain `Set`, which holds its members: so it stays as it was computed for as long
 * as it is used, can have members of `other` that cannot be held weakly, has nothing to be watched, and is not shown
 * as a cache of its own. `WeakRefSet.from(result)` lets go of them again. They all look at living members only and count
 * no hits and misses here; none relies on `size`, as that counts the dead who were not seen yet.
 */
export class WeakRefSet<T extends object> extends WeakCollection<number, T> implements Iterable<T> {
  #cells = new WeakMap<T, WeakCell<T>>();
  #lastSerial = 0;

  /** @throws TypeError when members are given instead of options. */
  constructor(options: WeakRefSetOptions = {}) {
    super('weak-set', NAME, options);
    announceCache(this);
  }

  /** A set with these members, for example those of another one. O(members). */
  static from<T extends object>(members: Iterable<T>, options: WeakRefSetOptions = {}): WeakRefSet<T> {
    return new WeakRefSet<T>(options).addAll(members);
  }

  get [Symbol.toStringTag](): string {
    return NAME;
  }

  /** Whether `value` is a member, which may be anything; counts a hit or a miss. Of a miss, no key can be told. O(1). */
  has(value: unknown): boolean {
    // What cannot be a key of a WeakMap is just not there.
    const cell = this.#cells.get(value as T);
    if (cell === undefined) {
      this.counters.misses++;
      return false;
    }
    this.counters.hits++;
    if (this.hearsReads) this.audience.read(this.held.keyOf(cell), true);
    return true;
  }

  /**
   * Adds a member; nothing changes when it is one. O(1).
   *
   * @throws TypeError when it is a primitive.
   */
  add(value: T): this {
    checkWeaklyHeld(NAME, 'a member', value, 'a Set');
    if (this.#holds(value)) return this;
    const serial = ++this.#lastSerial;
    this.#cells.set(value, this.held.put(serial, value, undefined));
    if (this.audience.hearsInsertions) this.audience.inserted(serial, value);
    return this;
  }

  /** Removes a member; `false` when it is none. O(1), amortised. */
  delete(value: T): boolean {
    const cell = this.#cells.get(value);
    if (cell === undefined) return false;
    this.#cells.delete(value);
    this.left(this.held.drop(cell), value, 'explicit');
    return true;
  }

  /** Removes every member, each told as `explicit`, or as `collected` if it was; hits and misses stay. O(size). */
  override clear(): void {
    this.#cells = new WeakMap();
    super.clear();
  }

  /**
   * Removes the oldest living member and returns it, told as `explicit`; `undefined` when there is none. As `pop()` of
   * Python. Dead ones before it are removed on the way. O(1), amortised.
   */
  takeAny(): T | undefined {
    const taken = this.held.takeOldest();
    const value = taken.at(-1)?.value;
    if (value !== undefined) this.#cells.delete(value);
    this.tellAll([...taken, ...this.held.renew()]);
    return value;
  }

  /** Adds many. As `|=` of Python. O(values). @throws TypeError at the first primitive; those before it are added. */
  addAll(values: Iterable<T>): this {
    for (const value of values) this.add(value);
    return this;
  }

  /** Removes many. As `-=` of Python. O(values). */
  deleteAll(values: Iterable<T>): this {
    for (const value of values) this.delete(value);
    return this;
  }

  /** Removes all that are not in `other`. As `&=` of Python. O(size). */
  retainAll(other: SetLike<unknown>): this {
    const kept = checkSetLike(NAME, other);
    for (const value of this.values()) if (!kept.has(value)) this.delete(value);
    return this;
  }

  /**
   * The living members in the order in which they were added; changes nothing. As with a `Set`, members may come and go
   * meanwhile: what left is skipped, what came is visited. A dead one is never handed out; the one handed out last
   * stays alive until the job ends. O(1) a step.
   */
  *values(): Generator<T, void> {
    for (const [, value] of this.held.living()) yield value;
  }

  /** The same as {@link values}, so that the set can stand where a `Set` is expected. */
  keys(): Generator<T, void> {
    return this.values();
  }

  /** {@link values}, each twice, as a `Set` does. */
  *entries(): Generator<[T, T], void> {
    for (const [, value] of this.held.living()) yield [value, value];
  }

  /** The same as {@link values}. */
  [Symbol.iterator](): Generator<T, void> {
    return this.values();
  }

  /** Calls `visit` for each of {@link values}, as `Set.prototype.forEach`. */
  forEach(visit: (value: T, again: T, set: this) => void, thisArg?: unknown): void {
    for (const value of this.values()) visit.call(thisArg, value, value, this);
  }

  /** The members of either, those of `other` last. O(both). */
  union<U>(other: SetLike<U>): Set<T | U> {
    const united = new Set<T | U>(this.values());
    for (const value of membersOf(checkSetLike(NAME, other))) united.add(value);
    return united;
  }

  /** The members of both, in the order of this set. O(size). */
  intersection<U>(other: SetLike<U>): Set<T & U> {
    return this.#filtered(other, true) as Set<T & U>;
  }

  /** The members that are not in `other`. O(size). */
  difference(other: SetLike<unknown>): Set<T> {
    return this.#filtered(other, false);
  }

  /** The members of just one of the two, those of `other` last. O(both). */
  symmetricDifference<U>(other: SetLike<U>): Set<T | U> {
    const others = new Set<T | U>(membersOf(checkSetLike(NAME, other)));
    const result = new Set<T | U>();
    for (const value of this.values()) if (!others.delete(value)) result.add(value);
    for (const value of others) result.add(value);
    return result;
  }

  /** Whether all members are in `other`. O(size). */
  isSubsetOf(other: SetLike<unknown>): boolean {
    const whole = checkSetLike(NAME, other);
    for (const value of this.values()) if (!whole.has(value)) return false;
    return true;
  }

  /** Whether all of `other` are members. O(other). */
  isSupersetOf(other: SetLike<unknown>): boolean {
    for (const value of membersOf(checkSetLike(NAME, other))) if (!this.#holds(value)) return false;
    return true;
  }

  /** Whether no member is in `other`. O(size). */
  isDisjointFrom(other: SetLike<unknown>): boolean {
    const others = checkSetLike(NAME, other);
    for (const value of this.values()) if (others.has(value)) return false;
    return true;
  }

  #holds(value: unknown): boolean {
    return this.#cells.has(value as T);
  }

  #filtered(other: SetLike<unknown>, isKept: boolean): Set<T> {
    const others = checkSetLike(NAME, other);
    const result = new Set<T>();
    for (const value of this.values()) if (others.has(value) ? isKept : !isKept) result.add(value);
    return result;
  }
}
