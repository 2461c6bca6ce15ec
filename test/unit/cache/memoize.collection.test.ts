import { memoize } from '../../../src/cache';
import { collectUntil } from './collected';

describe('memoize and the garbage collector', () => {
  it('lets go of the arguments of a forgotten result', async () => {
    const sum = memoize((a: { n: number }, b: { n: number }) => a.n + b.n, { maxSize: 1 });
    const forgotten = [{ n: 1 }, { n: 2 }].map((argument) => {
      sum({ n: 0 }, argument);
      return new WeakRef(argument);
    });
    sum({ n: 3 }, { n: 4 });
    await collectUntil(
      () => forgotten.every((argument) => argument.deref() === undefined),
      'the arguments are collected',
    );
    sum({ n: 5 }, { n: 6 });
  });

  it('does not hold the arguments of a call that threw, nor those of a cache that never remembers', async () => {
    const broken = memoize((_argument: object): void => {
      throw new Error('broken');
    });
    const forgetful = memoize((_argument: object) => 1, { maxSize: 0 });
    const argument = ((): WeakRef<object> => {
      const temporary = {};
      try {
        broken(temporary);
      } catch {
        forgetful(temporary);
      }
      return new WeakRef(temporary);
    })();
    await collectUntil(() => argument.deref() === undefined, 'the argument is collected');
    forgetful(broken);
  });

  it('goes with its cache when nothing holds it', async () => {
    const fn = new WeakRef(memoize((n: number) => n));
    await collectUntil(() => fn.deref() === undefined, 'the memoized function is collected');
  });
});
