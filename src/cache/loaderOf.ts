import type { Loader } from './loads';

/** The loader that a call of `fetch` is to use: its own, or the one of the cache. */
export function loaderOf<K, V>(
  owner: string,
  ofCall: Loader<K, V> | undefined,
  ofCache: Loader<K, V> | undefined,
): Loader<K, V> {
  const load = ofCall ?? ofCache;
  if (typeof load === 'function') return load;
  throw new TypeError(`${owner}: fetch needs load, a function that makes the value of a key: give it as an option`);
}
