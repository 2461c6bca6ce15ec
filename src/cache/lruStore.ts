import type { Audience, Departed } from './audience';
import { checkCapacity } from './checkCapacity';
import type { EvictionPolicy } from './evictionPolicy';
import { evictionPolicyOf } from './evictionPolicies';
import type { Freshness } from './freshness';
import type { CacheBounds, LruCacheOptions } from './lruOptions';
import type { EntryView } from './observation';
import type { RemovalCause } from './removalCause';
import { Slots } from './slots';
import { SlotWeights } from './slotWeights';

/** What an `LruCache` holds, by key and in the order of its policy, within its bounds. Counts no reads. */
export class LruStore<K, V> extends Slots<K, V> {
  declare private readonly order: EvictionPolicy;
  readonly #weights: SlotWeights<K, V> | undefined;
  readonly #freshness: Freshness | undefined;
  declare private readonly audience: Audience<K, V>;
  #maxWeight = Infinity;

  constructor(options: LruCacheOptions<K, V>, freshness: Freshness | undefined, audience: Audience<K, V>) {
    super();
    const { capacity, maxWeight, weigh, policy = 'lru' } = options;
    this.capacity = checkCapacity('LruCache', 'capacity', maxWeight === undefined ? capacity : (capacity ?? Infinity));
    if (maxWeight !== undefined) {
      if (typeof weigh !== 'function') {
        throw new TypeError('LruCache: maxWeight needs weigh, a function that returns what an entry weighs');
      }
      this.#maxWeight = checkMaxWeight(maxWeight);
      this.#weights = this.attach(new SlotWeights('LruCache', weigh));
    }
    this.order = evictionPolicyOf('LruCache', policy, this);
    this.#freshness = freshness && this.attach(freshness);
    this.audience = audience;
  }

  get weight(): number {
    return this.#weights === undefined ? this.size : this.#weights.total;
  }

  get maxWeight(): number {
    return this.#maxWeight;
  }

  /** Notes that an entry was read, and returns its value. */
  use(slot: number): V {
    this.order.used(slot);
    return this.valueAt(slot);
  }

