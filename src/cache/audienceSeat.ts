import { throwAll } from './callEach';
import type { CacheObserver } from './observation';

/** Tells an observer one thing. */
export type Telling<K, V> = (observer: CacheObserver<K, V>) => void;

/**
 * The place of one observer; whoever observes twice has two. It is told one thing after the other, and never while it is
 * being told something: what it brings about itself waits until it has returned.
 */
export class AudienceSeat<K, V> {
  readonly #pending: Telling<K, V>[] = [];
  #isListening = false;
  #hasLeft = false;

  constructor(readonly observer: CacheObserver<K, V>) {}

  /** Nothing more is told here. */
  leave(): void {
    this.#hasLeft = true;
  }

  /** Puts something at the end of what is to be told. */
  add(tellings: readonly Telling<K, V>[]): void {
    for (const telling of tellings) this.#pending.push(telling);
  }

  /** Tells what is to be told, unless that is going on already. What the observer throws is added to `errors`. */
  tell(errors: unknown[]): void {
    if (this.#isListening) return;
    this.#isListening = true;
    this.#tellPending(errors);
    this.#isListening = false;
  }

  /** Tells a read to an observer that has to be told nothing else; `false` when there is something. Allocates nothing. */
  tellsAtOnce(key: K, isHit: boolean): boolean {
    if (this.#isListening) return false;
    let errors: unknown[] | undefined;
    this.#isListening = true;
    try {
      this.observer.onRead?.(key, isHit);
    } catch (error) {
      errors = [error];
    }
    if (this.#pending.length > 0) this.#tellPending((errors ??= []));
    this.#isListening = false;
    if (errors !== undefined && errors.length > 0) throwAll(errors);
    return true;
  }

  #tellPending(errors: unknown[]): void {
    // More may come meanwhile.
    for (const telling of this.#pending) {
      if (this.#hasLeft) break;
      try {
        telling(this.observer);
      } catch (error) {
        errors.push(error);
      }
    }
    this.#pending.length = 0;
  }
}
