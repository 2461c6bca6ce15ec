/** Drawn again sooner, a chart costs more than it tells: with ten updates a second, it comes with every other one. */
const LEAST_MS = 150;
/** A chart in sight that is as old as this does not wait for another update. */
const OLDEST_MS = 250;
/** What nobody sees is drawn as seldom as this, for those who search the page or have it read to them. */
const UNSEEN_MS = 1_000;
/** As many come with one update, unless others would get too old. */
const TOGETHER = 2;

/** What the turns depend on. */
export interface TurnTaker {
  readonly isInSight: boolean;
}

/**
 * Why charts are to be drawn: there are newer numbers, something else is to be seen than before, other charts are in
 * sight, or no update has come for a while and what the last one left is due.
 */
export type TurnReason = 'numbers' | 'view' | 'sight' | 'rest';

/** Which charts are drawn when: with newer numbers they take turns, so that no update draws all of them. */
export class ChartTurns<Chart extends TurnTaker> {
  readonly #drawnAtMs = new Map<Chart, number>();
  #stale: readonly Chart[] = [];

  constructor(readonly charts: readonly Chart[]) {}

  /** Whether one does not show what there is to show. */
  get hasStale(): boolean {
    return this.#stale.length > 0;
  }

  /** Whether one that is in sight was not drawn at all. */
  get isBeginning(): boolean {
    return this.#stale.some((chart) => chart.isInSight && !this.#drawnAtMs.has(chart));
  }

  /**
   * The charts to draw now. Those that were not drawn at all come one at a time, so that the first one does not wait for
   * the others.
   */
  take(nowMs: number, reason: TurnReason): readonly Chart[] {
    const due = reason === 'numbers' || reason === 'view' ? this.charts : this.#stale;
    const wanted = due.filter(({ isInSight }) => isInSight || reason === 'rest');
    const first = wanted.filter((chart) => !this.#drawnAtMs.has(chart)).slice(0, 1);
    const known = due.filter((chart) => this.#drawnAtMs.has(chart));
    const again = reason === 'numbers' ? this.#inTurn(known, nowMs) : known.filter((chart) => wanted.includes(chart));
    const taken = [...first, ...again];
    for (const chart of taken) this.#drawnAtMs.set(chart, nowMs);
    this.#stale = due.filter((chart) => !taken.includes(chart));
    return taken;
  }

  #inTurn(known: readonly Chart[], nowMs: number): readonly Chart[] {
    const age = (chart: Chart): number => nowMs - (this.#drawnAtMs.get(chart) ?? 0);
    return known
      .filter((chart) => age(chart) >= (chart.isInSight ? LEAST_MS : UNSEEN_MS))
      .sort((a, b) => age(b) - age(a))
      .filter((chart, place) => place < TOGETHER || (chart.isInSight && age(chart) >= OLDEST_MS));
  }
}
