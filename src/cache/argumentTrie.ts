/** A list of arguments, or the beginning of one; `entry` is there when the list is held. */
export class ArgumentBranch<E> {
  entry: E | undefined;
  next: Map<unknown, ArgumentBranch<E>> | undefined;

  constructor(
    readonly parent: ArgumentBranch<E> | undefined,
    readonly argument: unknown,
  ) {}
}

/**
 * Finds an entry by a list of arguments: one `Map` after the other, so that no key has to be built and objects count by
 * identity. Each operation is O(arguments). Arguments are compared like the keys of a `Map`.
 */
export class ArgumentTrie<E> {
  #root = new ArgumentBranch<E>(undefined, undefined);

  /** The branch at the end of the list, where there is one. */
  find(list: readonly unknown[]): ArgumentBranch<E> | undefined {
    let branch: ArgumentBranch<E> | undefined = this.#root;
    for (const argument of list) {
      branch = branch.next?.get(argument);
      if (branch === undefined) return undefined;
    }
    return branch;
  }

  /** The branch at the end of the list, made where there is none. Is pruned away again unless it gets an entry. */
  grow(list: readonly unknown[]): ArgumentBranch<E> {
    let branch = this.#root;
    for (const argument of list) {
      branch.next ??= new Map();
      let next = branch.next.get(argument);
      if (next === undefined) {
        next = new ArgumentBranch(branch, argument);
        branch.next.set(argument, next);
      }
      branch = next;
    }
    return branch;
  }

  /** Takes the entry of a branch out, and all branches that lead to no entry any more. */
  prune(leaf: ArgumentBranch<E>): void {
    leaf.entry = undefined;
    let branch = leaf;
    while (branch.entry === undefined && !branch.next?.size && branch.parent !== undefined) {
      branch.parent.next?.delete(branch.argument);
      branch = branch.parent;
    }
  }

  clear(): void {
    this.#root = new ArgumentBranch<E>(undefined, undefined);
  }
}
