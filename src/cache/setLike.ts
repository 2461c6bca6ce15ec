import { isObject } from './isObject';

/** What a set can be compared and united with: a `Set`, a `Map` (its keys), a `WeakRefSet`. As the methods of ES2025 ask. */
export interface SetLike<T> {
  readonly size: number;
  has(value: T): boolean;
  keys(): Iterator<T>;
}

/**
 * Passes on what can be used like a set.
 *
 * @throws TypeError or RangeError, as the set methods of ES2025 do, when it cannot.
 */
export function checkSetLike<T>(owner: string, other: SetLike<T>): SetLike<T> {
  if (!isObject(other) || typeof other.has !== 'function' || typeof other.keys !== 'function') {
    throw new TypeError(`${owner}: only with a Set, or what has its size, has and keys; make one by new Set(values)`);
  }
  const given: { readonly size: unknown } = other;
  const size = Number(given.size);
  if (Number.isNaN(size)) throw new TypeError(`${owner}: the size of the other set must be a number`);
  if (size < 0) throw new RangeError(`${owner}: the size of the other set must not be negative, but it is ${size}`);
  return other;
}

/** The members of a set-like; its iterator is told when nobody wants more. */
export function membersOf<T>(other: SetLike<T>): Iterable<T> {
  return { [Symbol.iterator]: () => other.keys() };
}
