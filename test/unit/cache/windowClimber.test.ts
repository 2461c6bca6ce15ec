import assert from 'node:assert/strict';
import { WindowClimber } from '../../../src/cache/windowClimber';
import { randomOf } from './policyTraces';

const SIZE = 100;
const EVENTS = 1000;

/** Notes as many reads as the climber waits for, that share of them hits. */
function season(climber: WindowClimber, rate: number): void {
  for (let i = 0; i < EVENTS; i++) climber.note(i < rate * EVENTS, SIZE);
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
}

describe('WindowClimber', () => {
  it('stays where it is until there were ten reads for each entry, and 500', () => {
    const climber = new WindowClimber(0.2);
    for (let i = 1; i < EVENTS; i++) climber.note(true, SIZE);
    assert.equal(climber.share, 0.2);
    climber.note(true, SIZE);
    assert.notEqual(climber.share, 0.2);
    const small = new WindowClimber(0.2);
    for (let i = 1; i < 500; i++) small.note(false, 1);
    assert.equal(small.share, 0.2);
    small.note(false, 1);
    assert.notEqual(small.share, 0.2);
  });

  it('goes on while the hit rate rises, turns when it falls, and takes smaller steps each time', () => {
    const climber = new WindowClimber(0.2);
    let share = 0.2;
    let step = 0.0625;
    for (const [rate, sign] of [
      [0.5, 1],
      [0.51, 1],
      [0.51, 1],
      [0.5, -1],
      [0.505, -1],
      [0.5, 1],
    ] as const) {
      season(climber, rate);
      step *= 0.98;
      share += sign * step;
      near(climber.share, share);
    }
  });

  it('begins anew with great steps when the hit rate changes much', () => {
    const climber = new WindowClimber(0.2);
    for (let i = 0; i < 4; i++) season(climber, 0.5);
    const before = climber.share;
    season(climber, 0.6);
    near(climber.share, before + 0.0625);
    season(climber, 0.4);
    near(climber.share, before);
  });

  it('keeps the window between a hundredth and four fifths', () => {
    const up = new WindowClimber(0.2);
    for (let i = 0; i < 30; i++) season(up, 0.5);
    assert.equal(up.share, 0.8);
    const down = new WindowClimber(0.2);
    season(down, 0.5);
    for (let i = 0; i < 30; i++) season(down, 0.4);
    assert.equal(down.share, 0.01);
  });

  it('finds the top of a hill, wherever that is, through noise', () => {
    for (const top of [0.05, 0.3, 0.5, 0.75]) {
      const random = randomOf(5);
      const climber = new WindowClimber(0.2);
      let sum = 0;
      for (let i = 0; i < 200; i++) {
        season(climber, 0.6 - 0.5 * (climber.share - top) ** 2 + 0.002 * random());
        if (i >= 100) sum += climber.share;
      }
      assert.ok(Math.abs(sum / 100 - top) < 0.1, `${sum / 100} instead of ${top}`);
    }
  });
});
