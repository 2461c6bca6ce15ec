import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ArgumentLevel } from '../../../src/cache/argumentLevel';

class Child {
  constructor(readonly number: number) {}
}

/** Small integers mostly, and what could be taken for one. */
const argument: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(40) },
  fc.constantFrom<unknown>(-0, -1, 1.5, Number.NaN, Infinity, 2 ** 32, 2 ** 32 + 1, 2 ** 31, 2 ** 53, -(2 ** 32)),
  fc.constantFrom<unknown>('0', '1', 1n, null, undefined, true, Symbol.iterator, Object),
  fc.constantFrom('', '__proto__', 'constructor', 'toString', '4294967294', '4294967295', '-0', '1.5', 'NaN'),
);

/** More of them than are kept apart, with some of the others in between. */
const word = fc.oneof({ weight: 9, arbitrary: fc.nat(99).map((number) => `word ${number}`) }, argument);

/** A step of its own, and no argument. */
const CLEAR = Symbol('clear');
const lengths = { maxLength: 300 };

function fill(level: ArgumentLevel<Child>, numbers: Iterable<number>): void {
  for (const number of numbers) level.add(number, new Child(number));
}

describe('ArgumentLevel', () => {
  for (const [what, each, isFirst] of [
    ['small integers mostly', argument, false],
    ['strings mostly', word, false],
    ['strings mostly, of the first argument', word, true],
  ] as const) {
    it(`holds what a Map would hold, as arguments come and go: ${what}`, () => {
      fc.assert(
        fc.property(fc.array(fc.oneof({ weight: 199, arbitrary: each }, fc.constant(CLEAR)), lengths), (steps) => {
          const level = new ArgumentLevel<Child>(isFirst);
          const model = new Map<unknown, Child>();
          for (const [number, step] of steps.entries()) {
            assert.equal(level.get(step), model.get(step));
            if (step === CLEAR) {
              level.clear();
              model.clear();
            } else if (model.has(step)) {
              level.delete(step);
              model.delete(step);
            } else {
              const child = new Child(number);
              level.add(step, child);
              model.set(step, child);
            }
            assert.equal(level.get(step), model.get(step));
            assert.equal(level.size, model.size);
          }
          for (const [key, child] of model) assert.equal(level.get(key), child);
        }),
        { numRuns: 1_000 },
      );
    });
  }

  it('finds integers that came before the table was long enough for them', () => {
    const level = new ArgumentLevel<Child>(false);
    const numbers = Array.from({ length: 1_000 }, (_, index) => 999 - index);
    fill(level, numbers);
    for (const number of numbers) assert.equal(level.get(number)?.number, number);
    for (const number of numbers) level.delete(number);
    assert.equal(level.size, 0);
    for (const number of numbers) assert.equal(level.get(number), undefined);
  });

  it('finds all of more integers than the table takes', () => {
    const level = new ArgumentLevel<Child>(false);
    const count = 2 ** 16 + 10;
    fill(level, Array(count).keys());
    for (let number = 0; number < count; number++) assert.equal(level.get(number)?.number, number);
    assert.equal(level.size, count);
  });

  it('finds few strings and many, also those that an object has by itself', () => {
    const level = new ArgumentLevel<Child>(false);
    const words = ['__proto__', 'constructor', '', '0', '7', ...Array.from({ length: 200 }, (_, index) => `w${index}`)];
    for (const [number, each] of words.entries()) {
      assert.equal(level.get(each), undefined);
      level.add(each, new Child(number));
      for (const [earlier, known] of words.slice(0, number + 1).entries()) {
        assert.equal(level.get(known)?.number, earlier);
      }
    }
    assert.equal(level.get(7), undefined);
    for (const each of words) level.delete(each);
    assert.equal(level.size, 0);
    for (const each of words) assert.equal(level.get(each), undefined);
  });

  it('tells 0 from what is not 0, and not from -0', () => {
    const level = new ArgumentLevel<Child>(false);
    const zero = new Child(0);
    level.add(-0, zero);
    assert.equal(level.get(0), zero);
    assert.equal(level.get(-0), zero);
    for (const other of ['0', 0n, false, null, undefined, '', 2 ** 32, 0.5, Number.NaN]) {
      assert.equal(level.get(other), undefined);
    }
    level.delete(0);
    assert.equal(level.get(-0), undefined);
  });
});
