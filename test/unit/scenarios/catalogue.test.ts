import assert from 'node:assert/strict';
import { findScenario, SCENARIOS } from '../../../src/scenarios/catalogue';
import { SCENARIO_GROUPS } from '../../../src/scenarios/scenarioInfo';

describe('the catalogue', () => {
  it('has ids that can be typed, each once, and texts that say what to learn and what to look at', () => {
    assert.equal(new Set(SCENARIOS.map(({ id }) => id)).size, SCENARIOS.length);
    for (const { id, title, teaches, watchFor } of SCENARIOS) {
      assert.match(id, /^[a-z]+(-[a-z]+)*$/);
      assert.ok(title.length > 0 && teaches.endsWith('.') && watchFor.endsWith('.'), id);
    }
  });

  it('is in the order of the groups', () => {
    const order = SCENARIOS.map(({ group }) => SCENARIO_GROUPS.indexOf(group));
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
  });

  it('finds a scenario by its id, and nothing else', () => {
    for (const scenario of SCENARIOS) assert.equal(findScenario(scenario.id), scenario);
    for (const id of ['', 'LRU', 'bread', 'constructor']) assert.equal(findScenario(id), undefined);
  });
});
