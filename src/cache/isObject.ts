/** Whether `value` has an identity of its own, as what is held weakly or lent must: an object or a function. */
export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
