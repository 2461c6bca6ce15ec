import { ArgumentLevel } from './argumentLevel';
import { type Arguments, type Departure, MemoEntry, type MemoIndex } from './memoEntry';
import type { EntryView } from './observation';

/** What is held for one argument after another; the level of the last one leads to the entries. */
export type Level<R> = ArgumentLevel<Level<R> | StrongEntry<R>>;

/** A result that is held together with its arguments: found by them, and in the order of use, as one object. */
export class StrongEntry<R> extends MemoEntry<R, R> {
  get entry(): this {
    return this;
  }

  get isCollected(): boolean {
    return false;
  }

  told(): Departure<R> {
    return this;
  }

  view(): EntryView {
    return { key: this.key, value: this.value };
  }
}

/**
 * Finds results by lists of arguments: one level after the other, so that no key has to be built and objects count by
 * identity. Arguments are compared like the keys of a `Map`. Lists of different lengths never meet: each length has
 * levels of its own, as deep as it is long.
 */
export class ArgumentTrie<R> implements MemoIndex<R> {
  /** What is held for no arguments at all. */
  only: StrongEntry<R> | undefined;
  readonly #levels: (Level<R> | undefined)[] = [];

  /** The first level for lists of `length`, at least 1. It is the same one for ever. */
  level(length: number): Level<R> {
    return (this.#levels[length] ??= new ArgumentLevel(true));
  }

  find(list: ArrayLike<unknown>): StrongEntry<R> | undefined {
    if (list.length === 0) return this.only;
    let found: Level<R> | StrongEntry<R> | undefined = this.#levels[list.length];
    for (let index = 0; index < list.length && found !== undefined; index++) {
      found = (found as Level<R>).get(list[index]);
    }
    return found as StrongEntry<R> | undefined;
  }

  place(list: Arguments, value: R): StrongEntry<R> {
    const entry = new StrongEntry(list, value);
    if (list.length === 0) {
      this.only = entry;
      return entry;
    }
    let level = this.level(list.length);
    const last = list.length - 1;
    for (let index = 0; index < last; index++) {
      let next = level.get(list[index]) as Level<R> | undefined;
      if (next === undefined) {
        next = new ArgumentLevel(false);
        level.add(list[index], next);
      }
      level = next;
    }
    level.add(list[last], entry);
    return entry;
  }

  remove({ key }: StrongEntry<R>): void {
    if (key.length === 0) this.only = undefined;
    else prune(this.level(key.length), key, 0);
  }

  clear(): void {
    this.only = undefined;
    for (const level of this.#levels) level?.clear();
  }
}

/** Takes what is held under `key` out of the levels from `level` on, and every level that is left empty by that. */
function prune<R>(level: Level<R>, key: Arguments, index: number): void {
  if (index < key.length - 1) {
    const next = level.get(key[index]) as Level<R>;
    prune(next, key, index + 1);
    if (next.size > 0) return;
  }
  level.delete(key[index]);
}
