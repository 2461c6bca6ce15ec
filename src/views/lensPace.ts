import type { Clock } from '../base/clock';

/**
 * VS Code draws what it was given only when it has had no other lenses for a while, at least 250 ms: who gives it new ones
 * more often than that is never drawn.
 */
export const LENS_REST_MS = 1_000;
/** A document of which nobody has asked for so long keeps the others waiting no more. */
export const LENS_PATIENCE_MS = 2_000;
/** When VS Code does not ask for so long, it may not have heard, and is told again. */
export const LENS_REMINDER_MS = 5 * LENS_PATIENCE_MS;

/** When VS Code was told of a document first, and when it is told again. */
interface Told {
  readonly atMs: number;
  readonly againAtMs: number;
}

/**
 * Decides when VS Code is told that there are other lenses. It asks for them only when it was told nothing for a while,
 * at least 250 ms and longer on a busy machine, so whoever tells it again and again is never asked. It is told when a
 * lens would say something else, and what it gets is the newest at that moment. When it does not ask, it is told again,
 * each time after twice as long: however long it waits, it is left in peace for longer once.
 */
export class LensPace {
  readonly #clock: Clock;
  /** What each document was given when VS Code asked last. */
  readonly #given = new Map<string, string>();
  /** When VS Code asked last, of whatever document. */
  #askedMs = -Infinity;
  /** The documents of which it has not asked since it was told, and when that was. */
  readonly #awaited = new Map<string, Told>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** VS Code has asked for the lenses of a document, and they said this. */
  give(document: string, text: string): void {
    this.#given.set(document, text);
    this.#awaited.delete(document);
    this.#askedMs = this.#clock();
  }

  /** Whether VS Code is to be told now. `seen` are the documents that somebody sees, and what their lenses would say. */
  isDue(seen: ReadonlyMap<string, string>): boolean {
    const nowMs = this.#clock();
    if (nowMs - this.#askedMs < LENS_REST_MS) return false;
    const isJustTold = [...seen.keys()].some((document) => nowMs - this.#toldMs(document) < LENS_PATIENCE_MS);
    if (isJustTold) return false;
    // One of which it has never asked it will ask of by itself.
    const known = [...seen].filter(([document]) => this.#given.has(document) && this.#mayBeTold(document, nowMs));
    if (!known.some(([document, text]) => this.#given.get(document) !== text)) return false;
    for (const [document] of known) {
      const atMs = this.#awaited.get(document)?.atMs ?? nowMs;
      this.#awaited.set(document, { atMs, againAtMs: nowMs + Math.max(LENS_REMINDER_MS, nowMs - atMs) });
    }
    return true;
  }

  /** Whether lenses that somebody sees say something else than they should; they are due now or later. */
  isStale(seen: ReadonlyMap<string, string>): boolean {
    return [...seen].some(([document, text]) => this.#given.has(document) && this.#given.get(document) !== text);
  }

  /** A document is closed. It may be out of sight before, for a moment or longer, and VS Code need not ask again then. */
  forget(document: string): void {
    this.#given.delete(document);
    this.#awaited.delete(document);
  }

  #toldMs(document: string): number {
    return this.#awaited.get(document)?.atMs ?? -Infinity;
  }

  #mayBeTold(document: string, nowMs: number): boolean {
    return nowMs >= (this.#awaited.get(document)?.againAtMs ?? -Infinity);
  }
}
