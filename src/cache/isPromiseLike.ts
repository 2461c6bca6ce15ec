import { isObject } from './isObject';

/** Whether `value` can be awaited: it is an object or a function with a method `then`. */
export function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && 'then' in value && typeof value.then === 'function';
}
