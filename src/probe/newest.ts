/** Collects items between two frames, of each name the newest; the names that come first are kept, up to a cap. */
export class Newest<T extends { readonly name: string }> {
  readonly #cap: number;
  readonly #known = new Set<string>();
  #items = new Map<string, T>();

  constructor(cap: number) {
    this.#cap = cap;
  }

  push(item: T): void {
    if (!this.#known.has(item.name)) {
      if (this.#known.size >= this.#cap) return;
      this.#known.add(item.name);
    }
    this.#items.set(item.name, item);
  }

  /** Hands out what was collected and starts anew. */
  take(): T[] {
    const items = [...this.#items.values()];
    this.#items = new Map();
    return items;
  }
}
