import { strict as assert } from 'node:assert';
import { describeEditions } from './describeEditions';
import { SCRIPT_EDITIONS } from './editions';
import { insertedModules } from './insertedModules';

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
      const calls: string[] = [];
      const f = inserted().memoize(
        (a: number, b: string) => {
          calls.push(`${a}${b}`);
        },
        (a, b) => `${a} ${b}`,
        9,
      );
      assert.deepEqual([f(1, 'a'), f(1, 'a'), f(2, 'a'), f(1, 'b')], [undefined, undefined, undefined, undefined]);
      assert.deepEqual(calls, ['1a', '2a', '1b']);
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

    it('refuses a bound that is none', () => {
      for (const keep of [0, -1, 1.5, Number.NaN, Infinity, undefined]) {
        const make = (): unknown =>
          inserted().memoize(
            (n: number) => n,
            (n) => n,
            keep as number,
          );
        assert.throws(make, RangeError);
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

describe('The functions that a function of the user is wrapped in', () => {
  for (const edition of SCRIPT_EDITIONS) {
    describe(`in ${edition.name}`, () => {
      let functions: Pick<Inserted, 'memoize'> & { readonly memoizeAsync: Inserted['memoize'] };
      before(async function () {
        this.timeout(60_000);
        functions = (await insertedModules().loadMemoizeFunctions(edition)) as unknown as typeof functions;
      });

      it('are the same memoize as the pattern has, and one for promises', () => {
        let calls = 0;
        const f = functions.memoize(
          (n: number) => n + ++calls,
          (n) => n,
          2,
        );
        assert.deepEqual([f(1), f(1)], [2, 2]);
        for (const fn of [functions.memoize, functions.memoizeAsync]) {
          assert.throws(() => fn(Number, Number, Number.NaN), RangeError);
        }
      });

      it('share a call that is under way, pass on `this`, and do not remember one that rejects', async () => {
        let calls = 0;
        const f = functions.memoizeAsync(
          async function (this: { base: number }, n: number) {
            if (++calls === 1) throw new Error('down');
            return this.base + n;
          },
          (n) => n,
          2,
        );
        const base = { base: 40 };
        await Promise.all([assert.rejects(f.call(base, 2), /down/), assert.rejects(f.call(base, 2), /down/)]);
        assert.deepEqual(await Promise.all([f.call(base, 2), f.call(base, 2)]), [42, 42]);
        assert.equal(calls, 2);
        for (let n = 10; n < 14; n++) await f.call(base, n);
        await f.call(base, 2);
        assert.equal(calls, 7);
        await f.call(base, 13);
        assert.equal(calls, 7);
      });
    });
  }
});
