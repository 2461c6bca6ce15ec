/** Holds the program at its checkpoints while it is paused, and for a while at its steps so that people can read. */
export class Gate {
  readonly #onHold: () => void;
  #paused: boolean;
  #pace: number;
  #holds = 0;
  /** Parts of the program that stand here; each is let go once. */
  #waiting: (() => void)[] = [];
  /** Until when the program is shown a step: from when on, and for how long at the usual pace. */
  #reading: { readonly sinceMs: number; readonly usualMs: number } | undefined;
  /** Ends the reading; while the program is held, keeps the process from ending. */
  #timer: NodeJS.Timeout | undefined;

  /** `onHold` is called when the program comes to be held. */
  constructor(onHold: () => void, { held, pace }: { readonly held: boolean; readonly pace: number }) {
    this.#onHold = onHold;
    this.#paused = held;
    this.#pace = pace;
  }

  /** Whether the program stands at a checkpoint and waits to be let go. */
  get isHolding(): boolean {
    return this.#waiting.length > 0 && this.#reading === undefined;
  }

  /** How often it was held so far. */
  get holds(): number {
    return this.#holds;
  }

  get pace(): number {
    return this.#pace;
  }

  /** Resolves when the program may go on: at once, after `usualMs` times the pace, or when it is let go. */
  checkpoint(usualMs = 0): Promise<void> {
    const waits = this.#paused || usualMs * this.#pace > 0;
    if (!waits) return Promise.resolve();
    return new Promise((resolve) => {
      const held = this.isHolding;
      this.#waiting.push(resolve);
      if (!this.#paused) this.#read({ sinceMs: performance.now(), usualMs });
      else if (!held) this.#hold();
    });
  }

  /** Holds the program at its next checkpoint, or where it stands while a step is being read. */
  pause(): void {
    this.#paused = true;
    if (this.#reading !== undefined) this.#hold();
  }

  resume(): void {
    this.#paused = false;
    if (this.#reading === undefined) this.#release();
  }

  /** Lets a program that is held, or that shows a step, run to its next checkpoint. */
  step(): void {
    this.#paused = true;
    this.#release();
  }

  /** Counts for the step that is being read, too. */
  setPace(pace: number): void {
    this.#pace = pace;
    if (this.#reading !== undefined) this.#read(this.#reading);
  }

  #read(reading: { readonly sinceMs: number; readonly usualMs: number }): void {
    this.#reading = reading;
    clearTimeout(this.#timer);
    const endMs = reading.sinceMs + reading.usualMs * this.#pace;
    this.#timer = setTimeout(() => this.#release(), Math.max(0, endMs - performance.now()));
  }

  #hold(): void {
    this.#reading = undefined;
    clearTimeout(this.#timer);
    this.#timer = setInterval(() => undefined, 60_000);
    this.#holds++;
    this.#onHold();
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#reading = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const letGo of waiting) letGo();
  }
}
