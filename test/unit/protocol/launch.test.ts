import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { LAUNCH_VARIABLE, launchEnvironment } from '../../../src/protocol/launch';
import { parseLaunch } from '../../../src/protocol/parseLaunch';

const launches = fc.record(
  {
    sampleIntervalMs: fc.integer({ min: 10, max: 60_000 }),
    held: fc.boolean(),
    pace: fc.integer({ min: 0, max: 10 }),
  },
  { noNullPrototype: true },
);

describe('the launch variable', () => {
  it('tells the probe what the host said', () => {
    fc.assert(
      fc.property(launches, (launch) => {
        const environment = launchEnvironment(launch);
        assert.deepEqual(Object.keys(environment), [LAUNCH_VARIABLE]);
        assert.deepEqual(parseLaunch(environment[LAUNCH_VARIABLE]), launch);
      }),
    );
  });

  it('tells a program that nobody observes nothing', () => {
    assert.equal(parseLaunch(undefined), undefined);
  });

  it('makes nothing of a text that makes no sense, and never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => parseLaunch(text) === undefined));
  });

  for (const interval of ['9', '60001', '-1', '1e999', '"100"', 'null']) {
    it(`makes nothing of a sample interval of ${interval}`, () => {
      assert.equal(parseLaunch(`{"sampleIntervalMs":${interval},"held":false,"pace":1}`), undefined);
    });
  }

  for (const pace of ['-0.1', '10.1', '1e999', '"1"', 'null']) {
    it(`makes nothing of a pace of ${pace}`, () => {
      assert.equal(parseLaunch(`{"sampleIntervalMs":100,"held":false,"pace":${pace}}`), undefined);
    });
  }
});
