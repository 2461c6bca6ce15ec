/** Throws a `TypeError` when `compute` is not a function. */
export function checkCompute(owner: string, compute: unknown): void {
  if (typeof compute === 'function') return;
  throw new TypeError(
    `${owner}: getOrCompute takes a function that makes the value of a key; for a value there is set`,
  );
}
