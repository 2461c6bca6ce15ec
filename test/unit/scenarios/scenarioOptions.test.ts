import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { SCENARIOS } from '../../../src/scenarios/catalogue';
import { parseScenarioArguments, scenarioArguments } from '../../../src/scenarios/scenarioOptions';

const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe("a scenario's options", () => {
  it('reach its process as they are', () => {
    const orNone = fc.oneof(positive, fc.constant(Infinity));
    const rate = fc.oneof(orNone, fc.constant(0.5));
    const options = fc.record({ operations: orNone, seed: fc.maxSafeNat(), rate }, { noNullPrototype: true });
    fc.assert(
      fc.property(fc.constantFrom(...SCENARIOS.map(({ id }) => id)), options, (id, given) => {
        assert.deepEqual(parseScenarioArguments(scenarioArguments(id, given)), { id, options: given });
      }),
    );
  });

  it('are endless, fast and those of seed 1 where nothing is said', () => {
    const options = { operations: Infinity, seed: 1, rate: Infinity };
    assert.deepEqual(parseScenarioArguments(['cheese']), { id: 'cheese', options });
    assert.deepEqual(parseScenarioArguments([]), { id: undefined, options });
  });

  it('are refused where there is no such option', () => {
    assert.throws(() => parseScenarioArguments(['lru', '--speed=3']), /'--speed'/);
  });
});
