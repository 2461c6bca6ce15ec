import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { keyNameText, PREVIEW_CAP } from '../../../src/protocol/keyName';
import { KeyNames, NUMBERED_CAP } from '../../../src/probe/keyNames';

const OBJECTS = [{}, {}, [], [1], () => 1, () => 1, Symbol('a'), Symbol('a'), new Date(0), new Date(0)];
const LONG = 'x'.repeat(PREVIEW_CAP);
const primitive = fc.oneof(
  fc.constantFrom(null, undefined, true, 'true', 'null', 10, '10', 10n, '10n', -0, Number.NaN, 'NaN', '', "a'"),
  fc.constantFrom(LONG, `${LONG}a`, `${LONG}b`, `${LONG.slice(1)}…`, 10n ** 200n, 10n ** 200n + 1n),
  fc.constantFrom(Symbol.for('a'), 'Symbol(a)', 'an object', 'a function'),
  fc.string({ maxLength: 3 }),
);
const key = fc.oneof(primitive, fc.constantFrom(...OBJECTS));

/** As caches compare keys. */
function isSame(a: unknown, b: unknown): boolean {
  return [a].includes(b);
}

describe('The names of keys', () => {
  it('are the same for the same key and different for different ones, whatever their texts', () => {
    const names = new KeyNames();
    fc.assert(
      fc.property(key, key, (a, b) => {
        assert.equal(keyNameText(names.of(a)) === keyNameText(names.of(b)), isSame(a, b));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are those of what is in a list of arguments, for it may be another list each time', () => {
    const names = new KeyNames();
    const lists = fc.array(key, { maxLength: 12 });
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const expected = a.length === b.length && a.every((one, i) => isSame(one, b[i]));
        assert.equal(keyNameText(names.ofArguments(a)) === keyNameText(names.ofArguments(b)), expected);
        assert.deepEqual(names.ofArguments(a), names.ofArguments([...a]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are only the text where that says all, so that they take no room', () => {
    const names = new KeyNames();
    assert.deepEqual(names.of('user:1'), { key: 'user:1' });
    assert.deepEqual(names.ofArguments([1, 'a']), { key: "[1, 'a']" });
    assert.deepEqual(names.of(10), { key: '10', identity: 'number' });
    assert.deepEqual(names.of({}), { key: 'an object', identity: '#1' });
  });

  it('tell long texts apart that begin and end in the same way', () => {
    const names = new KeyNames();
    const middle = (letter: string, length: number): string => `${LONG}${letter.repeat(length)}${LONG}`;
    const all = [middle('a', 3_000), middle('b', 3_000), middle('a', 90_000), middle('b', 90_000), middle('a', 90_001)];
    assert.equal(new Set(all.map((text) => keyNameText(names.of(text)))).size, all.length);
    for (const text of all) assert.ok((names.of(text).identity?.length ?? 99) <= 40);
  });

  it('run no code of the program', () => {
    const names = new KeyNames();
    const trap = new Proxy([], { get: () => assert.fail('ran'), ownKeys: () => assert.fail('ran') });
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    const getter = Object.defineProperty([1], 0, { get: () => assert.fail('ran') });
    for (const one of [trap, proxy, getter]) {
      names.of(one);
      names.ofArguments(one);
      names.ofArguments([one]);
    }
  });

  it('number an object anew only when twice the cap of others was named since, so that they are bounded', () => {
    const names = new KeyNames();
    const [seldom, often] = [{}, {}];
    const first = [seldom, often].map((one) => names.of(one).identity);
    for (let i = 0; i < 2 * NUMBERED_CAP; i++) {
      names.of({});
      if (i % 1_000 === 0) assert.equal(names.of(often).identity, first[1]);
    }
    assert.notEqual(names.of(seldom).identity, first[0]);
    assert.equal(names.of(often).identity, first[1]);
  });
});
