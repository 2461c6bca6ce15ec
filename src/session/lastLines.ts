/** The longest line that is kept; a program that never ends its line must not fill the memory. */
const LINE_CAP = 2_000;

/** Keeps the last complete lines of a text that arrives in pieces, and the one that is not complete yet. */
export class LastLines {
  readonly #cap: number;
  #lines: string[] = [];
  #open = '';

  constructor(cap: number) {
    this.#cap = cap;
  }

  /** Takes in a piece and returns the lines that it completed. */
  push(piece: string): string[] {
    const lines = (this.#open + piece).split(/\r?\n/);
    this.#open = (lines.pop() ?? '').slice(0, LINE_CAP);
    const complete = lines.map((line) => line.slice(0, LINE_CAP));
    this.#lines = [...this.#lines, ...complete].slice(-this.#cap);
    return complete;
  }

  /** The last lines, oldest first. */
  toArray(): string[] {
    return (this.#open === '' ? this.#lines : [...this.#lines, this.#open]).slice(-this.#cap);
  }
}
