import { isObject } from './isObject';
import { isPromiseLike } from './isPromiseLike';
import { PoolError } from './poolError';
import type { ObjectPoolOptions } from './poolOptions';

/** What a program tells a pool to do with its objects, with a look at what comes back. */
export class PoolFactory<T extends object> {
  readonly #name: string;
  readonly #create: (() => T) | undefined;
  readonly #createAsync: (() => PromiseLike<T>) | undefined;
  readonly #validate: ((object: T) => boolean) | undefined;
  readonly #validateAsync: ((object: T) => PromiseLike<boolean>) | undefined;
  readonly #reset: ((object: T) => void) | undefined;
  readonly #destroy: ((object: T) => unknown) | undefined;
  readonly #endings = new Set<Promise<void>>();

  constructor(name: string, options: ObjectPoolOptions<T>) {
    this.#name = name;
    this.#create = options.create;
    this.#createAsync = options.createAsync;
    this.#validate = options.validate;
    this.#validateAsync = options.validateAsync;
    this.#reset = options.reset;
    this.#destroy = options.destroy;
  }

  /** Whether waiting acquisitions are to be given what `createAsync` makes. */
  get createsAsync(): boolean {
    return this.#createAsync !== undefined;
  }

  /** Whether an idle object has to pass `validateAsync` before a waiting acquisition gets it. */
  get validatesAsync(): boolean {
    return this.#validateAsync !== undefined;
  }

  /** Whether an idle object has to pass `isValid` before it is lent. */
  get validates(): boolean {
    return this.#validate !== undefined || this.#validateAsync !== undefined;
  }

  /** Throws when `create` is asked for and there is none. */
  checkCreates(): void {
    if (this.#create !== undefined) return;
    throw new PoolError(
      'exhausted',
      `${this.#name}: no object is idle, and createAsync makes new ones only for acquireAsync(), leaseAsync() and ` +
        'useAsync(); use those, or add create',
    );
  }

  /** Throws when `validate` is asked for and there is only `validateAsync`. */
  checkValidates(): void {
    if (this.#validate !== undefined || this.#validateAsync === undefined) return;
    throw new TypeError(
      `${this.#name}: validateAsync is only for acquireAsync(), leaseAsync() and useAsync(); use those, or add validate`,
    );
  }

  create(): T {
    return this.#created('create', this.#create?.());
  }

  async createAsync(): Promise<T> {
    return this.#created('createAsync', await this.#createAsync?.());
  }

  isValid(object: T): boolean {
    return this.#validate === undefined || this.#validated('validate', this.#validate(object));
  }

  async isValidAsync(object: T): Promise<boolean> {
    return this.#validated('validateAsync', await this.#validateAsync?.(object));
  }

  reset(object: T): void {
    if (this.#reset === undefined) return;
    const result: unknown = this.#reset(object);
    if (result === undefined || !isPromiseLike(result)) return;
    throw new TypeError(
      `${this.#name}: reset() must be done when it returns, and not return a promise; what takes time belongs before ` +
        'release(), or into validateAsync',
    );
  }

  destroy(object: T): void {
    const result = this.#destroy?.(object);
    if (result === undefined || !isPromiseLike(result)) return;
    // A rejection that happens while nobody waits in `settled` is an unhandled one, so it is not lost.
    const ending: Promise<void> = Promise.resolve(result)
      .then(() => {})
      .finally(() => this.#endings.delete(ending));
    this.#endings.add(ending);
  }

  /** How many promises that `destroy` returned are not settled. */
  get ending(): number {
    return this.#endings.size;
  }

  /** Waits for the promises that `destroy` returned; what they were rejected with. */
  async settled(): Promise<unknown[]> {
    const results = await Promise.allSettled(this.#endings);
    return results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  }

  #created(what: string, value: unknown): T {
    if (value instanceof Promise) {
      throw new TypeError(
        `${this.#name}: ${what}() must return an object, not a promise; that is what createAsync is for`,
      );
    }
    if (isObject(value)) return value as T;
    throw new TypeError(`${this.#name}: ${what}() must return an object, not ${String(value)}`);
  }

  #validated(what: string, value: unknown): boolean {
    if (typeof value === 'boolean') return value;
    const kind = isPromiseLike(value) ? 'a promise; that is what validateAsync is for' : String(value);
    throw new TypeError(`${this.#name}: ${what}() must return true or false, not ${kind}`);
  }
}
