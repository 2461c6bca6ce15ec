import type { Audience, Departed } from './audience';
import { checkCapacity } from './checkCapacity';
import { checkShare } from './checkShare';
import { DeadlineOrder } from './deadlineOrder';
import { DeadlineTimer } from './deadlineTimer';
import type { EntryView } from './observation';
import { randomOf } from './randomOf';
import type { RemovalCause } from './removalCause';
import type { CacheRuntime } from './runtime';
import { SlotNumbers } from './slotNumbers';
import { SlotRecency } from './slotRecency';
import { Slots } from './slots';
import type { TtlCacheOptions } from './ttlOptions';

/** What a `TtlCache` holds, by key, in the order of use and in that of deadlines. Counts no reads. */
export class TtlStore<K, V> extends Slots<K, V> {
  readonly #recency = this.attach(new SlotRecency());
  readonly #deadlines = this.attach(new DeadlineOrder());
  /** How long the life of an entry is that begins anew; `undefined` when reading does not prolong it. */
  readonly #lives: SlotNumbers | undefined;
  readonly #jitter: number;
  readonly #random: () => number;
  declare private readonly runtime: CacheRuntime;
  readonly #timer: DeadlineTimer<TtlStore<K, V>> | undefined;
  declare private readonly audience: Audience<K, V>;

  constructor(options: TtlCacheOptions<K, V>, runtime: CacheRuntime, audience: Audience<K, V>) {
    super();
    this.capacity = checkCapacity('TtlCache', 'capacity', options.capacity ?? Infinity);
    this.#jitter = checkShare('TtlCache', 'jitter', options.jitter ?? 0);
    this.#random = randomOf('TtlCache', options.random);
    if (options.sliding === true) this.#lives = this.attach(new SlotNumbers());
    this.runtime = runtime;
    this.audience = audience;
    if (options.timer !== false) {
      this.#timer = new DeadlineTimer<TtlStore<K, V>>(runtime, this, (store) => void store.expire());
    }
  }

  /** The slot of `key`; 0 when it is not held, or its time has passed. */
  findLive(key: K): number {
    const slot = this.find(key);
    return slot !== 0 && this.#deadlines.deadlineMs(slot) > this.runtime.now() ? slot : 0;
  }

  /** How long an entry still lives; not greater than 0 when its time has passed. */
  remainingMs(slot: number): number {
    return this.#deadlines.deadlineMs(slot) - this.runtime.now();
  }

  /** By how much a read prolongs an entry; `undefined` when it does not. */
  slidingMs(slot: number): number | undefined {
    return this.#lives?.get(slot);
  }

