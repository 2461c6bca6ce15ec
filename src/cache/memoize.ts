import { checkOptions } from './checkOptions';
import type { Arguments } from './memoEntry';
import { copyProperties, type MemoControls, type MemoFunction, memoFunctionOf } from './memoFunction';
import { type MemoizeOptions, settingsOf } from './memoizeOptions';

/** `F` with a memory. */
export type MemoizedFunction<F extends (this: void, ...list: never[]) => unknown> = F &
  MemoControls<Parameters<F>> & {
    /** The function that was memoized. */
    readonly wrapped: F;
  };

/**
 * Returns a function that remembers what `fn` returned for the same arguments, as Python's `functools.lru_cache`. When
 * `maxSize` results are held, the least recently used one goes. A call costs O(arguments) besides `fn`.
 *
 * - All arguments count, and how many there are: `f(1)` and `f(1, undefined)` are remembered apart.
 * - They are compared like the keys of a `Map`: 1 and '1' differ, `NaN` equals itself, 0 equals -0, objects by identity.
 *   The options `key` and `typed` say otherwise.
 * - Every result is remembered, `undefined` too.
 * - What `fn` throws reaches the caller and is not remembered; the call counts as a miss.
 * - A promise is shared by all calls until it is settled, whatever the bound; it counts as a result when it is fulfilled,
 *   and is forgotten when it is rejected. What has a `then` is a promise here: all callers get the same one, derived from
 *   it, so that a rejection that no caller handles is still reported. `loads` and `loadFailures` are counted.
 * - `fn` may call itself through the memoized function. When that answers the very call that is going on, the inner
 *   result is the one remembered. An asynchronous function that awaits its own call under way waits for ever.
 * - `fn` is called without `this`; for methods there is `memoizeMethod`.
 * - Arguments and results are held strongly, but for the option `weak`.
 *
 * The signature stays as it is, and so do `name`, `length` and properties of the function's own, but for those that are
 * called like one of {@link MemoControls} or `wrapped`, which are the memory's: of a function that is memoized already,
 * those of the outer memory are seen. With `new` it makes what `fn` returns, and no object of `fn`. Where `fn` is overloaded
 * or generic, calls keep that, and `cacheDelete` and `cacheHas` take the parameters of its last signature.
 *
 * @throws RangeError when `maxSize` is neither an integer nor `Infinity`, or `ttlMs` not greater than 0.
 * @throws TypeError when `fn` or `key` is not a function, `options` is no object, or `ttlMs` is given and there is no runtime.
 */
export function memoize<F extends (this: void, ...list: never[]) => unknown>(
  fn: F,
  options: MemoizeOptions<Parameters<F>> = {},
): MemoizedFunction<F> {
  if (typeof fn !== 'function') throw new TypeError('memoize: the first argument must be the function to memoize');
  const { name = fn.name } = checkOptions('memoize', options, 'maxSize: 100');
  const { call, controls } = memoFunctionOf(
    fn as unknown as MemoFunction['call'],
    fn.length,
    settingsOf('memoize', name, options),
    options as unknown as MemoizeOptions<Arguments>,
  );
  copyProperties(fn, call);
  copyProperties({ ...controls, wrapped: fn }, call);
  return call as unknown as MemoizedFunction<F>;
}
