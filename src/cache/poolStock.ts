import { callEach, throwAfter } from './callEach';
import type { PoolCounters } from './poolCounters';
import type { PoolFactory } from './poolFactory';
import { limitsLives, PoolLifetime } from './poolLifetime';
import type { ObjectPoolOptions } from './poolOptions';
import { PoolSlot } from './poolSlot';
import type { RemovalCause } from './removalCause';

/** What a stock tells its pool. */
export interface StockKeeper<T extends object> {
  readonly name: string;
  readonly counters: PoolCounters;
  /** An object was created. */
  onCreated(slot: PoolSlot<T>): void;
  /** Objects have left and are to be destroyed next. */
  onRemoved(slots: readonly PoolSlot<T>[], cause: RemovalCause): void;
  /** There is room for others now. */
  onRoom(): void;
}

/** The objects of a pool: how one comes, which are idle, and how one goes. Who uses the others is not its concern. */
export class PoolStock<T extends object> {
  /** The object that was lent last, if it has not left: most often the next to come back, and found without a look-up. */
  lastLent: PoolSlot<T> | undefined = undefined;
  readonly #keeper: StockKeeper<T>;
  readonly #factory: PoolFactory<T>;
  readonly #lifetime: PoolLifetime<T> | undefined;
  readonly #isChecked: boolean;
  readonly #max: number;
  readonly #slots = new Map<T, PoolSlot<T>>();
  #idle: PoolSlot<T>[] = [];
  #creating = 0;
  #lastKey = 0;

  constructor(options: ObjectPoolOptions<T>, factory: PoolFactory<T>, keeper: StockKeeper<T>) {
    this.#keeper = keeper;
    this.#factory = factory;
    this.#max = options.max;
    this.#lifetime = limitsLives(options) ? new PoolLifetime(options, (life) => this.#evict(life)) : undefined;
    this.#isChecked = this.#lifetime !== undefined || factory.validates;
  }

  get size(): number {
    return this.#slots.size;
  }

  get idle(): number {
    return this.#idle.length;
  }

  /** How many objects are being created; they are not counted in `size`. */
  get creating(): number {
    return this.#creating;
  }

  get hasRoom(): boolean {
    // What is being created counts, as `create` may acquire from this pool itself.
    return this.#slots.size + this.#creating < this.#max;
  }

  /** What is known about an object, while it is of this pool. */
  find(object: T): PoolSlot<T> | undefined {
    const { lastLent } = this;
    return lastLent !== undefined && lastLent.value === object ? lastLent : this.#slots.get(object);
  }

  all(): Iterable<PoolSlot<T>> {
    return this.#slots.values();
  }

