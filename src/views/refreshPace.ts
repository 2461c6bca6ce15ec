import type { Clock, Timers } from '../base/clock';
import type { Disposable } from '../base/disposable';

/**
 * VS Code shows at once what changes in a tree, unless it was told something in the 200 ms before; then it waits until it
 * was told nothing for as long. So this is the least time between two refreshes, and asking more often would show less.
 */
export const TREE_QUIET_MS = 200;

/** Refreshes as soon as it may be: at once after a time of rest, else when that is over. */
export class RefreshPace implements Disposable {
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #refresh: () => boolean;
  #toldMs = -Infinity;
  #timer: Disposable | undefined;

  /** `refresh` tells whether there was something to refresh; if not, the next one need not wait. */
  constructor(clock: Clock, timers: Timers, refresh: () => boolean) {
    this.#clock = clock;
    this.#timers = timers;
    this.#refresh = refresh;
  }

  /** There may be something new. */
  ask(): void {
    // Also at once by a timer: VS Code's own one, which is older, must have been called before.
    this.#timer ??= this.#timers.after(Math.max(0, Math.ceil(this.#toldMs + TREE_QUIET_MS - this.#clock())), () => {
      this.#timer = undefined;
      if (this.#refresh()) this.#toldMs = this.#clock();
    });
  }

  dispose(): void {
    this.#timer?.dispose();
  }
}
