/**
 * Calls `call` with every item, also after one of the calls threw. What was thrown is thrown at the end: one error as it
 * is, several as one `AggregateError`. So that a failing observer takes neither a removal nor an error from the others.
 */
export function callEach<T>(items: Iterable<T>, call: (item: T) => void): void {
  const errors: unknown[] = [];
  for (const item of items) {
    try {
      call(item);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throwAll(errors);
}

/** Throws what several callbacks threw, of which there is at least one: one error as it is, several as one. */
export function throwAll(errors: readonly unknown[]): never {
  if (errors.length === 1) throw errors[0];
  throw new AggregateError(errors, `${errors.length} callbacks failed, see errors`);
}

/** Throws `error` after `cleanUp`; when that throws as well, an `AggregateError` of both. */
export function throwAfter(error: unknown, cleanUp: () => void): never {
  try {
    cleanUp();
  } catch (second) {
    throw new AggregateError([error, second], 'it failed, and so did cleaning up after it, see errors', {
      cause: second,
    });
  }
  throw error;
}
