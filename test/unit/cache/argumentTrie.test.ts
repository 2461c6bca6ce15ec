import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ArgumentTrie, type Level } from '../../../src/cache/argumentTrie';
import type { MemoIndex } from '../../../src/cache/memoEntry';
import { WeakArgumentTrie } from '../../../src/cache/memoWeakTrie';

const argument = fc.constantFrom<unknown>(0, 1, 7, 100, '0', undefined, null, Number.NaN, Symbol.iterator, Object);
const list = fc.array(argument, { maxLength: 3 });

const KINDS: readonly { readonly title: string; readonly create: () => MemoIndex<number> }[] = [
  { title: 'ArgumentTrie', create: () => new ArgumentTrie<number>() },
  { title: 'WeakArgumentTrie', create: () => new WeakArgumentTrie<number>(() => undefined) },
];

/** How many arguments lead on from each level, when the lists in `held` are held. Fails where there is another number. */
function checkSizes(trie: ArgumentTrie<number>, length: number, held: readonly (readonly unknown[])[]): void {
  const ofLength = held.filter((key) => key.length === length);
  const check = (level: Level<number>, keys: typeof held, depth: number): void => {
    const next = keys.map((key) => key[depth]).filter((part, i, all) => all.findIndex((o) => Object.is(o, part)) === i);
    assert.equal(level.size, next.length, 'no level leads to nothing');
    if (depth === length - 1) return;
    for (const part of next) {
      const below = keys.filter((key) => Object.is(key[depth], part));
      check(level.get(part) as Level<number>, below, depth + 1);
    }
  };
  check(trie.level(length), ofLength, 0);
}

for (const { title, create } of KINDS) {
  describe(title, () => {
    it('tells lists apart by every argument and by their length', () => {
      const trie = create();
      const lists = [
        [],
        [undefined],
        [1],
        [1, undefined],
        ['1'],
        [1, 2],
        [2, 1],
        [[1, 2]],
        [{}],
        [{}],
        [1, 2, 3, 4, 5],
      ];
      for (const [index, key] of lists.entries()) trie.place(key, index);
      for (const [index, key] of lists.entries()) assert.equal(trie.find(key)?.value, index);
      for (const absent of [[1, 2, 3], [{}], [3, 2], [1, 2, 3, 4, 6], [undefined, undefined]]) {
        assert.equal(trie.find(absent), undefined);
      }
    });

    it('finds nothing after it was cleared, and what is placed then', () => {
      const trie = create();
      const lists = [[], [1], [1, Object], [1, Object, 3]];
      const entries = lists.map((key) => trie.place(key, 1).entry);
      trie.clear(entries);
      for (const key of lists) assert.equal(trie.find(key), undefined);
      for (const key of lists) trie.place(key, 2);
      for (const key of lists) assert.equal(trie.find(key)?.value, 2);
    });

    it('says what an entry is', () => {
      const { entry } = create().place([1, Object], 5);
      const { key, value, isCollected } = entry.told();
      assert.deepEqual({ key, value, isCollected }, { key: [1, Object], value: 5, isCollected: false });
    });

    it('holds what was placed and not removed, as lists come and go', () => {
      fc.assert(
        fc.property(fc.array(fc.tuple(list, fc.boolean()), { maxLength: 60 }), (steps) => {
          const trie = create();
          const held: { readonly key: readonly unknown[]; readonly value: number }[] = [];
          for (const [value, [key, comes]] of steps.entries()) {
            const slot = trie.find(key);
            const index = held.findIndex((other) => isSame(other.key, key));
            assert.equal(slot?.value, held[index]?.value);
            if (comes && slot === undefined) {
              trie.place(key, value);
              held.push({ key, value });
            } else if (!comes && slot !== undefined) {
              trie.remove(slot.entry);
              held.splice(index, 1);
            }
          }
          for (const { key, value } of held) assert.equal(trie.find(key)?.value, value);
          if (!(trie instanceof ArgumentTrie)) return;
          const keys = held.map(({ key }) => key);
          for (const length of [1, 2, 3]) checkSizes(trie as ArgumentTrie<number>, length, keys);
        }),
      );
    });
  });
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, i) => Object.is(part, b[i]));
}
