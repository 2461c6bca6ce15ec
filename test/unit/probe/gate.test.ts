import assert from 'node:assert/strict';
import { Gate } from '../../../src/probe/gate';

/** A program that goes from checkpoint to checkpoint. */
class Walker {
  passed = 0;

  constructor(readonly gate: Gate) {}

  /** Goes up to the end of the next checkpoint. */
  walk(): void {
    void this.gate.checkpoint().then(() => void this.passed++);
  }
}

/** Lets everything that may go on do so. */
const turn = (): Promise<void> => new Promise(setImmediate);

/** How many timers keep this process from ending. */
const timersAlive = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe('Gate', () => {
  let gate: Gate;
  let held: number;
  let walker: Walker;
  beforeEach(() => {
    held = 0;
    gate = new Gate(() => void held++, { held: false, pace: 0 });
    walker = new Walker(gate);
  });
  afterEach(() => gate.resume());

  it('lets a program pass that nobody has paused', async () => {
    walker.walk();
    await turn();
    assert.deepEqual([walker.passed, gate.isHolding], [1, false]);
  });

  it('holds a paused program at its next checkpoint, not before', async () => {
    gate.pause();
    assert.equal(gate.isHolding, false);
    walker.walk();
    await turn();
    assert.deepEqual([walker.passed, gate.isHolding], [0, true]);
  });

  it('lets it go when it is resumed, and does not hold it again', async () => {
    gate.pause();
    walker.walk();
    gate.resume();
    await turn();
    walker.walk();
    await turn();
    assert.deepEqual([walker.passed, gate.isHolding], [2, false]);
  });

  it('lets it go to its next checkpoint with each step', async () => {
    gate.pause();
    for (const steps of [0, 1, 2]) {
      walker.walk();
      await turn();
      assert.deepEqual([walker.passed, gate.isHolding], [steps, true]);
      gate.step();
      await turn();
      assert.deepEqual([walker.passed, gate.isHolding], [steps + 1, false]);
    }
  });

  it('holds a running program at its next checkpoint when a step is asked for', async () => {
    gate.step();
    walker.walk();
    await turn();
    assert.deepEqual([walker.passed, gate.isHolding], [0, true]);
  });

  it('holds and lets go several parts of a program together', async () => {
    gate.pause();
    for (let part = 0; part < 3; part++) walker.walk();
    await turn();
    assert.equal(walker.passed, 0);
    gate.step();
    await turn();
    assert.equal(walker.passed, 3);
  });

  it('keeps the process from ending while it holds the program, and not longer', () => {
    const before = timersAlive();
    gate.pause();
    assert.equal(timersAlive(), before);
    walker.walk();
    walker.walk();
    assert.equal(timersAlive(), before + 1);
    gate.step();
    assert.equal(timersAlive(), before);
    walker.walk();
    assert.equal(timersAlive(), before + 1);
    gate.resume();
    assert.equal(timersAlive(), before);
  });

  it('takes it calmly to be paused or resumed twice', async () => {
    gate.pause();
    gate.pause();
    walker.walk();
    gate.resume();
    gate.resume();
    await turn();
    assert.equal(walker.passed, 1);
  });
});
