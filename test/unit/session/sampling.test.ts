import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { launchEnvironment, LAUNCH_VARIABLE } from '../../../src/protocol/launch';
import { parseLaunch } from '../../../src/protocol/parseLaunch';
import { sampleIntervalMs } from '../../../src/session/sampling';

describe('sampleIntervalMs', () => {
  it('is the time between two samples at that rate', () => {
    assert.deepEqual([1, 4, 10, 20].map(sampleIntervalMs), [1_000, 250, 100, 50]);
  });

  it('brings a rate into its bounds', () => {
    assert.deepEqual([-5, 0, 0.5, 21, 1e9].map(sampleIntervalMs), [1_000, 1_000, 1_000, 50, 50]);
  });

  it('takes the usual rate for what is no number', () => {
    assert.deepEqual(
      [undefined, null, '20', Number.NaN, Infinity, {}].map(sampleIntervalMs),
      [100, 100, 100, 100, 100, 100],
    );
  });

  it('is an interval that the probe accepts, whatever the setting holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.anything()), (setting) => {
        const launch = { sampleIntervalMs: sampleIntervalMs(setting), held: false, pace: 1 };
        assert.deepEqual(parseLaunch(launchEnvironment(launch)[LAUNCH_VARIABLE]), launch);
      }),
    );
  });
});
