import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Newest } from '../../../src/probe/newest';

const acts = fc.array(
  fc.oneof(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat() }), fc.constant(null)),
);

describe('Newest', () => {
  it('hands out the newest of each name since it was last asked, of the names that came first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), acts, (cap, all) => {
        const newest = new Newest<{ name: string; value: number }>(cap);
        const names: string[] = [];
        let pushed: { name: string; value: number }[] = [];
        for (const act of all) {
          if (act === null) {
            const known = [...new Set(pushed.map(({ name }) => name))].filter((name) => names.includes(name));
            assert.deepEqual(
              newest.take(),
              known.map((name) => pushed.filter((one) => one.name === name).at(-1)),
            );
            pushed = [];
            continue;
          }
          if (!names.includes(act.name) && names.length < cap) names.push(act.name);
          pushed.push(act);
          newest.push(act);
        }
      }),
    );
  });
});
