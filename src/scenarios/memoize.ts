import { memoize, type CacheInfo, type MemoizedFunction } from '../cache';
import { check, done, say, step } from './narration';

/** Calls functions that remember their results, and looks at what they have counted after each call. */
export async function runMemoize(): Promise<void> {
  let computed = 0;

  await step(
    'Give a function a memory',
    'square is wrapped by memoize(). Its first call, square(12), has nothing to remember yet, so the function runs.',
    {
      watch: 'The cache named square gets its first entry, and one miss.',
      python: 'The same as putting @functools.lru_cache above a function, with the same default of 128 results.',
    },
  );
  const square = memoize(
    (n: number) => {
      computed++;
      return n * n;
    },
    { name: 'square' },
  );
  square(12);
  say(`cacheInfo(): ${words(square.cacheInfo())}`);

  await step(
    'Call it again',
    `After the first call cacheInfo() says ${words(square.cacheInfo())}. Now square(12) is called again: the answer is remembered, and the function does not run.`,
    {
      watch: 'One hit; misses and size stay as they are.',
      python:
        'cache_info() of Python has the same four numbers; the names are written cacheInfo, maxSize and currentSize here.',
    },
  );
  square(12);
  say(`cacheInfo(): ${words(square.cacheInfo())}`);
  check('the second call did not compute', computed === 1, `computed ${times(computed)} for 2 calls`);
  done(2);

  await step(
    'Other arguments',
    `cacheInfo() says ${words(square.cacheInfo())}. square(13) and square(-12) were never asked for, so both are computed, though 12 and -12 have the same square.`,
    {
      watch: 'Two misses and two new entries: what is remembered is found by the arguments, not by the result.',
    },
  );
  square(13);
  square(-12);
  say(`cacheInfo(): ${words(square.cacheInfo())}`);
  done(4);

  await step(
    'Every argument counts',
    'power is called with (2, 10), (10, 2) and (2, 10) again: two different lists of arguments, one of them twice.',
    {
      watch: 'A second cache, named power: 1 hit, 2 misses, 2 entries.',
      python:
        'Both languages look at all arguments and their order. Python also tells f(1) from f(n=1); JavaScript has no keyword arguments.',
    },
  );
  const power = memoize((base: number, exponent: number) => base ** exponent, { name: 'power' });
  power(2, 10);
  power(10, 2);
  power(2, 10);
  say(`cacheInfo(): ${words(power.cacheInfo())}`);
  check('two lists of arguments are two entries', power.cacheInfo().currentSize === 2, words(power.cacheInfo()));
  done(7);

  await step(
    'Remember while computing',
    'fibonacci(30) calls itself through its memory. Without one it would take more than a million additions; now each number is computed once.',
    {
      watch:
        'A third cache, named fibonacci, fills within one call: 31 misses, one for each number from 0 to 30, and 28 hits.',
      python:
        'The documentation of functools does the same with fib(0) to fib(15), and cache_info() says 28 hits and 16 misses there.',
    },
  );
  const fibonacci: MemoizedFunction<(n: number) => number> = memoize(
    (n: number) => (n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2)),
    { name: 'fibonacci' },
  );
  const value = fibonacci(30);
  check('fibonacci(30) is right', value === 832_040, `${value}`);
  check('each number was computed once', fibonacci.cacheInfo().misses === 31, words(fibonacci.cacheInfo()));
  done(8);

  await step(
    'What is thrown is not remembered',
    'flaky fails the first time it is called and works the second time. If the failure were remembered, the second call would fail too.',
    {
      watch: 'The cache named flaky: 2 misses, but 1 entry.',
      python: 'lru_cache does not remember exceptions either.',
    },
  );
  let calls = 0;
  const flaky = memoize(
    (name: string) => {
      if (calls++ === 0) throw new Error('no connection');
      return `hello ${name}`;
    },
    { name: 'flaky' },
  );
  const outcomes = [outcomeOf(() => flaky('Ada')), outcomeOf(() => flaky('Ada'))];
  check('the second call is tried again', outcomes.join() === 'no connection,hello Ada', outcomes.join(', then '));
  done(10);

  await step(
    'Forget',
    `square remembers ${square.cacheInfo().currentSize} results. cacheClear() drops them and counts hits and misses from 0 again; the next call computes.`,
    {
      watch: 'The entries of square leave with the cause "explicit".',
      python: 'cache_clear() does the same.',
    },
  );
  const before = computed;
  square.cacheClear();
  square(12);
  check('it computes again after it was cleared', computed === before + 1, words(square.cacheInfo()));
  done(11);
}

function words({ hits, misses, currentSize, maxSize }: CacheInfo): string {
  return `${hits} ${hits === 1 ? 'hit' : 'hits'}, ${misses} ${misses === 1 ? 'miss' : 'misses'}, ${currentSize} of ${maxSize} results held`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function outcomeOf(call: () => string): string {
  try {
    return call();
  } catch (error) {
    return (error as Error).message;
  }
}
