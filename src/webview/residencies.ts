import { RESIDENCY_CAP, type Residency } from '../protocol/residency';

/** The stays in the caches of the charts, as far as the page was told of them. */
export class Residencies {
  readonly #byId = new Map<number, Residency>();

  constructor(residencies: readonly Residency[] = []) {
    this.update(residencies);
  }

  /** In the order in which they became known. */
  get all(): readonly Residency[] {
    return [...this.#byId.values()];
  }

  /** Takes over what has changed. Of more than the page is to hold, the oldest go. */
  update(changed: readonly Residency[]): void {
    const isOld = (residency: Residency): boolean => this.#byId.has(residency.id);
    for (const residency of changed) if (isOld(residency)) this.#byId.set(residency.id, residency);
    const added = changed.filter((residency) => !isOld(residency)).sort((a, b) => a.id - b.id);
    for (const residency of added) this.#byId.set(residency.id, residency);
    for (const id of this.#byId.keys()) {
      if (this.#byId.size <= RESIDENCY_CAP) break;
      this.#byId.delete(id);
    }
  }
}
