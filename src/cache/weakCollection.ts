import type { Departed } from './audience';
import type { Telling } from './audienceSeat';
import { isObject } from './isObject';
import { ObservedCache } from './observedCache';
import type { CacheType, EntryView } from './observation';
import type { RemovalCause } from './removalCause';
import { WeakEntries } from './weakEntries';

/** What weak collections have in common at their construction. */
export interface WeakCollectionOptions<K> {
  /** For people; the name of the class by default. */
  readonly name?: string;
  /**
   * Is called once for each entry whose value was collected, when observers are told; they can throw and change the
   * collection in the same way. It is held by the collection, and should not lead to values.
   */
  readonly onCollected?: (key: K) => void;
}

/**
 * What {@link WeakValueMap} and {@link WeakRefSet} have in common. Collection is seen late or, for a value that lives
 * until the program ends, never; its order means nothing. It is told as `collected`, once, with the value `undefined`: by
 * the engine's callback in a turn of its own, or earlier by an operation that removes the dead entry. When an observer
 * throws in the engine's callback, nobody is there to catch it: it is an uncaught exception, and the collections of other
 * values are told in a later turn.
 *
 * A value that was stored or read stays alive until the current job ends. The collection itself can be collected at any
 * time, and nothing is told then.
 */
export abstract class WeakCollection<K, V extends object> extends ObservedCache<K, V> {
  /** Without bound: `Infinity`. */
  readonly capacity = Infinity;
  protected readonly held = new WeakEntries<K, V>((key) => this.left(key, undefined, 'collected'));

  protected constructor(type: CacheType, ownName: string, options: WeakCollectionOptions<K>) {
    const { name = ownName, onCollected } = optionsFor(ownName, options);
    super(name, type);
    if (onCollected === undefined) return;
    this.observe({
      onRemoval: (key, _value, cause) => {
        if (cause === 'collected') onCollected(key);
      },
    });
  }

  /**
   * How many entries are held: those alive, and those whose collection was not seen yet. After {@link sweep} exactly
   * those alive. O(1).
   */
  get size(): number {
    return this.held.size;
  }

  /** Removes every entry, each told as `explicit`, or as `collected` if it was; hits and misses stay. O(size). */
  clear(): void {
    this.tellAll(this.held.takeAll());
  }

  /**
   * Removes all entries whose value is dead, without waiting for the engine, and returns how many. What is alive stays
   * so until the current job ends. O(size).
   */
  sweep(): number {
    const dead = this.held.takeDead();
    this.tellAll([...dead, ...this.held.renew()]);
    return dead.length;
  }

  /**
   * A snapshot that keeps nothing alive once the current job has ended: references to the living values, in the order of
   * their keys. As `WeakValueDictionary.valuerefs()` of Python. O(size).
   */
  refs(): WeakRef<V>[] {
    return this.held.refs();
  }

  /** The same as {@link clear}: the engine has nothing more to watch. The collection can be used again. */
  [Symbol.dispose](): void {
    this.clear();
  }

  /**
   * At most `limit` keys in the order in which they came, those of dead values that nobody came upon among them: for
   * whoever shows the collection. Values are not looked at, as that would keep them alive. Changes nothing. O(limit),
   * besides what was deleted lately.
   */
  inspect(limit: number): EntryView[] {
    return this.held.firstKeys(limit).map((key) => ({ key }));
  }

  /**
   * Counts and tells a removal, after what turned out to be dead at it, and then `last`. To be called last: observers may
   * re-enter.
   */
  protected left(key: K, value: V | undefined, cause: RemovalCause, last?: Telling<K, V>): void {
    const dead = this.held.renew();
    if (dead.length === 0 && last === undefined) this.audience.removed(key, value, cause);
    else this.audience.removedAll([...dead, { key, value, cause }], last);
  }

  /** The same for many that left at once. */
  protected tellAll(departures: readonly Departed<K, V>[]): void {
    this.audience.removedAll(departures);
  }
}

/** `options`, if it looks like some. */
function optionsFor<K>(owner: string, options: WeakCollectionOptions<K>): WeakCollectionOptions<K> {
  if (isObject(options) && !(Symbol.iterator in options)) return options;
  throw new TypeError(`${owner}: the constructor takes options; to begin with content, use ${owner}.from(content)`);
}

/** Throws when `value`, which is `what` and may belong in `instead`, cannot be held weakly. */
export function checkWeaklyHeld(owner: string, what: string, value: unknown, instead: string): void {
  if (isObject(value)) return;
  const kind = value === null ? 'null' : typeof value;
  throw new TypeError(
    `${owner}: ${what} must be an object or a function, not ${kind}; primitives are never collected, ` +
      `store them in ${instead}`,
  );
}
