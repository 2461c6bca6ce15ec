import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ArgumentTrie, type Level } from '../../../src/cache/argumentTrie';
import type { MemoIndex } from '../../../src/cache/memoEntry';
import { WeakArgumentTrie } from '../../../src/cache/memoWeakTrie';

const argument = fc.constantFrom<unknown>(0, '0', undefined, null, Number.NaN, Symbol.iterator, Object);
const list = fc.array(argument, { maxLength: 3 });

const KINDS: readonly { readonly title: string; readonly create: () => MemoIndex<number> }[] = [
  { title: 'ArgumentTrie', create: () => new ArgumentTrie<number>() },
  { title: 'WeakArgumentTrie', create: () => new WeakArgumentTrie<number>(() => undefined) },
];

/** How many maps and entries there are below a map. */
function parts(level: Level<number>): number {
  let count = 0;
  for (const next of level.values()) count += 1 + (next instanceof Map ? parts(next) : 0);
  return count;
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
      for (const key of lists) trie.place(key, 1);
      trie.clear();
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
          const prefixes = held.flatMap(({ key }) =>
            key.map((_, i) => ({ length: key.length, path: key.slice(0, i + 1) })),
          );
          const distinct = prefixes.filter(
            (a, i) => prefixes.findIndex((b) => a.length === b.length && isSame(a.path, b.path)) === i,
          );
          const counted = [1, 2, 3].reduce((sum, length) => sum + parts(trie.level(length)), 0);
          assert.equal(counted, distinct.length, 'no map is left that leads to nothing');
        }),
      );
    });
  });
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, i) => Object.is(part, b[i]));
}
