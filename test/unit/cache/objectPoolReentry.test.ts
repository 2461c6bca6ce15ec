import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import { ObjectPool, PoolError } from '../../../src/cache';
import { ManualRuntime } from './objectPoolHarness';

/** Together with those of `objectPoolModel.test.ts`, 10^6 operations, besides those that happen within others. */
const RUNS = 300;
const OPERATIONS = 1000;
const DEEPEST = 3;
const MAX = 4;

class Thing {
  isHeld = false;
  ends = 0;
}

class AskedTo extends Error {}

/** A pool all of whose callbacks use it, or throw, as the operations say; and who keeps to the rules of lending. */
class Script {
  readonly runtime = new ManualRuntime();
  readonly made: Thing[] = [];
  readonly held: Thing[] = [];
  readonly removed: number[] = [];
  readonly closings: Promise<void>[] = [];
  readonly pool: ObjectPool<Thing>;
  acquired = 0;
  pending = 0;
  #isQuiet = false;
  #depth = 0;
  #events = 0;

  constructor(readonly operations: readonly number[]) {
    this.pool = new ObjectPool<Thing>({
      max: MAX,
      min: 1,
      maxUses: 5,
      maxLifetimeMs: 60,
      lifetimeJitter: 0.3,
      idleTimeoutMs: 10,
      leakAfterMs: 20,
      maxWaiters: 6,
      runtime: this.runtime,
      create: () => this.#make(),
      validate: () => this.#happen() % 8 !== 1,
      reset: () => void this.#happen(),
      destroy: (thing) => {
        thing.ends++;
        assert.equal(thing.isHeld, false, 'what is destroyed is not in use');
        this.#happen();
      },
      onLeak: () => void this.#happen(),
    });
    this.pool.observe({
      onRemoval: (key) => {
        this.removed.push(key);
        this.#happen();
      },
      onLeak: () => void this.#happen(),
    });
  }

  perform(bits: number): void {
    const rest = bits >> 5;
    const kind = bits % 32;
    if (kind < 8) this.#take(() => this.pool.acquire());
    else if (kind < 13) this.#request(rest);
    else if (kind < 24) this.#giveBack(rest, (thing) => this.pool.release(thing));
    else if (kind < 25) this.#giveBack(rest, (thing) => this.pool.discard(thing));
    else if (kind < 27) this.#try(() => this.runtime.advance(rest % 15));
    else if (kind === 27) this.runtime.jump((rest % 40) - 15);
    else if (kind === 28) this.#try(() => this.pool.clear());
    else if (kind === 29) this.#try(() => this.pool.use((thing) => this.#hold(thing, () => void this.#happen())));
    else if (kind === 30 && rest % 64 === 0) this.#end(rest);
    assert.ok(this.pool.size <= MAX && this.pool.idle >= 0 && this.pool.inUse >= this.held.length);
    assert.ok(this.runtime.armed <= 3, 'one timer for each purpose');
  }

  /** Gives everything back, closes the pool, and lets all come to its end. */
  async finish(): Promise<void> {
    this.#isQuiet = true;
    this.closings.push(this.pool.close());
    while (this.pool.size > 0 || this.pending > 0) {
      await setImmediate();
      for (const thing of [...this.held]) this.#giveBack(this.held.indexOf(thing), (held) => this.pool.release(held));
    }
    for (const closing of this.closings) await closing.catch(check);
  }

  #take(acquire: () => Thing): void {
    this.#try(() => this.#keep(acquire()));
  }

  #request(rest: number): void {
    this.pending++;
    const timeoutMs = rest % 3 === 0 ? Infinity : 1 + (rest % 20);
    void this.pool
      .acquireAsync({ timeoutMs })
      .then((thing) => this.#keep(thing), check)
      .finally(() => this.pending--);
  }

  #keep(thing: Thing): void {
    this.acquired++;
    assert.deepEqual([thing.isHeld, thing.ends], [false, 0], 'what is lent is in one hand, and alive');
    thing.isHeld = true;
    this.held.push(thing);
  }

  #giveBack(index: number, giveBack: (thing: Thing) => void): void {
    const [thing] = this.held.splice(index % (this.held.length || 1), 1);
    if (thing === undefined) return;
    thing.isHeld = false;
    this.#try(() => giveBack(thing));
  }

  #hold(thing: Thing, act: () => void): void {
    this.acquired++;
    assert.deepEqual([thing.isHeld, thing.ends], [false, 0]);
    thing.isHeld = true;
    try {
      act();
    } finally {
      thing.isHeld = false;
    }
  }

  #end(rest: number): void {
    const closing = rest % 128 === 0 ? this.pool.drain() : this.pool.close();
    closing.catch(check);
    this.closings.push(closing);
  }

  #make(): Thing {
    this.#happen();
    const thing = new Thing();
    this.made.push(thing);
    return thing;
  }

  /** Something within something: an operation, an error, or nothing. */
  #happen(): number {
    if (this.#isQuiet || this.#depth >= DEEPEST) return 0;
    const bits = this.operations[this.#events++ % this.operations.length] as number;
    this.#depth++;
    try {
      if (bits % 4 === 0) this.perform(bits >> 2);
      if (bits % 16 === 1) throw new AskedTo();
    } finally {
      this.#depth--;
    }
    return bits >> 4;
  }

  #try(act: () => void): void {
    try {
      act();
    } catch (error) {
      check(error);
    }
  }
}

/** Nothing else may be thrown than what was asked for, and refusals. */
function check(error: unknown): void {
  if (error instanceof AggregateError) for (const one of error.errors) check(one);
  else if (!(error instanceof AskedTo || error instanceof PoolError)) throw error;
}

describe('ObjectPool whose callbacks use it and throw', () => {
  it(`stays consistent over ${RUNS} times ${OPERATIONS} operations, and ends each object once`, async () => {
    const operations = fc.array(fc.nat(2 ** 24 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
    await fc.assert(
      fc.asyncProperty(operations, async (todo) => {
        const script = new Script(todo);
        for (const [index, bits] of todo.entries()) {
          script.perform(bits);
          if (index % 4 === 0) await Promise.resolve();
        }
        await script.finish();
        const { pool, made, removed, runtime } = script;
        assert.deepEqual([pool.size, pool.waiting, runtime.armed], [0, 0, 0]);
        assert.ok(made.every(({ ends }) => ends === 1));
        assert.deepEqual([removed.length, new Set(removed).size, pool.counters.created], Array(3).fill(made.length));
        assert.equal(pool.counters.hits + pool.counters.misses, script.acquired);
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);
});
