import type { Disposable } from './disposable';

export type Listener<T> = (value: T) => void;
export type Event<T> = (listener: Listener<T>) => Disposable;

/** Tells its listeners one after the other, in the order in which they subscribed. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<Listener<T>>();

  /** Subscribes until the returned disposable is disposed. */
  readonly event: Event<T> = (listener) => {
    // A wrapper of its own, so that one function subscribed twice is told twice and unsubscribed once.
    const own: Listener<T> = (value) => listener(value);
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  };

  /** How many listeners there are; leak tests assert zero. */
  get listenerCount(): number {
    return this.#listeners.size;
  }

  /** Tells everybody who is subscribed now; one who subscribes meanwhile is told from the next value on. */
  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
