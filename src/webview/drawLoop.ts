/** The shortest time between two drawings for people who want less motion. */
const CALM_INTERVAL_MS = 1_000;

/** Draws at most once a frame, and at most once a second for people who want less motion. */
export class DrawLoop {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  #lastAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    readonly draw: () => void,
    readonly wantsCalm: () => boolean,
  ) {}

  /** Draws with the next frame, or when a calm second has passed. */
  request(): void {
    if (this.#timer !== undefined || this.#frame !== undefined) return;
    const waitMs = this.wantsCalm() ? this.#lastAtMs + CALM_INTERVAL_MS - performance.now() : 0;
    if (waitMs <= 0) return this.requestNow();
    this.#timer = setTimeout(() => this.requestNow(), waitMs);
  }

  /** Draws with the next frame in any case. */
  requestNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#lastAtMs = performance.now();
      this.draw();
    });
  }
}

/** Whether VS Code or the operating system was told that the user wants less motion. */
export function reducedMotion(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
