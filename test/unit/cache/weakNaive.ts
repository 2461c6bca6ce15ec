import assert from 'node:assert/strict';
import type { CacheObserver, RemovalCause } from '../../../src/cache';

interface Removal<K, V> {
  readonly key: K;
  readonly value: V | undefined;
  readonly cause: RemovalCause;
}

/**
 * A naive weak collection: a `Map` that is told which values are dead. When the entry of a dead value leaves is up to the
 * collection under test, which the model follows: it is an observer, and fails for what must not be told then.
 */
export class NaiveWeakEntries<K, V extends object> implements CacheObserver<K, V> {
  readonly entries = new Map<K, V>();
  hits = 0;
  misses = 0;
  /** Whether the collection may take out any living entry now; which one is written here. */
  taking: { taken?: [K, V] } | undefined;
  readonly #isDead: (value: V) => boolean;
  /** Removals that were made and not told yet. */
  readonly #owed: Removal<K, V>[] = [];

  constructor(isDead: (value: V) => boolean) {
    this.#isDead = isDead;
  }

  get living(): [K, V][] {
    return [...this.entries].filter(([, value]) => !this.#isDead(value));
  }

  /** The living value under `key`. */
  peek(key: K): V | undefined {
    const value = this.entries.get(key);
    return value === undefined || this.#isDead(value) ? undefined : value;
  }

  read(key: K): V | undefined {
    const value = this.peek(key);
    if (value === undefined) this.misses++;
    else this.hits++;
    return value;
  }

  get(key: K): V | undefined {
    const value = this.read(key);
    if (value === undefined) this.#remove(key, 'explicit');
    return value;
  }

  set(key: K, value: V): void {
    if (this.peek(key) === value) return;
    this.#remove(key, 'replaced');
    this.entries.set(key, value);
  }

  delete(key: K): boolean {
    return this.#remove(key, 'explicit');
  }

  clear(): void {
    for (const key of [...this.entries.keys()]) this.#remove(key, 'explicit');
  }

  /** Takes the dead out and returns how many. */
  sweep(): number {
    const before = this.entries.size;
    for (const key of [...this.entries.keys()]) if (this.peek(key) === undefined) this.#remove(key, 'explicit');
    return before - this.entries.size;
  }

  onRemoval(key: K, value: V | undefined, cause: RemovalCause): void {
    const { taking } = this;
    if (taking !== undefined && cause !== 'collected') {
      assert.ok(taking.taken === undefined, 'two were taken');
      assert.deepEqual([cause, value !== undefined, this.peek(key)], ['explicit', true, value]);
      this.entries.delete(key);
      taking.taken = [key, value as V];
      return;
    }
    const index = this.#owed.findIndex(
      (owed) => Object.is(owed.key, key) && owed.value === value && owed.cause === cause,
    );
    if (index !== -1) {
      this.#owed.splice(index, 1);
      return;
    }
    assert.equal(cause, 'collected', `nobody removed ${String(key)}`);
    assert.ok(this.entries.has(key) && this.peek(key) === undefined, `no entry of a dead value under ${String(key)}`);
    this.entries.delete(key);
  }

  /** Fails when something that was removed was not told. */
  checkSettled(): void {
    assert.deepEqual(this.#owed, []);
  }

  #remove(key: K, cause: 'explicit' | 'replaced'): boolean {
    if (!this.entries.has(key)) return false;
    const value = this.peek(key);
    this.entries.delete(key);
    // As a `Map` stores it.
    const told = key === 0 ? (0 as K) : key;
    this.#owed.push({ key: told, value, cause: value === undefined ? 'collected' : cause });
    return value !== undefined;
  }
}
