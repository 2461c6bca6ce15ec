import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseScenarioArguments, scenarioArguments } from '../../../src/scenarios/scenarioOptions';

const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe("a scenario's options", () => {
  it('reach its process as they are', () => {
    const orNone = fc.oneof(positive, fc.constant(Infinity));
    const rate = fc.oneof(orNone, fc.constant(0.5));
    const options = fc.record({ operations: orNone, seed: fc.maxSafeNat(), rate }, { noNullPrototype: true });
    fc.assert(
      fc.property(options, (given) => {
        assert.deepEqual(parseScenarioArguments(scenarioArguments(given)), given);
      }),
    );
  });

  it('are endless, fast and those of seed 1 where nothing is said', () => {
    assert.deepEqual(parseScenarioArguments([]), { operations: Infinity, seed: 1, rate: Infinity });
  });

  it('are refused where there is no such option', () => {
    assert.throws(() => parseScenarioArguments(['--speed=3']), /'--speed'/);
    assert.throws(() => parseScenarioArguments(['cheese']), /cheese/);
  });
});
