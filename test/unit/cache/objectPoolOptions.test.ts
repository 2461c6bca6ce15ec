import assert from 'node:assert/strict';
import { ObjectPool } from '../../../src/cache';
import { fail, poolOf } from './objectPoolHarness';

describe('ObjectPool with options that make no sense', () => {
  const bad = [
    ...(['maxLifetimeMs', 'idleTimeoutMs', 'waitTimeoutMs', 'leakAfterMs'] as const).flatMap((option) => [
      { [option]: 0 },
      { [option]: Number.NaN },
    ]),
    ...(['lifetimeJitter', 'detectLostLeases', 'captureStacks'] as const).flatMap((option) => [
      { [option]: -0.1 },
      { [option]: 1.1 },
      { [option]: Number.NaN },
    ]),
    { min: -1 },
    { min: 4 },
    { maxUses: 0 },
    { maxWaiters: 1.5 },
  ];
  for (const options of bad) {
    const [[option, value] = []] = Object.entries(options);
    it(`refuses ${option} ${value}`, () => {
      assert.throws(() => poolOf(options), {
        name: 'RangeError',
        message: new RegExp(`^ObjectPool: ${option} must be .*, not ${value}$`),
      });
    });
  }

  it('destroys what it had created when prefill fails', () => {
    let serial = 0;
    const destroyed: number[] = [];
    const create = (): { serial: number } => (serial < 2 ? { serial: ++serial } : fail('down')());
    assert.throws(
      () => new ObjectPool({ create, destroy: (thing) => destroyed.push(thing.serial), max: 3, prefill: 3 }),
      { message: 'down' },
    );
    assert.deepEqual(destroyed, [1, 2]);
  });
});
