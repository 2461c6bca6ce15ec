import { AudienceSeat, type Telling } from './audienceSeat';
import type { CacheCounters } from './cacheCounters';
import { callEach, throwAll } from './callEach';
import type { CacheObserver, LeakDetails } from './observation';
import type { RemovalCause } from './removalCause';

/** An entry that has left. */
export interface Departed<K, V> {
  readonly key: K;
  readonly value: V | undefined;
  readonly cause: RemovalCause;
}

/**
 * Counts what leaves a cache and tells its observers what happens there: each of them everything, in the order in which it
 * happened. When one of them changes the cache, the others are told at once, and that one when it has returned; so telling
 * goes no deeper than there are observers. While nobody observes, nothing is allocated.
 */
export class Audience<K, V> {
  /** Whether somebody hears reads. A plain field, as `hearsInsertions`: operations look at it each time. */
  hearsReads = false;
  hearsInsertions = false;
  /** Whether anybody observes. */
  isObserved = false;
  /** How many left, by cause; found without a detour by what counts evictions itself. */
  declare readonly removals: Record<RemovalCause, number>;
  readonly #counters: CacheCounters;
  // Replaced and never changed, so that observing and unobserving while observers are being told is safe.
  #seats: readonly AudienceSeat<K, V>[] = [];

  constructor(counters: CacheCounters) {
    this.#counters = counters;
    this.removals = counters.removals;
  }

  /** Adds an observer, who is told what happens from now on. O(observers). */
  add(observer: CacheObserver<K, V>): AudienceSeat<K, V> {
    const seat = new AudienceSeat(observer);
    this.#setSeats([...this.#seats, seat]);
    return seat;
  }

  /** Takes an observer out; harmless when it is not there any more. O(observers). */
  remove(seat: AudienceSeat<K, V>): void {
    seat.leave();
    this.#setSeats(this.#seats.filter((other) => other !== seat));
  }

  /** Counts one removal and tells it. To be called last, when the cache is in its new state: observers may re-enter. */
  removed(key: K, value: V | undefined, cause: RemovalCause): void {
    this.#counters.countRemoval(cause);
    if (this.isObserved) this.#tell([removal(key, value, cause)]);
  }

  /** The same when something came in its place: another entry, or another value under the same key. */
  exchanged(key: K, value: V, cause: RemovalCause, newKey: K, newValue: V): void {
    this.#counters.countRemoval(cause);
    if (!this.isObserved) return;
    this.#tell([removal(key, value, cause), insertion(newKey, newValue)]);
  }

  /** Tells that an entry drove another one out, which was counted. To be called last, when somebody observes. */
  evicted(key: K, value: V, newKey: K, newValue: V): void {
    this.#tell([removal(key, value, 'size'), insertion(newKey, newValue)]);
  }

  /** The same for many that left at once, all counted before the first one is told; and what is to be told after them. */
  removedAll(departed: readonly Departed<K, V>[], last?: Telling<K, V>): void {
    for (const { cause } of departed) this.#counters.countRemoval(cause);
    if (!this.isObserved) return;
    const tellings = departed.map(({ key, value, cause }) => removal(key, value, cause));
    if (last !== undefined) tellings.push(last);
    this.#tell(tellings);
  }

  /** Tells that an entry has come in and nothing had to go for it. To be called last, when somebody hears insertions. */
  inserted(key: K, value: V): void {
    this.#tell([insertion(key, value)]);
  }

  /** What tells an insertion after removals; `undefined` when nobody hears it. */
  insertion(key: K, value: V): Telling<K, V> | undefined {
    return this.hearsInsertions ? insertion(key, value) : undefined;
  }

  /** Tells a read that was counted. To be called last, when somebody hears reads. */
  read(key: K, isHit: boolean): void {
    // Mostly there is one observer, who is not being told anything else.
    const first = this.#seats[0] as AudienceSeat<K, V>;
    if (this.#seats.length === 1 && first.tellsAtOnce(key, isHit)) return;
    this.#tell([read(key, isHit)]);
  }

  /** What tells a miss after removals; `undefined` when nobody hears it. */
  miss(key: K): Telling<K, V> | undefined {
    return this.hearsReads ? read(key, false) : undefined;
  }

  /** Tells a leak, out of the order of everything else. */
  leaked(key: K, value: V, leak: LeakDetails): void {
    callEach(this.#seats, ({ observer }) => observer.onLeak?.(key, value, leak));
  }

  #setSeats(seats: readonly AudienceSeat<K, V>[]): void {
    this.#seats = seats;
    this.isObserved = seats.length > 0;
    this.hearsReads = seats.some(({ observer }) => observer.onRead !== undefined);
    this.hearsInsertions = seats.some(({ observer }) => observer.onInsertion !== undefined);
  }

  /** Tells all that an operation brought about. */
  #tell(tellings: readonly Telling<K, V>[]): void {
    const seats = this.#seats;
    const errors: unknown[] = [];
    // To all before the first one is told, as that one may bring about something else.
    for (const seat of seats) seat.add(tellings);
    for (const seat of seats) seat.tell(errors);
    if (errors.length > 0) throwAll(errors);
  }
}

// Functions of their own: one that makes a closure of its parameters allocates room for them whenever it is called.

function removal<K, V>(key: K, value: V | undefined, cause: RemovalCause): Telling<K, V> {
  return (observer) => observer.onRemoval(key, value, cause);
}

function insertion<K, V>(key: K, value: V): Telling<K, V> {
  return (observer) => observer.onInsertion?.(key, value);
}

function read<K, V>(key: K, isHit: boolean): Telling<K, V> {
  return (observer) => observer.onRead?.(key, isHit);
}
