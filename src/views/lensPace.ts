import type { Clock } from '../base/clock';

/** A document of which nobody has asked for so long keeps the others waiting no more. */
export const LENS_PATIENCE_MS = 2_000;

/**
 * Decides when VS Code is told that there are other lenses. It asks for them only when it was told nothing for a while,
 * at least 250 ms and longer on a busy machine, so whoever tells it again and again is never asked. It is told when a
 * lens would say something else, and then not again before it has asked, however long that takes; what it gets is the
 * newest at that moment.
 */
export class LensPace {
  readonly #clock: Clock;
  /** What each document was given when VS Code asked last. */
  readonly #given = new Map<string, string>();
  /** The documents of which it has not asked since it was told, and when that was. */
  readonly #awaited = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** VS Code has asked for the lenses of a document, and they said this. */
  give(document: string, text: string): void {
    this.#given.set(document, text);
    this.#awaited.delete(document);
  }

  /** Whether VS Code is to be told now. `seen` are the documents that somebody sees, and what their lenses would say. */
  isDue(seen: ReadonlyMap<string, string>): boolean {
    const nowMs = this.#clock();
    const toldMs = [...seen.keys()].map((document) => this.#awaited.get(document) ?? -Infinity);
    if (toldMs.some((each) => nowMs - each < LENS_PATIENCE_MS)) return false;
    // One of which it has not asked yet, or was told already, it will ask of by itself.
    const isStale = [...seen].some(([document, text]) => {
      return !this.#awaited.has(document) && this.#given.has(document) && this.#given.get(document) !== text;
    });
    if (!isStale) return false;
    for (const document of seen.keys()) {
      if (this.#given.has(document) && !this.#awaited.has(document)) this.#awaited.set(document, nowMs);
    }
    return true;
  }

  /** A document is closed. It may be out of sight before, for a moment or longer, and VS Code need not ask again then. */
  forget(document: string): void {
    this.#given.delete(document);
    this.#awaited.delete(document);
  }
}
