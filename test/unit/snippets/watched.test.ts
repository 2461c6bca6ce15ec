import { strict as assert } from 'node:assert';
import { SCENARIOS } from '../../../src/scenarios/catalogue';
import { PATTERNS } from '../../../src/snippets/patterns';

describe('The scenario of a pattern that is to be watched', () => {
  for (const { id, scenario } of PATTERNS) {
    it(`is one of those that are there: ${id}`, () => {
      assert.ok(
        SCENARIOS.some((each) => each.id === scenario),
        `${scenario} is in no catalogue`,
      );
    });
  }
});
