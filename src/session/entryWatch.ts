import { WINDOW_CAP, WINDOW_ENTRY_CAP, type EntryWindow } from '../protocol/probe';

/**
 * Which entries somebody looks at. Every page has at most one window; the process is told all of them together, and only
 * when they are others than before.
 */
export class EntryWatch {
  readonly #send: (windows: readonly EntryWindow[]) => Promise<boolean>;
  readonly #wanted = new Map<object, EntryWindow>();
  #isOpen = false;
  /** What the process was told last, as text. */
  #told = '[]';

  /** `send` tells the process, and says whether that went well. */
  constructor(send: (windows: readonly EntryWindow[]) => Promise<boolean>) {
    this.#send = send;
  }

  /** The process listens from now on; what was wanted before is told. */
  open(): void {
    this.#isOpen = true;
    this.#tell();
  }

  /** There is no process any more. */
  close(): void {
    this.#isOpen = false;
  }

  /** What `owner` looks at from now on; `null` for nothing. */
  watch(owner: object, window: EntryWindow | null): void {
    if (window === null) this.#wanted.delete(owner);
    else this.#wanted.set(owner, window);
    this.#tell();
  }

  #tell(): void {
    if (!this.#isOpen) return;
    const windows = merged([...this.#wanted.values()]);
    const text = JSON.stringify(windows);
    if (text === this.#told) return;
    this.#told = text;
    void this.#send(windows).then((isTaken) => {
      // Then the next change, of whatever page, tells it again.
      if (!isTaken && this.#told === text) this.#told = '';
    });
  }
}

/** Those that begin at the same place are one, as long as the longest. */
function merged(windows: readonly EntryWindow[]): EntryWindow[] {
  const byPlace = new Map<string, EntryWindow>();
  for (const { cacheId, filter, from, count } of windows) {
    const place = JSON.stringify([cacheId, filter, from]);
    const longest = Math.min(WINDOW_ENTRY_CAP, Math.max(count, byPlace.get(place)?.count ?? 0));
    byPlace.set(place, { cacheId, filter, from, count: longest });
  }
  return [...byPlace.values()].slice(0, WINDOW_CAP);
}
