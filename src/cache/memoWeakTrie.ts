import { collectionRegistry } from './collectionRegistry';
import { isObject } from './isObject';
import { endWatch } from './memoArgumentWatch';
import { type Arguments, type Departure, MemoEntry, type MemoIndex, type MemoSlot } from './memoEntry';
import type { EntryView } from './observation';

/** A result as its arguments lead to it, and only they: so it may refer to them and keeps none of them alive. */
class WeakSlot<R> implements MemoSlot<R> {
  readonly entry: WeakEntry<R>;

  constructor(
    key: Arguments,
    readonly value: R,
    onCollected: (entry: MemoEntry<R>) => void,
  ) {
    this.entry = new WeakEntry(key, new WeakRef(this), onCollected);
  }
}

/**
 * The place of a {@link WeakSlot} in the order of use; each object in its key is a `WeakRef`, which no argument is. The
 * engine holds it as long as one of these objects lives.
 */
class WeakEntry<R> extends MemoEntry<R, WeakRef<WeakSlot<R>>> {
  readonly #tell: (entry: MemoEntry<R>) => void;

  /** `tell` is called when one of the objects was collected. It must lead neither to one of them nor to the owner. */
  constructor(key: Arguments, slot: WeakRef<WeakSlot<R>>, tell: (entry: MemoEntry<R>) => void) {
    super(key, slot);
    this.#tell = tell;
  }

  /** To be called by the engine. */
  onCollected(): void {
    this.#tell(this);
  }

  told(): Departure<R> {
    let isCollected = false;
    const key = this.key.map((part) => {
      const argument = argumentOf(part);
      if (argument === COLLECTED) isCollected = true;
      return argument === COLLECTED ? undefined : argument;
    });
    return { key, value: isCollected ? undefined : this.value.deref()?.value, isCollected };
  }

  view(): EntryView {
    return { key: [...this.key] };
  }
}

const COLLECTED = Symbol('collected');

/** The argument that a part of a weak key stands for. */
function argumentOf(part: unknown): unknown {
  return part instanceof WeakRef ? ((part.deref() as object | undefined) ?? COLLECTED) : part;
}

type Child<R> = WeakLevel<R> | WeakSlot<R>;

/** What is held for one argument: objects weakly, all others strongly. */
class WeakLevel<R> {
  /** How many entries are found through here. */
  held = 0;
  readonly #byObject = new WeakMap<object, Child<R>>();
  readonly #byValue = new Map<unknown, Child<R>>();

  get(argument: unknown): Child<R> | undefined {
    return isObject(argument) ? this.#byObject.get(argument) : this.#byValue.get(argument);
  }

  set(argument: unknown, child: Child<R>): void {
    if (isObject(argument)) this.#byObject.set(argument, child);
    else this.#byValue.set(argument, child);
  }

  delete(argument: unknown): void {
    if (isObject(argument)) this.#byObject.delete(argument);
    else this.#byValue.delete(argument);
  }
}

/** A list of no arguments is looked up like this; no other list of a length of 0 can be in its way. */
const NO_ARGUMENTS: Arguments = [undefined];

function pathOf(list: ArrayLike<unknown>): ArrayLike<unknown> {
  return list.length === 0 ? NO_ARGUMENTS : list;
}

/**
 * Finds results by lists of arguments, as `ArgumentTrie`, and holds objects among them weakly: when one of its objects is
 * collected, a result can go too, and `onCollected` is called with its entry. Primitives (symbols too) are held strongly.
 */
export class WeakArgumentTrie<R> implements MemoIndex<R> {
  #roots: (WeakLevel<R> | undefined)[] = [];
  readonly #onCollected: (entry: MemoEntry<R>) => void;

  /** `onCollected` must lead neither to the owner nor to an argument: the engine holds it as long as an argument lives. */
  constructor(onCollected: (entry: MemoEntry<R>) => void) {
    this.#onCollected = onCollected;
  }

  find(list: ArrayLike<unknown>): WeakSlot<R> | undefined {
    let found: Child<R> | undefined = this.#roots[list.length];
    const path = pathOf(list);
    for (let index = 0; index < path.length && found !== undefined; index++) {
      found = (found as WeakLevel<R>).get(path[index]);
    }
    return found as WeakSlot<R> | undefined;
  }

  place(list: Arguments, value: R): WeakSlot<R> {
    const slot = new WeakSlot(
      list.map((argument) => (isObject(argument) ? new WeakRef(argument) : argument)),
      value,
      this.#onCollected,
    );
    const path = pathOf(list);
    const last = path.length - 1;
    let level = (this.#roots[list.length] ??= new WeakLevel());
    for (let index = 0; index < last; index++) {
      level.held++;
      let next = level.get(path[index]) as WeakLevel<R> | undefined;
      if (next === undefined) {
        next = new WeakLevel();
        level.set(path[index], next);
      }
      level = next;
    }
    level.held++;
    level.set(path[last], slot);
    for (const argument of list) {
      if (isObject(argument)) collectionRegistry.register(argument, slot.entry, slot.entry);
    }
    return slot;
  }

  remove(entry: MemoEntry<R>): void {
    collectionRegistry.unregister(entry);
    prune(this.#roots[entry.key.length] as WeakLevel<R>, pathOf(entry.key), 0);
  }

  clear(entries: readonly MemoEntry<R>[]): void {
    this.#roots = [];
    endWatch(entries);
  }
}

/** Takes what is held under `key` out from `level` on, as far as it is there still, and every level that leads nowhere. */
function prune<R>(level: WeakLevel<R>, key: ArrayLike<unknown>, index: number): void {
  level.held--;
  const argument = argumentOf(key[index]);
  // What a dead object led to is gone with it.
  if (argument === COLLECTED) return;
  if (index < key.length - 1) {
    const next = level.get(argument) as WeakLevel<R>;
    prune(next, key, index + 1);
    if (next.held > 0) return;
  }
  level.delete(argument);
}
