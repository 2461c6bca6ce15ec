import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ObjectPool, PoolError } from '../../../src/cache';
import { ManualRuntime, type Thing } from './objectPoolHarness';
import { type NaiveOptions, NaivePool } from './objectPoolNaive';

/** 10^6 operations. */
const RUNS = 1_000;
const OPERATIONS = 1000;

/** What the script needs of a pool, and of the model of one. */
interface Subject {
  acquire(): string;
  request(id: number, timeoutMs: number): void;
  abort(id: number): void;
  release(serial: number): string;
  discard(serial: number): string;
  finishCreating(isFailing: boolean): void;
  clear(): void;
  close(): void;
  jump(ms: number): void;
  advance(ms: number): void;
  /** Lets all come that has nothing to wait for. */
  settle?(): Promise<void>;
  readonly broken: Set<number>;
  readonly stuck: Set<number>;
  isDown: boolean;
  /** How many things were created, and how many are still being created. */
  readonly created: number;
  readonly creating: number;
  readonly numbers: string;
  readonly told: string[];
  readonly leaks: string[];
  readonly outcomes: string[];
}

function reasonOf(error: unknown): string {
  if (error instanceof PoolError) return error.code;
  return error instanceof Error ? error.message : String(error);
}

/** The pool itself. Outcomes of acquisitions that wait come some microtasks later. */
class RealPool implements Subject {
  readonly broken = new Set<number>();
  readonly stuck = new Set<number>();
  readonly told: string[] = [];
  readonly leaks: string[] = [];
  readonly outcomes: string[] = [];
  readonly runtime = new ManualRuntime();
  readonly pool: ObjectPool<Thing>;
  isDown = false;
  readonly #things = new Map<number, Thing>();
  readonly #aborts = new Map<number, AbortController>();
  readonly #creations: ((isFailing: boolean) => void)[] = [];
  #lastSerial = 0;

  constructor({ createsLater, validates, ...options }: NaiveOptions, random: () => number) {
    this.pool = new ObjectPool<Thing>({
      ...options,
      create: () => {
        if (this.isDown) throw new Error('down');
        return this.#make();
      },
      ...(createsLater ? { createAsync: () => this.#makeLater() } : {}),
      ...(validates ? { validate: ({ serial }) => !this.broken.has(serial) } : {}),
      reset: ({ serial }) => {
        if (this.stuck.has(serial)) throw new Error('stuck');
      },
      measureWaits: true,
      random,
      runtime: this.runtime,
    });
    this.pool.observe({
      onRemoval: (key, _value, cause) => this.told.push(`${cause} ${key}`),
      onLeak: (key, _value, { ageMs }) => this.leaks.push(`${key} after ${ageMs}`),
    });
  }

  get created(): number {
    return this.#lastSerial;
  }

  get creating(): number {
    return this.#creations.length;
  }

  get numbers(): string {
    const { size, idle, waiting, counters } = this.pool;
    const { hits, misses, created, createFailures, waits, waitTimeMs, leaks } = counters;
    assert.equal(this.pool.inUse, size - idle);
    assert.ok(this.runtime.armed <= 3, 'one timer for each purpose');
    const held = [size, idle, waiting, this.#creations.length];
    return [...held, hits, misses, created, createFailures, waits, waitTimeMs, leaks.age].join(' ');
  }

  acquire(): string {
    return this.#attempt(() => `got ${this.pool.acquire().serial}`);
  }

  request(id: number, timeoutMs: number): void {
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    this.pool.acquireAsync({ timeoutMs, signal: abort.signal }).then(
      ({ serial }) => this.outcomes.push(`${id} got ${serial}`),
      (error: unknown) => this.outcomes.push(`${id} ${reasonOf(error)}`),
    );
  }

  abort(id: number): void {
    this.#aborts.get(id)?.abort('aborted');
  }

  release(serial: number): string {
    return this.#attempt(() => {
      this.pool.release(this.#thing(serial));
      return 'ok';
    });
  }

  discard(serial: number): string {
    return this.#attempt(() => {
      this.pool.discard(this.#thing(serial));
      return 'ok';
    });
  }

  finishCreating(isFailing: boolean): void {
    this.#creations.shift()?.(isFailing);
  }

  clear(): void {
    this.pool.clear();
  }

  close(): void {
    void this.pool.close();
  }

  jump(ms: number): void {
    this.runtime.jump(ms);
  }

  advance(ms: number): void {
    this.runtime.advance(ms);
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  }

  #attempt(act: () => string): string {
    try {
      return act();
    } catch (error) {
      return reasonOf(error);
    }
  }

