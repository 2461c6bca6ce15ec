import assert from 'node:assert/strict';
import { findScenario, SCENARIOS } from '../../../src/scenarios/catalogue';
import { PROGRAMS } from '../../../src/scenarios/programs';

describe('the catalogue', () => {
  it('has an entry for each program, and a program for each entry', () => {
    assert.deepEqual(
      SCENARIOS.map(({ id }) => id),
      [...PROGRAMS.keys()],
    );
  });

  it('has ids that can be typed, and texts that say what to look at', () => {
    for (const { id, title, watchFor } of SCENARIOS) {
      assert.match(id, /^[a-z]+(-[a-z]+)*$/);
      assert.ok(title.length > 0 && watchFor.endsWith('.'), id);
    }
  });

  it('finds a scenario by its id, and nothing else', () => {
    for (const scenario of SCENARIOS) assert.equal(findScenario(scenario.id), scenario);
    for (const id of ['', 'LRU', 'bread', 'constructor']) assert.equal(findScenario(id), undefined);
  });
});
