import assert from 'node:assert/strict';
import { runCheese } from '../../../src/scenarios/cheese';
import { Rehearsal } from './rehearsal';

describe('the cheese scenario, with collections on request', () => {
  for (const [speed, rate, waits] of [
    ['at full speed', Infinity, []],
    ['slow enough to follow', 2_000, [1_000, 1_000, 1_000, 1_000]],
  ] as const) {
    it(`sees each cheese stay as long as it is referred to, and collected once when it is not, ${speed}`, async () => {
      const options = { operations: Infinity, seed: 1, rate };
      const { printed, caches, waitsMs } = await new Rehearsal().run(() => runCheese(options), { observed: false });
      assert.equal(printed.filter((line) => line.startsWith('as expected: ')).length, 9);
      assert.ok(!printed.some((line) => line.startsWith('NOT')), printed.join('\n'));
      assert.deepEqual([caches[0]?.size, caches[0]?.counters.removals.collected], [0, 4]);
      assert.deepEqual(waitsMs, waits);
    });
  }
});
