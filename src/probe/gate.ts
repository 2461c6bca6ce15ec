/** Holds the program at its checkpoints while it is paused. */
export class Gate {
  #paused = false;
  #letGo: (() => void) | undefined;
  /** Keeps the process from ending while nothing but the held program would keep it. */
  #keepAlive: NodeJS.Timeout | undefined;

  /** Whether the program stands at a checkpoint and waits. */
  get isHolding(): boolean {
    return this.#letGo !== undefined;
  }

  checkpoint(): Promise<void> {
    if (!this.#paused) return Promise.resolve();
    this.#keepAlive ??= setInterval(() => undefined, 60_000);
    return new Promise((resolve) => {
      const before = this.#letGo;
      this.#letGo = () => {
        before?.();
        resolve();
      };
    });
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#release();
  }

  /** Lets a held program run to its next checkpoint. */
  step(): void {
    this.#paused = true;
    this.#release();
  }

  #release(): void {
    clearInterval(this.#keepAlive);
    this.#keepAlive = undefined;
    const letGo = this.#letGo;
    this.#letGo = undefined;
    letGo?.();
  }
}
