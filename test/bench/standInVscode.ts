/** VS Code's API as a module that answers everything and does nothing. */
export interface StandIn {
  readonly vscode: unknown;
  /** How often each function was called or constructed, by the name under which it was found last. */
  readonly calls: ReadonlyMap<string, number>;
}

/** Whatever is read of it, called or constructed is such a thing again. */
export function standInVscode(): StandIn {
  const calls = new Map<string, number>();
  const note = (name: string): void => void calls.set(name, (calls.get(name) ?? 0) + 1);
  const thing = (name: string): unknown =>
    new Proxy(function () {}, {
      get(target, member) {
        // A promise never settles with one of these, and as text it is nothing.
        if (member === 'then') return undefined;
        if (typeof member === 'symbol') return member === Symbol.toPrimitive ? () => '' : undefined;
        // Subclasses find their own prototype.
        if (member === 'prototype') return target.prototype as unknown;
        return thing(member);
      },
      set: () => true,
      apply() {
        note(name);
        return thing(`result of ${name}`);
      },
      construct() {
        note(name);
        return thing(`instance of ${name}`) as object;
      },
    });
  return { vscode: thing('vscode'), calls };
}
