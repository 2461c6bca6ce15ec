import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type ArgumentBranch, ArgumentTrie } from '../../../src/cache/argumentTrie';

/** How many branches there are besides the root. */
function branches(branch: ArgumentBranch<number> | undefined): number {
  let count = 0;
  for (const next of branch?.next?.values() ?? []) count += 1 + branches(next);
  return count;
}

const argument = fc.constantFrom<unknown>(0, '0', undefined, null, Number.NaN, Symbol.iterator);
const list = fc.array(argument, { maxLength: 3 });

describe('ArgumentTrie', () => {
  it('tells lists apart by every argument and by their length', () => {
    const trie = new ArgumentTrie<number>();
    const lists = [[], [undefined], [1], [1, undefined], ['1'], [1, 2], [2, 1], [[1, 2]], [{}], [{}]];
    for (const [index, key] of lists.entries()) trie.grow(key).entry = index;
    for (const [index, key] of lists.entries()) assert.equal(trie.find(key)?.entry, index);
    assert.equal(trie.find([1, 2, 3]), undefined);
    assert.equal(trie.find([{}]), undefined);
  });

  it('finds nothing after it was cleared', () => {
    const trie = new ArgumentTrie<number>();
    trie.grow([]).entry = 1;
    trie.grow([1]).entry = 2;
    trie.clear();
    assert.equal(trie.find([])?.entry, undefined);
    assert.equal(trie.find([1]), undefined);
  });

  it('keeps what is held and no branch that leads to nothing, as lists come and go', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(list, fc.boolean()), { maxLength: 60 }), (steps) => {
        const trie = new ArgumentTrie<number>();
        const held: { readonly key: readonly unknown[]; readonly entry: number }[] = [];
        const indexOf = (key: readonly unknown[]): number =>
          held.findIndex((other) => other.key.length === key.length && other.key.every((a, i) => Object.is(a, key[i])));
        for (const [step, [key, comes]] of steps.entries()) {
          const index = indexOf(key);
          if (comes && index === -1) {
            trie.grow(key).entry = step;
            held.push({ key, entry: step });
          } else if (!comes && index !== -1) {
            trie.prune(trie.grow(key));
            held.splice(index, 1);
          }
        }
        for (const { key, entry } of held) assert.equal(trie.find(key)?.entry, entry);
        const prefixes = held.flatMap(({ key }) => key.map((_, i) => key.slice(0, i + 1)));
        const distinct = prefixes.filter(
          (a, i) => prefixes.findIndex((b) => a.length === b.length && a.every((x, j) => Object.is(x, b[j]))) === i,
        );
        assert.equal(branches(trie.find([])), distinct.length);
      }),
    );
  });
});
