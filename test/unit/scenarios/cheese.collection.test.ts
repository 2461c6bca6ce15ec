import assert from 'node:assert/strict';
import { runCheese } from '../../../src/scenarios/cheese';
import { Rehearsal } from './rehearsal';

const KINDS = ['Red Leicester', 'Tilsit', 'Brie', 'Parmesan'];

describe('the cheese scenario, with collections on request', () => {
  it('sees each cheese stay as long as it is referred to, and collected once when it is not', async () => {
    const rehearsal = await new Rehearsal().run(runCheese, { observed: true });
    assert.ok(rehearsal.checks.length === 6 && rehearsal.checks.every(({ met }) => met), rehearsal.printed.join('\n'));
    assert.deepEqual([rehearsal.caches[0]?.size, rehearsal.caches[0]?.counters.removals.collected], [0, 4]);
    assert.deepEqual(
      rehearsal.references,
      [...KINDS.map((kind) => [kind, 'reachable'])].concat(
        KINDS.flatMap((kind) => ['unreachable', 'collected', 'called back'].map((state) => [kind, state])),
      ),
    );
    assert.deepEqual(
      rehearsal.steps.map(({ title }) => title),
      ['Fill the shelf', ...KINDS.map((kind) => `Let go of the ${kind}`), 'Look at the empty stock'],
    );
  });

  it('does and prints the same without an observer', async () => {
    const observed = await new Rehearsal().run(runCheese, { observed: true });
    const alone = await new Rehearsal().run(runCheese, { observed: false });
    assert.deepEqual(alone.printed, observed.printed);
  });
});