  #thing(serial: number): Thing {
    return this.#things.get(serial) ?? { serial };
  }

  #make(): Thing {
    const thing = { serial: ++this.#lastSerial };
    this.#things.set(thing.serial, thing);
    return thing;
  }

  #makeLater(): Promise<Thing> {
    return new Promise((resolve, reject) => {
      this.#creations.push((isFailing) => (isFailing ? reject(new Error('down')) : resolve(this.#make())));
    });
  }
}

/**
 * Plays the operations and writes down all that can be seen, operation by operation. Which of a removal, a leak and an
 * outcome comes first when a timer brings them at the same time has no meaning.
 */
async function play(subject: Subject, operations: readonly number[]): Promise<string[]> {
  const log: string[] = [];
  let lastId = 0;
  // Serial numbers of things of any state: the last dozen or so.
  const serialOf = (bits: number): number => Math.max(1, subject.created - (bits % 12));

  function perform(bits: number): string {
    const rest = bits >> 6;
    const kind = bits % 64;
    if (kind < 14) return subject.acquire();
    if (kind < 36) return subject.release(serialOf(rest));
    if (kind < 38) return subject.discard(serialOf(rest));
    if (kind < 48) subject.request(++lastId, rest % 4 === 0 ? Infinity : 1 + (rest % 40));
    else if (kind < 54) subject.finishCreating(rest % 4 === 0);
    else if (kind < 58) subject.advance(rest % 30);
    else if (kind === 58) subject.jump(rest % 60);
    else if (kind === 59) subject.abort(Math.max(1, lastId - (rest % 4)));
    else if (kind === 60) subject.broken.add(serialOf(rest));
    else if (kind === 61) subject.stuck.add(serialOf(rest));
    else if (kind === 62) subject.isDown = rest % 3 === 0;
    else if (rest % 8 === 0) subject.clear();
    return '';
  }

  for (const bits of operations) {
    const result = perform(bits);
    await subject.settle?.();
    const seen = [subject.outcomes, subject.told, subject.leaks].map((events) => events.splice(0).join());
    log.push(`${bits % 64}: ${result} | ${seen.join(' | ')}`, subject.numbers);
  }
  subject.close();
  await subject.settle?.();
  while (subject.creating > 0) {
    subject.finishCreating(false);
    await subject.settle?.();
  }
  for (let serial = 1; serial <= subject.created; serial++) subject.release(serial);
  log.push(subject.outcomes.join(), subject.told.join(), subject.numbers);
  return log;
}

const options: fc.Arbitrary<NaiveOptions> = fc
  .record({
    max: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(Infinity)),
    min: fc.nat(2),
    maxUses: fc.constantFrom(Infinity, 1, 3),
    maxLifetimeMs: fc.constantFrom(Infinity, 80),
    lifetimeJitter: fc.constantFrom(0, 0.5),
    idleTimeoutMs: fc.constantFrom(Infinity, 20),
    leakAfterMs: fc.constantFrom(Infinity, 30),
    maxWaiters: fc.constantFrom(Infinity, 0, 3),
    createsLater: fc.boolean(),
    validates: fc.boolean(),
  })
  .map((record) => ({ ...record, min: Math.min(record.min, record.max) }));

/** The same numbers for the pool and its model, and whole milliseconds of jitter. */
function jitter(): () => number {
  let count = 0;
  return () => [0, 0.5, 0.25][count++ % 3] as number;
}

describe('ObjectPool beside a naive model', () => {
  const { stackTraceLimit } = Error;

  // The pool refuses often here. What it says is compared, and where that was thrown would take most of the time.
  before(() => (Error.stackTraceLimit = 0));
  after(() => (Error.stackTraceLimit = stackTraceLimit));

  it(`agrees over ${RUNS} times ${OPERATIONS} operations in all that can be seen, for any options`, async () => {
    const operations = fc.array(fc.nat(2 ** 20 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
    await fc.assert(
      fc.asyncProperty(options, operations, async (used, todo) => {
        const real = new RealPool(used, jitter());
        const [seen, expected] = [await play(real, todo), await play(new NaivePool(used, jitter()), todo)];
        const first = expected.findIndex((line, i) => line !== seen[i]);
        if (first !== -1) {
          assert.deepEqual(
            seen.slice(Math.max(0, first - 6), first + 2),
            expected.slice(Math.max(0, first - 6), first + 2),
          );
        }
        assert.equal(seen.length, expected.length);
        assert.deepEqual([real.pool.size, real.runtime.armed], [0, 0]);
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);
});
