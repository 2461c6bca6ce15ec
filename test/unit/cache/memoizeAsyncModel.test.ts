import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Deferred } from './deferred';
import { FakeRuntime } from './fakeRuntime';
import { controlled } from './memoControlled';

/** 10^6 operations. */
const RUNS = 1_000;
const OPERATIONS = 1_000;
const IDS = 5;

interface Config {
  readonly maxSize: number;
  readonly weak: boolean;
  readonly ttlMs: number;
}

interface Flight {
  readonly id: number;
  readonly deferred: Deferred<number>;
  readonly promise: Promise<number>;
  /** Whether calls share it still. */
  isKnown: boolean;
}

interface Result {
  readonly id: number;
  readonly promise: Promise<number>;
  readonly endMs: number;
}

/** Plays operations on a memoized function whose promises are settled here, and holds it against lists. */
async function play({ maxSize, weak, ttlMs }: Config, todo: readonly number[]): Promise<void> {
  const runtime = new FakeRuntime();
  const { load, started, told } = controlled({ maxSize, weak, ttlMs, runtime });
  const flying: Flight[] = [];
  let results: Result[] = [];
  let [hits, misses, removed, loads, failures] = [0, 0, 0, 0, 0];

  function call(id: number): void {
    const result = results.find((other) => other.id === id);
    const known = flying.find((other) => other.id === id && other.isKnown) ?? result;
    const promise = load(id);
    if (known === undefined) {
      misses++;
      loads++;
      promise.catch(() => undefined);
      flying.push({ id, deferred: started.at(-1) as Deferred<number>, promise, isKnown: maxSize > 0 });
      return;
    }
    hits++;
    assert.equal(promise, known.promise);
    if (result !== undefined && maxSize < Infinity) results = [...results.filter((other) => other !== result), result];
  }

  async function settle(place: number, isFulfilled: boolean): Promise<void> {
    const [flight] = flying.splice(place, 1) as [Flight];
    if (isFulfilled) flight.deferred.resolve(1);
    else flight.deferred.reject(new Error('no'));
    await flight.promise.catch(() => undefined);
    if (!isFulfilled) failures++;
    if (isFulfilled && flight.isKnown) results.push({ ...flight, endMs: runtime.nowMs + ttlMs });
    if (results.length > maxSize) {
      results.shift();
      removed++;
    }
  }

  function forget(id: number): void {
    const before = results.length;
    const isFlying = flying.some((other) => other.id === id && other.isKnown);
    results = results.filter((other) => other.id !== id);
    removed += before - results.length;
    assert.equal(load.cacheDelete(id), isFlying || results.length < before);
    for (const other of flying) if (other.id === id) other.isKnown = false;
  }

  function forgetAll(): void {
    removed += results.length;
    [hits, misses, results] = [0, 0, []];
    load.cacheClear();
    for (const other of flying) other.isKnown = false;
  }

  function wait(ms: number): void {
    runtime.advance(ms);
    const before = results.length;
    results = results.filter(({ endMs }) => endMs > runtime.nowMs);
    removed += before - results.length;
  }

  for (const bits of todo) {
    const kind = bits % 32;
    const id = (bits >> 5) % IDS;
    if (kind < 14) call(id);
    else if (kind < 25 && flying.length > 0) await settle((bits >> 5) % flying.length, kind < 21);
    else if (kind < 28) forget(id);
    else if (kind === 28 && (bits >> 5) % 4 === 0) forgetAll();
    else if (kind > 28) wait((bits >> 5) % 12);
    assert.deepEqual(load.cacheInfo(), { hits, misses, maxSize, currentSize: results.length });
    assert.equal(
      load.cacheHas(id),
      results.some((other) => other.id === id) || flying.some((other) => other.id === id && other.isKnown),
    );
    assert.equal(told.length, removed);
    assert.deepEqual([load.cache.counters.loads, load.cache.counters.loadFailures], [loads, failures]);
  }
}

describe('memoize with promises against a model', () => {
  it(`agrees over ${RUNS} times ${OPERATIONS} calls, ends, waits and changes in whichever order`, async () => {
    const config = fc.record({
      maxSize: fc.constantFrom(0, 1, 2, 3, Infinity),
      weak: fc.boolean(),
      ttlMs: fc.constantFrom(10, 40, Infinity),
    });
    const operations = fc.array(fc.nat(2 ** 16 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
    await fc.assert(
      fc.asyncProperty(config, operations, (used, todo) => play(used, todo)),
      { numRuns: RUNS, endOnFailure: true },
    );
  }).timeout(120_000);
});
