import { collectionRegistry } from '../../../src/cache/collectionRegistry';

interface Registration {
  readonly target: object;
  readonly watched: { onCollected(): void };
  readonly token: object | undefined;
}

/** Whether it is an iterator, which the program under test never stores itself. */
function isIterator(value: object): boolean {
  return 'next' in value && Symbol.iterator in value;
}

/**
 * Collects what it is told to, at once and as often as a test likes, where the engine's collector takes milliseconds.
 * From `install` to `uninstall` it stands behind every new `WeakRef` and behind the registry of the library; in between
 * no turn of the event loop should come.
 */
export class FakeCollector {
  readonly #dead = new WeakSet();
  readonly #iterators: object[] = [];
  readonly #registrations = new Set<Registration>();
  readonly #byToken = new Map<unknown, Set<Registration>>();
  readonly #due = new Set<Registration>();
  readonly #original = globalThis.WeakRef;
  readonly #deref = Object.getOwnPropertyDescriptor(this.#original.prototype, 'deref') as PropertyDescriptor;

  /** How many registrations there are. */
  get registrations(): number {
    return this.#registrations.size;
  }

  install(): void {
    const dead = this.#dead;
    const iterators = this.#iterators;
    const deref = this.#deref.value as (this: WeakRef<object>) => object;
    function derefIfAlive(this: WeakRef<object>): object | undefined {
      // The engine has not collected it: what was referred to in a turn lives until that ends.
      const target = deref.call(this);
      return dead.has(target) ? undefined : target;
    }
    Object.defineProperty(this.#original.prototype, 'deref', { ...this.#deref, value: derefIfAlive });
    globalThis.WeakRef = class<T extends object> extends this.#original<T> {
      constructor(target: T) {
        super(target);
        if (isIterator(target)) iterators.push(target);
      }
    };
    collectionRegistry.register = (target, watched, token) => {
      const registration = { target, watched, token };
      this.#registrations.add(registration);
      const same = this.#byToken.get(token);
      if (same === undefined) this.#byToken.set(token, new Set([registration]));
      else same.add(registration);
    };
    collectionRegistry.unregister = (token) => {
      for (const registration of this.#byToken.get(token) ?? []) {
        this.#registrations.delete(registration);
        this.#due.delete(registration);
      }
      return this.#byToken.delete(token);
    };
  }

  uninstall(): void {
    globalThis.WeakRef = this.#original;
    Object.defineProperty(this.#original.prototype, 'deref', this.#deref);
    Reflect.deleteProperty(collectionRegistry, 'register');
    Reflect.deleteProperty(collectionRegistry, 'unregister');
  }

  /** Collects all iterators that are held weakly. */
  collectIterators(): void {
    for (const iterator of this.#iterators.splice(0)) this.#dead.add(iterator);
  }

  isDead(target: object): boolean {
    return this.#dead.has(target);
  }

  /** Collects an object, which nothing but what is under test may still hold. Its callbacks are due then. */
  collect(target: object): void {
    this.#dead.add(target);
    for (const registration of this.#registrations) {
      if (registration.target !== target) continue;
      this.#registrations.delete(registration);
      this.#due.add(registration);
    }
  }

  /** Makes the first `most` callbacks that are due. */
  callBack(most = Infinity): void {
    let left = most;
    for (const registration of this.#due) {
      if (left-- <= 0) return;
      this.#due.delete(registration);
      this.#byToken.get(registration.token)?.delete(registration);
      registration.watched.onCollected();
    }
  }
}