  /** Stores a value under a key, held or not. */
  set(key: K, value: V): void {
    if (this.#weights !== undefined) {
      this.#setWeighed(key, value, this.#weights);
      return;
    }
    const slot = this.find(key);
    if (slot === 0) {
      this.insertUnweighed(key, value);
      return;
    }
    const old = this.valueAt(slot);
    this.setValue(slot, value);
    this.order.used(slot);
    if (this.#freshness !== undefined) this.#freshness.stamp(slot);
    if (Object.is(old, value)) return;
    const ownKey = this.keyAt(slot);
    this.audience.exchanged(ownKey, old, 'replaced', ownKey, value);
  }

  /** The same for a key of which it is known that it is not held. */
  insert(key: K, value: V): void {
    if (this.#weights === undefined) this.insertUnweighed(key, value);
    else this.#setWeighed(key, value, this.#weights);
  }

  delete(slot: number): void {
    this.order.removed(slot);
    const { key, value, cause } = this.#take(slot, 'explicit');
    this.audience.removed(key, value, cause);
  }

  /** Lets all entries go, the next victim last. */
  override clear(): void {
    const departed = this.order
      .victims(Infinity)
      .reverse()
      .map((slot) => this.#departed(slot, 'explicit'));
    super.clear();
    this.order.clear();
    this.#weights?.clear();
    this.audience.removedAll(departed);
  }

  /** Sets new bounds, and lets go what does not fit any more. */
  resize({ capacity = this.capacity, maxWeight = this.#maxWeight }: CacheBounds): void {
    if (this.#weights === undefined && maxWeight !== Infinity) {
      throw new RangeError('LruCache: maxWeight needs weigh, which only the constructor takes');
    }
    const checked = checkCapacity('LruCache', 'capacity', capacity);
    this.#maxWeight = checkMaxWeight(maxWeight);
    this.capacity = checked;
    this.audience.removedAll(this.#makeRoom(0, 0));
  }

  /** The keys of at most `limit` entries, the next victim first. O(limit). */
  keysFromVictim(limit: number): K[] {
    return this.order.victims(limit).map((slot) => this.keyAt(slot));
  }

  /** At most `limit` entries, the next victim first. O(limit). */
  inspect(limit: number): EntryView[] {
    return this.order.victims(limit).map((slot) => {
      const key = this.keyAt(slot);
      const value = this.valueAt(slot);
      return this.#weights === undefined ? { key, value } : { key, value, weight: this.#weights.at(slot) };
    });
  }

  /**
   * A full cache comes this way with every miss. So nothing is allocated here, nothing is read that nobody asked for, the
   * key goes last, and this is no `#private` method: at those V8 looks at the object's brand.
   */
  protected insertUnweighed(key: K, value: V): void {
    const audience = this.audience;
    if (this.size < this.capacity) {
      this.#put(key, value);
      if (audience.hearsInsertions) audience.inserted(key, value);
      return;
    }
    const order = this.order;
    const victim = order.exchange();
    const { isObserved } = audience;
    const victimValue = isObserved ? this.valueAt(victim) : undefined;
    const victimKey = this.refill(victim, key, value);
    order.exchanged(victim);
    audience.removals.size++;
    this.exchangeKey(victimKey, key, victim);
    if (this.#freshness !== undefined) this.#freshness.stamp(victim);
    if (isObserved) audience.evicted(victimKey, victimValue as V, key, value);
  }

  #put(key: K, value: V): number {
    const slot = this.add(key, value);
    this.order.added(slot);
    this.#freshness?.stamp(slot);
    return slot;
  }

  #renew(slot: number, value: V): void {
    this.setValue(slot, value);
    this.order.used(slot);
    this.#freshness?.stamp(slot);
  }

  #setWeighed(key: K, value: V, weights: SlotWeights<K, V>): void {
    // Before the key is looked up: the program's function may use the cache.
    const weight = weights.weigh(value, key);
    const slot = this.find(key);
    let departed: Departed<K, V>[] = [];
    const isOther = slot === 0 || !Object.is(this.valueAt(slot), value);
    if (slot !== 0 && isOther) departed.push(this.#departed(slot, 'replaced'));
    if (weight > this.#maxWeight) {
      if (slot !== 0) this.order.removed(slot);
      if (slot !== 0) this.#take(slot, 'replaced');
      departed.push({ key, value, cause: 'size' });
    } else if (slot === 0) {
      departed = this.#makeRoom(1, weight);
      weights.add(this.#put(key, value), weight);
    } else {
      weights.remove(slot);
      weights.add(slot, weight);
      this.#renew(slot, value);
      departed = departed.concat(this.#makeRoom(0, 0));
    }
    // Another policy than LRU may have given up the very entry that became too heavy.
    const isNews = isOther && this.find(key) !== 0;
    this.audience.removedAll(departed, isNews ? this.audience.insertion(key, value) : undefined);
  }

  /** Lets entries go until so many more, of that weight, fit in. */
  #makeRoom(count: number, weight: number): Departed<K, V>[] {
    const departed: Departed<K, V>[] = [];
    while (this.size + count > this.capacity || this.weight + weight > this.#maxWeight) {
      departed.push(this.#take(this.order.evict(), 'size'));
    }
    return departed;
  }

  /** Takes out an entry that has left the order. */
  #take(slot: number, cause: RemovalCause): Departed<K, V> {
    const departed = this.#departed(slot, cause);
    this.remove(slot);
    this.#weights?.remove(slot);
    if (this.size === 0) this.#weights?.clear();
    return departed;
  }

  #departed(slot: number, cause: RemovalCause): Departed<K, V> {
    return { key: this.keyAt(slot), value: this.valueAt(slot), cause };
  }
}

function checkMaxWeight(maxWeight: number): number {
  if (maxWeight > 0) return maxWeight;
  throw new RangeError(`LruCache: maxWeight must be greater than 0, not ${String(maxWeight)}`);
}
