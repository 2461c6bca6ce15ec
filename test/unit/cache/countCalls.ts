/** How often a method of a class is called, on whatever object, while `work` is done. */
export function countCalls(prototype: object, name: string, work: () => void): number {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name) as TypedPropertyDescriptor<
    (...list: unknown[]) => unknown
  >;
  const method = descriptor.value as (...list: unknown[]) => unknown;
  let count = 0;
  function counting(this: unknown, ...list: unknown[]): unknown {
    count++;
    return Reflect.apply(method, this, list);
  }
  Object.defineProperty(prototype, name, { ...descriptor, value: counting });
  try {
    work();
  } finally {
    Object.defineProperty(prototype, name, descriptor);
  }
  return count;
}
