import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atProcessEnd } from './atProcessEnd';
import { sleepSync } from './sleepSync';

const attempts = 20;
const attemptIntervalMs = 100;

/** A folder of its own, gone when it is disposed or when this process ends. */
export class TemporaryFolder implements Disposable {
  readonly path: string;
  readonly #forget: () => void;

  constructor() {
    // A short name: the sockets inside must keep to about a hundred characters.
    this.path = mkdtempSync(join(tmpdir(), 'hitrate-'));
    this.#forget = atProcessEnd(() => this.#remove());
  }

  [Symbol.dispose](): void {
    this.#forget();
    this.#remove();
  }

  #remove(): void {
    for (let attempt = 1; ; attempt += 1) {
      try {
        rmSync(this.path, { recursive: true, force: true });
        return;
      } catch (error) {
        // Whoever was just killed may still have been writing.
        if (attempt === attempts) {
          console.error(`${this.path} could not be removed: ${String(error)}`);
          return;
        }
        sleepSync(attemptIntervalMs);
      }
    }
  }
}
