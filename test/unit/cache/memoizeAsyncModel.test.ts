import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Deferred } from './deferred';
import { controlled } from './memoControlled';

describe('memoize with promises against a model', () => {
  it('agrees, whatever is called, settled, deleted and cleared in whichever order', async () => {
    const step = fc.record({
      kind: fc.constantFrom('call', 'call', 'call', 'fulfil', 'fulfil', 'reject', 'delete', 'clear'),
      id: fc.nat(4),
      which: fc.nat(9),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        fc.array(step, { maxLength: 60 }),
        async (maxSize, weak, steps) => {
          const { load, started, told } = controlled({ maxSize, weak });
          const flying: { id: number; deferred: Deferred<number>; promise: Promise<number>; isKnown: boolean }[] = [];
          let results: { id: number; promise: Promise<number> }[] = [];
          let [hits, misses, removed] = [0, 0, 0];
          for (const { kind, id, which } of steps) {
            const flight = flying[which % flying.length];
            if (kind === 'call') {
              const known =
                flying.find((other) => other.id === id && other.isKnown) ?? results.find((other) => other.id === id);
              const promise = load(id);
              if (known === undefined) {
                misses++;
                promise.catch(() => undefined);
                flying.push({ id, deferred: started.at(-1) as Deferred<number>, promise, isKnown: true });
              } else {
                hits++;
                assert.equal(promise, known.promise);
                const result = results.find((other) => other.id === id);
                if (result !== undefined) results = [...results.filter((other) => other !== result), result];
              }
            } else if (kind === 'delete') {
              const before = results.length;
              const isFlying = flying.some((other) => other.id === id && other.isKnown);
              results = results.filter((other) => other.id !== id);
              removed += before - results.length;
              assert.equal(load.cacheDelete(id), isFlying || results.length < before);
              for (const other of flying) if (other.id === id) other.isKnown = false;
            } else if (kind === 'clear') {
              removed += results.length;
              [hits, misses, results] = [0, 0, []];
              load.cacheClear();
              for (const other of flying) other.isKnown = false;
            } else if (flight !== undefined) {
              flying.splice(flying.indexOf(flight), 1);
              if (kind === 'fulfil') flight.deferred.resolve(1);
              else flight.deferred.reject(new Error('no'));
              await flight.promise.catch(() => undefined);
              if (kind === 'fulfil' && flight.isKnown) results.push(flight);
              if (results.length > maxSize) {
                results.shift();
                removed++;
              }
            }
            assert.deepEqual(load.cacheInfo(), { hits, misses, maxSize, currentSize: results.length });
            assert.equal(told.length, removed);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
