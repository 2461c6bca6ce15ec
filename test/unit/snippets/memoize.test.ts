import { strict as assert } from 'node:assert';
import { describeEditions } from './describeEditions';

interface Inserted {
  readonly memoize: <This, Args extends unknown[], Result>(
    fn: (this: This, ...args: Args) => Result,
    keyOf: (...args: Args) => unknown,
    keep: number,
  ) => (this: This, ...args: Args) => Result;
  readonly memoized: (text: string) => number;
}

describe('The inserted memoize', () => {
  describeEditions<Inserted>('memoize', 'self-contained', (inserted) => {
    it('works as it was inserted, with the defaults of its placeholders', () => {
      assert.equal(inserted().memoized('four'), 4);
    });

    it('calls the function once for a key, also when it gave undefined', () => {
      let calls = 0;
      const f = inserted().memoize(
        (_: number, __: string) => {
          calls++;
          return undefined;
        },
        (a, b) => `${a} ${b}`,
        9,
      );
      assert.deepEqual([f(1, 'a'), f(1, 'a'), f(2, 'a'), f(1, 'b')], [undefined, undefined, undefined, undefined]);
      assert.equal(calls, 3);
    });

    it('passes on `this`', () => {
      const f = inserted().memoize(
        function (this: { base: number }, add: number) {
          return this.base + add;
        },
        (add) => add,
        2,
      );
      assert.equal(f.call({ base: 40 }, 2), 42);
    });

    it('keeps the most recently used keys that it promises, and at most twice as many', () => {
      for (const keep of [1, 2, 5]) {
        const calls: number[] = [];
        const f = inserted().memoize(
          (n: number) => calls.push(n),
          (n) => n,
          keep,
        );
        for (let n = 0; n < 20; n++) f(n);
        calls.length = 0;
        for (let n = 19; n >= 20 - keep; n--) f(n);
        assert.deepEqual(calls, []);
        for (let n = 0; n < 20 - 2 * keep; n++) f(n);
        assert.equal(calls.length, 20 - 2 * keep);
      }
    });

    it('does not remember a call that throws', () => {
      let calls = 0;
      const f = inserted().memoize(
        (n: number) => {
          if (++calls === 1) throw new Error('not yet');
          return n;
        },
        (n) => n,
        9,
      );
      assert.throws(() => f(1), /not yet/);
      assert.equal(f(1), 1);
    });
  });

  describeEditions<{ memoized: (text: string) => number; results: { size: number } }>(
    'memoize',
    'library',
    (inserted) => {
      it('remembers as many results as was said', () => {
        for (let i = 0; i < 600; i++) assert.equal(inserted().memoized('x'.repeat(i)), i);
        assert.equal(inserted().results.size, 500);
      });
    },
  );
});
