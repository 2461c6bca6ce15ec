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
  readonly #awaited = new Set<string>();
  #toldMs = -Infinity;

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
    for (const document of this.#given.keys()) if (!seen.has(document)) this.#forget(document);
    if (this.#awaited.size > 0) {
      if (this.#clock() - this.#toldMs < LENS_PATIENCE_MS) return false;
      for (const document of this.#awaited) this.#forget(document);
    }
    // One of which it has not asked yet it will ask of by itself.
    const known = [...seen].filter(([document]) => this.#given.has(document));
    if (known.every(([document, text]) => this.#given.get(document) === text)) return false;
    this.#toldMs = this.#clock();
    for (const [document] of known) this.#awaited.add(document);
    return true;
  }

  #forget(document: string): void {
    this.#given.delete(document);
    this.#awaited.delete(document);
  }
}
