/** Something that holds a resource until `dispose()` is called. Calling it twice is harmless. */
export interface Disposable {
  dispose(): void;
}

/** Owns disposables and releases them together, the last one added first. */
export class DisposableStore implements Disposable {
  readonly #owned: Disposable[] = [];
  #disposed = false;

  /** Takes ownership of `disposable`; one added after disposal is released at once. */
  add<T extends Disposable>(disposable: T): T {
    if (this.#disposed) disposable.dispose();
    else this.#owned.push(disposable);
    return disposable;
  }

  dispose(): void {
    this.#disposed = true;
    for (let owned = this.#owned.pop(); owned !== undefined; owned = this.#owned.pop()) {
      owned.dispose();
    }
  }
}
