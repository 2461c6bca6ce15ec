import type { Span } from '../protocol/page';
import { RESIDENCY_CAP, seenMs, tellingStays, type Residency } from '../protocol/residency';
import type { Residencies, StayView } from './residencies';
import type { Stay } from './stay';

/** How much of a hydrate, and of a delta, is for stays, in characters of JSON. */
const HYDRATE_CHARACTERS = { least: 2_000, most: 8_000 };
const DELTA_CHARACTERS = 8_000;
/** So many hits of a stay are in a hydrate: of more stays fewer hits are better than of a few all. */
const HYDRATE_HITS = 12;
/** Twice what a page keeps, so that it surely is told of all that it has. */
const HELD_CAP = 2 * RESIDENCY_CAP;

/**
 * The stays that one page is told of. Those that it has are told again when they have changed, their end first, then in
 * turns; of others the newest, as many as there is room for.
 */
export class StayFeed {
  readonly #residencies: Residencies;
  /** What the page may have, in the order in which they began to be known. */
  #held = new Set<Stay>();
  /** Those of them that have changed since the page was told, the one that waits longest first. */
  readonly #due = new Set<Stay>();
  #position = 0;

  constructor(residencies: Residencies) {
    this.#residencies = residencies;
  }

  get hasNews(): boolean {
    return this.#due.size > 0 || this.#position < this.#residencies.position;
  }

  /** What tells most, of about so many characters, oldest first: from now on the page has just that. */
  all(view: StayView, characters: number): Residency[] {
    const stays = this.#residencies.telling(view);
    const { nowMs } = this.#residencies;
    this.#position = this.#residencies.position;
    this.#due.clear();
    this.#held = new Set();
    let room = Math.max(HYDRATE_CHARACTERS.least, Math.min(HYDRATE_CHARACTERS.most, characters));
    for (const stay of byTurns(stays, view.span ?? { fromMs: 0, toMs: nowMs }, nowMs)) {
      room -= JSON.stringify(first(stay)).length;
      if (room < 0) break;
      this.#held.add(stay);
    }
    this.#held = new Set(stays.filter((stay) => this.#held.has(stay)));
    return [...this.#held].map(first);
  }

  /** What has changed, each stay as it is now. */
  news(view: StayView): Residency[] {
    const { stays, position } = this.#residencies.changesSince(this.#position, view);
    this.#position = position;
    for (const stay of stays) if (this.#held.has(stay)) this.#due.add(stay);
    const over = [...this.#due].filter(({ isOver }) => isOver);
    const newcomers = stays.filter((stay) => !this.#held.has(stay)).sort((a, b) => b.id - a.id);
    const told: Stay[] = [];
    let room = DELTA_CHARACTERS;
    const tell = (wanted: Iterable<Stay>, least: number): void => {
      for (const stay of wanted) {
        const left = room - size(stay);
        if (left < least) return;
        room = left;
        told.push(stay);
        this.#due.delete(stay);
      }
    };
    tell(over, 0);
    // A part of the room is for what is new.
    tell([...this.#due], DELTA_CHARACTERS / 3);
    tell(newcomers, 0);
    this.#hold(newcomers.filter((stay) => told.includes(stay)));
    return told.map(brief);
  }

  #hold(newcomers: readonly Stay[]): void {
    const held = [...this.#held, ...newcomers].sort((a, b) => a.id - b.id);
    if (held.length <= HELD_CAP) {
      this.#held = new Set(held);
      return;
    }
    const { nowMs } = this.#residencies;
    this.#held = new Set(tellingStays(held, { fromMs: 0, toMs: nowMs }, nowMs, HELD_CAP));
    for (const stay of this.#due) if (!this.#held.has(stay)) this.#due.delete(stay);
  }
}

/** The longest, the newest, the next longest, and so on. */
function* byTurns(stays: readonly Stay[], span: Span, nowMs: number): Iterable<Stay> {
  const longest = [...stays].sort((a, b) => seenMs(b, span, nowMs) - seenMs(a, span, nowMs));
  for (let i = 0; i < stays.length; i++) {
    yield longest[i] as Stay;
    yield stays[stays.length - 1 - i] as Stay;
  }
}

/** A stay as a page gets it first. */
function first(stay: Stay): Residency {
  const residency = brief(stay);
  return { ...residency, hits: residency.hits.slice(-HYDRATE_HITS) };
}

function size(stay: Stay): number {
  return JSON.stringify(brief(stay)).length;
}

/** Times in tenths of a millisecond: the digits behind them would be a third of all. */
function brief(stay: Stay): Residency {
  const { fromMs, toMs, hits, ...rest } = stay.toResidency();
  return {
    ...rest,
    fromMs: tenths(fromMs),
    toMs: toMs === null ? null : tenths(toMs),
    hits: hits.map(({ atMs, count }) => ({ atMs: tenths(atMs), count })),
  };
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