  /** Notes that an entry was read. Returns `false`, and changes nothing, when its time has passed. */
  use(slot: number): boolean {
    const nowMs = this.runtime.now();
    if (this.#deadlines.deadlineMs(slot) <= nowMs) return false;
    this.#recency.moveToFront(slot);
    if (this.#lives !== undefined) this.#deadlines.move(slot, nowMs + this.#lives.get(slot));
    return true;
  }

  /** Stores a value under a key, held or not, for a time that jitter shortens. */
  set(key: K, value: V, ttlMs: number): void {
    const lifeMs = this.#jitter === 0 ? ttlMs : ttlMs * (1 - this.#jitter * this.#random());
    this.restore(key, value, lifeMs, lifeMs);
  }

  /**
   * Stores a value under a key, held or not, for `remainingMs`, and `lifeMs` from a read on. A full cache comes this way
   * with every miss: nothing is allocated here, and no private method called, at which V8 looks at the object's brand.
   */
  restore(key: K, value: V, remainingMs: number, lifeMs: number): void {
    // Looked up once, as what is longer is not inlined where it is called.
    const deadlines = this.#deadlines;
    const slot = this.find(key);
    const nowMs = this.runtime.now();
    const { firstMs } = deadlines;
    if (slot !== 0) {
      const old = this.valueAt(slot);
      const isPast = deadlines.deadlineMs(slot) <= nowMs;
      this.setValue(slot, value);
      this.renew(slot, nowMs, remainingMs, lifeMs);
      if (!isPast && Object.is(old, value)) return;
      const ownKey = this.keyAt(slot);
      this.audience.exchanged(ownKey, old, isPast ? 'expired' : 'replaced', ownKey, value);
    } else if (firstMs > nowMs && this.size < this.capacity) {
      this.#begin(this.add(key, value), nowMs, remainingMs, lifeMs);
      if (this.audience.hearsInsertions) this.audience.inserted(key, value);
    } else {
      // One whose time has passed goes first, whether the cache is full or not: so without a timer, too, no more is held
      // than was alive at one time.
      const victim = firstMs <= nowMs ? deadlines.first : this.#recency.last;
      const victimValue = this.valueAt(victim);
      const victimKey = this.refill(victim, key, value);
      this.exchangeKey(victimKey, key, victim);
      this.renew(victim, nowMs, remainingMs, lifeMs);
      this.audience.exchanged(victimKey, victimValue, firstMs <= nowMs ? 'expired' : 'size', key, value);
    }
  }

  /** Lets the life of a slot begin anew, as the most recently used. */
  renew(slot: number, nowMs: number, remainingMs: number, lifeMs: number): void {
    this.#recency.moveToFront(slot);
    if (this.#lives !== undefined) this.#lives.set(slot, lifeMs);
    this.#deadlines.move(slot, nowMs + remainingMs);
    this.arm(nowMs);
  }

  /** Lets the timer come no later than the first deadline. It may come in vain, and is then armed again. */
  arm(nowMs: number): void {
    if (this.#timer === undefined) return;
    const { firstMs } = this.#deadlines;
    if (firstMs < this.#timer.dueMs) this.#timer.arm(firstMs, nowMs);
  }

  /** Lets an entry go; whether it was alive. */
  delete(slot: number): boolean {
    const isLive = this.#deadlines.deadlineMs(slot) > this.runtime.now();
    this.#letGo(slot, isLive ? 'explicit' : 'expired');
    return isLive;
  }

  /** Lets an entry go whose time has passed, which a read of `key` came upon and missed. */
  drop(slot: number, key: K): void {
    const miss = this.audience.miss(key);
    if (miss === undefined) this.#letGo(slot, 'expired');
    else this.audience.removedAll([this.#take(slot, 'expired')], miss);
  }

  /** Lets all entries go, the most recently used first. */
  override clear(): void {
    const nowMs = this.runtime.now();
    const departed = this.#recency
      .lastOf(Infinity)
      .reverse()
      .map((slot) => this.#departed(slot, this.#deadlines.deadlineMs(slot) > nowMs ? 'explicit' : 'expired'));
    super.clear();
    this.#recency.clear();
    this.#deadlines.clear();
    this.#timer?.disarm();
    this.audience.removedAll(departed);
  }

  /** Lets all entries go whose time has passed, the one that ended first before the others; how many that were. */
  expire(): number {
    const nowMs = this.runtime.now();
    const departed: Departed<K, V>[] = [];
    while (this.#deadlines.firstMs <= nowMs) departed.push(this.#take(this.#deadlines.first, 'expired'));
    this.arm(nowMs);
    this.audience.removedAll(departed);
    return departed.length;
  }

  /** Sets a new bound, and lets go what does not fit any more. */
  resize(capacity: number): void {
    this.capacity = checkCapacity('TtlCache', 'capacity', capacity);
    const nowMs = this.runtime.now();
    const departed: Departed<K, V>[] = [];
    while (this.size > capacity) {
      const victim = this.#victim(nowMs);
      departed.push(this.#take(victim, this.#causeOf(victim, nowMs)));
    }
    this.audience.removedAll(departed);
  }

  /** The keys of all entries, the least recently used first. O(size). */
  keysFromVictim(): K[] {
    return this.#recency.lastOf(Infinity).map((slot) => this.keyAt(slot));
  }

  /** At most `limit` entries with the time they have left, the next victim first. */
  inspect(limit: number): EntryView[] {
    const ended = new Set(this.#deadlines.upTo(this.runtime.now()));
    const others = this.#recency.lastOf(limit).filter((slot) => !ended.has(slot));
    return [...ended, ...others].slice(0, limit).map((slot) => {
      const key = this.keyAt(slot);
      const value = this.valueAt(slot);
      const remainingTtlMs = this.remainingMs(slot);
      return remainingTtlMs === Infinity ? { key, value } : { key, value, remainingTtlMs };
    });
  }

  #begin(slot: number, nowMs: number, remainingMs: number, lifeMs: number): void {
    this.#recency.add(slot);
    this.#lives?.set(slot, lifeMs);
    this.#deadlines.add(slot, nowMs + remainingMs);
    this.arm(nowMs);
  }

  /** Who has to go next: whoever ended first, and when none has ended, the least recently used one. */
  #victim(nowMs: number): number {
    return this.#deadlines.firstMs <= nowMs ? this.#deadlines.first : this.#recency.last;
  }

  #causeOf(victim: number, nowMs: number): RemovalCause {
    return this.#deadlines.deadlineMs(victim) <= nowMs ? 'expired' : 'size';
  }

  #letGo(slot: number, why: RemovalCause): void {
    const { key, value, cause } = this.#take(slot, why);
    this.audience.removed(key, value, cause);
  }

  #take(slot: number, cause: RemovalCause): Departed<K, V> {
    const departed = this.#departed(slot, cause);
    this.#forget(slot);
    return departed;
  }

  #forget(slot: number): void {
    this.#recency.remove(slot);
    this.#deadlines.remove(slot);
    this.remove(slot);
  }

  #departed(slot: number, cause: RemovalCause): Departed<K, V> {
    return { key: this.keyAt(slot), value: this.valueAt(slot), cause };
  }
}