  /** At most `limit` objects: the idle ones, the one that is idle longest first, then the others. O(limit). */
  first(limit: number): { readonly slot: PoolSlot<T>; readonly isIdle: boolean }[] {
    const idle = new Set(this.#idle.slice(0, limit));
    const found = [...idle].map((slot) => ({ slot, isIdle: true }));
    if (found.length === this.#slots.size) return found;
    for (const slot of this.#slots.values()) {
      if (found.length >= limit) break;
      if (!idle.has(slot)) found.push({ slot, isIdle: false });
    }
    return found;
  }

  /** Creates an object, which is not idle; there has to be room. Throws what `create` does. */
  create(): PoolSlot<T> {
    this.#creating++;
    let slot: PoolSlot<T>;
    try {
      slot = this.#adopt(this.#factory.create());
    } catch (error) {
      return this.#failCreating(error);
    }
    this.#creating--;
    return this.#told(slot);
  }

  async createAsync(): Promise<PoolSlot<T>> {
    this.#creating++;
    let slot: PoolSlot<T>;
    try {
      slot = this.#adopt(await this.#factory.createAsync());
    } catch (error) {
      return this.#failCreating(error);
    }
    this.#creating--;
    return this.#told(slot);
  }

  /** Takes the object that became idle last of those that can still be lent; destroys those that cannot. */
  takeUsable(): PoolSlot<T> | undefined {
    if (!this.#isChecked) return this.#idle.pop();
    this.#factory.checkValidates();
    let slot = this.#idle.pop();
    while (slot !== undefined && !this.#isUsable(slot)) slot = this.#idle.pop();
    return slot;
  }

  /** Makes an object that was created or released idle. */
  put(slot: PoolSlot<T>): void {
    slot.isFresh = false;
    this.#idle.push(slot);
    if (this.#lifetime !== undefined) this.#lifetime.rest(this.#idle, this.#slots.size);
  }

  /** Makes a released object as good as new; `false` when it had to be destroyed, as its life is over. */
  restore(slot: PoolSlot<T>): boolean {
    if (this.#lifetime !== undefined && this.#expires(slot)) return false;
    try {
      this.#factory.reset(slot.value);
      return true;
    } catch (error) {
      return this.#failAfterRemoving(slot, error);
    }
  }

  /** Takes the object that became idle last, if it can still be lent; destroys it if it cannot. */
  async checkIdle(): Promise<PoolSlot<T> | undefined> {
    const slot = this.#idle.pop();
    if (slot === undefined || this.#expires(slot)) return undefined;
    let isValid: boolean;
    try {
      isValid = await this.#factory.isValidAsync(slot.value);
    } catch (error) {
      return this.#failAfterRemoving(slot, error);
    }
    if (isValid) return slot;
    this.remove([slot], 'explicit');
    return undefined;
  }

  /** Ends an object that is not lent: at once when it is idle, else when what is done with it now has ended. */
  discard(slot: PoolSlot<T>): void {
    slot.isDoomed = true;
    const index = this.#idle.indexOf(slot);
    if (index === -1) return;
    this.#idle.splice(index, 1);
    this.remove([slot], 'explicit');
  }

  /** Ends objects that are neither lent nor idle any more. */
  remove(slots: readonly PoolSlot<T>[], cause: RemovalCause): void {
    for (const slot of slots) {
      this.#slots.delete(slot.value);
      if (slot === this.lastLent) this.lastLent = undefined;
    }
    const steps = [
      () => this.#keeper.onRemoved(slots, cause),
      () => callEach(slots, ({ value }) => this.#factory.destroy(value)),
      () => this.#keeper.onRoom(),
    ];
    callEach(steps, (step) => step());
  }

  /** Ends the idle objects. */
  clear(): void {
    const idle = this.#idle;
    this.#idle = [];
    this.remove(idle, 'explicit');
  }

  /** Calls the timer off. */
  end(): void {
    this.#lifetime?.end();
  }

  #adopt(value: T): PoolSlot<T> {
    if (this.#slots.has(value)) {
      throw new Error(
        `${this.#keeper.name}: create() returned an object that it had returned before; it must make a new one`,
      );
    }
    const slot = new PoolSlot(++this.#lastKey, value);
    this.#lifetime?.begin(slot);
    this.#slots.set(value, slot);
    this.#keeper.counters.created++;
    return slot;
  }

  /** Tells of a new object. When that fails, nobody asks for it any more, and it waits for the next one. */
  #told(slot: PoolSlot<T>): PoolSlot<T> {
    try {
      this.#keeper.onCreated(slot);
    } catch (error) {
      return throwAfter(error, () => this.put(slot));
    }
    return slot;
  }

  #failCreating(error: unknown): never {
    this.#creating--;
    this.#keeper.counters.createFailures++;
    throw error;
  }

  /** Apart from those that call it, as an inner function in them would cost each call an allocation. */
  #failAfterRemoving(slot: PoolSlot<T>, error: unknown): never {
    throwAfter(error, () => this.remove([slot], 'explicit'));
  }

  #isUsable(slot: PoolSlot<T>): boolean {
    if (this.#expires(slot)) return false;
    let isValid: boolean;
    try {
      isValid = this.#factory.isValid(slot.value) && !slot.isDoomed;
    } catch (error) {
      return this.#failAfterRemoving(slot, error);
    }
    if (!isValid) this.remove([slot], 'explicit');
    return isValid;
  }

  /** Destroys an object whose life is over. */
  #expires(slot: PoolSlot<T>): boolean {
    if (this.#lifetime === undefined || !this.#lifetime.isOver(slot)) return false;
    this.remove([slot], 'expired');
    return true;
  }

  #evict(lifetime: PoolLifetime<T>): void {
    const over = lifetime.over(this.#idle, this.#slots.size);
    if (over.size === 0) return;
    this.#idle = this.#idle.filter((slot) => !over.has(slot));
    this.remove([...over], 'expired');
  }
}
