import { callEach } from './callEach';
import { collectionRegistry } from './collectionRegistry';
import { isObject } from './isObject';

/** What a {@link Finalizer} that is alive is about. */
export interface Finalization<T extends object, A extends readonly unknown[], R> {
  /** `undefined` when it was collected and the call is about to come. */
  readonly object: T | undefined;
  readonly callback: (...args: A) => R;
  readonly args: A;
}

/** A finalizer of any kind. */
interface AnyFinalizer {
  readonly alive: boolean;
  readonly atExit: boolean;
  call(): unknown;
}

// In the order of creation. As in Python they stay alive until they were called, also when nobody holds them.
const waiting = new Set<AnyFinalizer>();
let created = 0;

/** A call that comes at most once: when an object was collected, or before that when it is asked for. */
export class Finalizer<T extends object, A extends readonly unknown[], R> {
  /** Whether {@link runExitFinalizers} calls it. `true` at first, as in Python. */
  atExit = true;
  readonly #ref: WeakRef<T>;
  // Let go of when the call was made.
  #due: { readonly callback: (...args: A) => R; readonly args: A } | undefined;

  /** To be created by {@link finalize}. */
  constructor(object: T, callback: (...args: A) => R, args: A) {
    this.#ref = new WeakRef(object);
    this.#due = { callback, args };
    collectionRegistry.register(object, watchedBy(this), this);
    waiting.add(this);
    created++;
  }

  /** Whether the call is still to come. O(1). */
  get alive(): boolean {
    return this.#due !== undefined;
  }

  /** What it is about, or `undefined` when it is not alive. The object stays alive until the job ends. O(1). */
  peek(): Finalization<T, A, R> | undefined {
    return this.#due && { object: this.#ref.deref(), ...this.#due };
  }

  /**
   * Makes the call now and returns its result, or throws what it throws; `undefined` when it is not alive. It is not
   * alive any more when the callback begins. O(1).
   */
  call(): R | undefined {
    const due = this.#end();
    return due?.callback(...due.args);
  }

  /** Calls the call off and returns what it was about, as {@link peek}. O(1). */
  detach(): Finalization<T, A, R> | undefined {
    const about = this.peek();
    this.#end();
    return about;
  }

  #end(): { readonly callback: (...args: A) => R; readonly args: A } | undefined {
    const due = this.#due;
    this.#due = undefined;
    waiting.delete(this);
    collectionRegistry.unregister(this);
    return due;
  }
}

// A function of its own, so that the closure can see nothing that leads to the object.
function watchedBy(finalizer: AnyFinalizer): { onCollected(): void } {
  return { onCollected: () => void finalizer.call() };
}

/**
 * Has `callback` called with `args` when `object` was collected. As Python's `weakref.finalize`: nothing has to be kept
 * for that, the returned {@link Finalizer} can be called, looked at and detached before. The call comes late, in a job of
 * its own, or never, as a program may end without a collection; for that end see {@link runExitFinalizers}.
 *
 * Neither callback nor arguments may lead to the object, which then would never be collected: give what they need as
 * arguments, and no function that was created where the object can be seen. What the callback throws then is an
 * uncaught exception; other finalizers are called all the same. O(1).
 *
 * @throws TypeError when `object` is a primitive, `callback` no function, or one of both or of `args` the object itself.
 */
export function finalize<T extends object, A extends readonly unknown[], R>(
  object: T,
  callback: (...args: A) => R,
  ...args: A
): Finalizer<T, A, R> {
  if (!isObject(object)) {
    throw new TypeError('finalize: only objects and functions are ever collected; give one as the first argument');
  }
  if (typeof callback !== 'function') {
    throw new TypeError('finalize: give a function to call as the second argument');
  }
  if ((callback as unknown) === object || args.includes(object)) {
    throw new TypeError(
      'finalize: callback and arguments would keep the object alive; give what the callback needs of it',
    );
  }
  return new Finalizer(object, callback, args);
}

/**
 * Makes all calls that are still to come and whose `atExit` is set, the newest first, also those that appear meanwhile.
 * As Python at exit; here the program that embeds the library decides, for example by
 * `process.on('exit', runExitFinalizers)`.
 *
 * What one throws does not stop the others; it is thrown at the end, several as one `AggregateError`.
 */
export function runExitFinalizers(): void {
  callEach(newestFirst(), (finalizer) => finalizer.call());
}

function* newestFirst(): Generator<AnyFinalizer, void> {
  let rest = [...waiting];
  let known = created;
  for (let newest = rest.pop(); newest !== undefined; newest = rest.pop()) {
    if (!newest.alive || !newest.atExit) continue;
    yield newest;
    if (created === known) continue;
    rest = [...waiting];
    known = created;
  }
}
