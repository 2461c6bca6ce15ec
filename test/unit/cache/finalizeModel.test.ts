import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { finalize, type Finalizer, runExitFinalizers } from '../../../src/cache';
import { FakeCollector } from './fakeCollector';

/** 10^6 operations, besides those that happen within others. */
const RUNS = 1000;
const OPERATIONS = 1000;

/** Each finalizer is called when the model says so, and only then. */
function playFinalizers(collector: FakeCollector, operations: readonly number[]): void {
  const objects = Array.from({ length: 4 }, () => ({}));
  const finalizers: Finalizer<object, [number], number>[] = [];
  // What is still to be called, and which of that because of a collection.
  const alive = new Set<number>();
  const due = new Set<number>();
  let calls = 0;
  let depth = 0;

  function create(object: object): void {
    const serial = finalizers.length;
    alive.add(serial);
    const finalizer = finalize(object, called, serial);
    finalizer.atExit = serial % 3 !== 0;
    finalizers.push(finalizer);
  }

  function called(serial: number): number {
    calls++;
    assert.ok(alive.delete(serial), 'called once more, or after it was detached');
    due.delete(serial);
    const bits = operations[(serial * 31 + calls) % operations.length] as number;
    if (bits % 3 !== 0 || depth >= 3) return serial;
    depth++;
    perform(bits >> 2);
    depth--;
    return serial;
  }

  function perform(bits: number): void {
    const kind = bits % 16;
    const rest = bits >> 4;
    const serial = Math.max(0, finalizers.length - 1 - (rest % 12));
    const finalizer = finalizers[serial];
    const index = rest % objects.length;
    if (kind < 6) create(objects[index] as object);
    else if (kind < 9) {
      const isExpected = alive.has(serial);
      assert.equal(finalizer?.call(), isExpected ? serial : undefined);
    } else if (kind < 11) {
      const isExpected = alive.delete(serial);
      due.delete(serial);
      assert.equal(finalizer?.detach() !== undefined, isExpected);
    } else if (kind < 13) {
      assert.equal(finalizer?.alive ?? false, alive.has(serial));
      assert.equal(finalizer?.peek() !== undefined, alive.has(serial));
    } else if (depth === 0) performOutside(kind, rest, index);
  }

  function performOutside(kind: number, rest: number, index: number): void {
    if (kind === 13) {
      const object = objects[index] as object;
      for (const other of alive) if (finalizers[other]?.peek()?.object === object) due.add(other);
      collector.collect(object);
      objects[index] = {};
    } else if (kind === 14) {
      collector.callBack();
      assert.equal(due.size, 0);
    } else if (rest % 16 === 0) {
      runExitFinalizers();
      for (const other of alive) assert.equal(finalizers[other]?.atExit, false);
    }
  }

  for (const bits of operations) perform(bits);
  for (const finalizer of finalizers) finalizer.detach();
  assert.equal(collector.registrations, 0);
}

describe('finalize beside a naive model', () => {
  it(`agrees over ${RUNS} times ${OPERATIONS} operations, some within callbacks`, () => {
    const operations = fc.array(fc.nat(2 ** 16 - 1), { minLength: OPERATIONS, maxLength: OPERATIONS });
    fc.assert(
      fc.property(operations, (todo) => {
        const collector = new FakeCollector();
        collector.install();
        try {
          playFinalizers(collector, todo);
        } finally {
          collector.uninstall();
        }
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);
});
