import { RESIDENCY_CAP, tellingStays, type Residency } from '../protocol/residency';

/** The stays in the caches of the charts, as far as the page was told of them. */
export class Residencies {
  readonly #byId = new Map<number, Residency>();
  /** Of all that was told. */
  #span = { fromMs: Number.POSITIVE_INFINITY, toMs: 0 };

  constructor(residencies: readonly Residency[] = []) {
    this.update(residencies);
  }

  /** In the order in which they became known. */
  get all(): readonly Residency[] {
    return [...this.#byId.values()];
  }

  /** Takes over what has changed. Of more than the page is to hold, `tellingStays` chooses. */
  update(changed: readonly Residency[]): void {
    const isOld = (residency: Residency): boolean => this.#byId.has(residency.id);
    for (const residency of changed) if (isOld(residency)) this.#byId.set(residency.id, residency);
    const added = changed.filter((residency) => !isOld(residency)).sort((a, b) => a.id - b.id);
    for (const residency of added) this.#byId.set(residency.id, residency);
    const { fromMs, toMs } = this.#span;
    this.#span = {
      fromMs: Math.min(fromMs, ...changed.map((stay) => stay.fromMs)),
      toMs: Math.max(toMs, ...changed.map((stay) => stay.toMs ?? stay.hits.at(-1)?.atMs ?? stay.fromMs)),
    };
    if (this.#byId.size <= RESIDENCY_CAP) return;
    const kept = new Set(tellingStays(this.all, this.#span, this.#span.toMs));
    for (const stay of this.all) if (!kept.has(stay)) this.#byId.delete(stay.id);
  }
}
