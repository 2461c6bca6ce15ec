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

describe('Gate, with a program that shows steps', () => {
  const { setTimeout, setInterval, clearTimeout } = globalThis;
  let waits: { callback: () => void; delayMs: number }[];
  let held: number;

  /** A gate whose timers a test turns by hand. */
  const gateWith = (pace: number, paused = false): Gate => new Gate(() => void held++, { held: paused, pace });
  const reading = (): { callback: () => void; delayMs: number } => {
    assert.equal(waits.length, 1);
    return waits[0]!;
  };

  beforeEach(() => {
    waits = [];
    held = 0;
    Object.assign(globalThis, {
      setTimeout: (callback: () => void, delayMs: number) => {
        const wait = { callback, delayMs };
        waits.push(wait);
        return wait;
      },
      // What keeps a held process alive would keep this one, as it is never cleared for real.
      setInterval: () => ({}),
      clearTimeout: (wait: unknown) => void (waits = waits.filter((each) => each !== wait)),
    });
  });
  afterEach(() => void Object.assign(globalThis, { setTimeout, setInterval, clearTimeout }));

  it('is shown it for the usual time times the pace, and is not held meanwhile', async () => {
    const gate = gateWith(2);
    let passed = false;
    void gate.checkpoint(1_000).then(() => (passed = true));
    const { delayMs, callback } = reading();
    assert.ok(delayMs > 1_900 && delayMs <= 2_000, `${delayMs} ms`);
    assert.deepEqual([gate.isHolding, gate.holds, held], [false, 0, 0]);
    callback();
    await turn();
    assert.ok(passed);
  });

  it('does not wait at all at pace 0', async () => {
    await gateWith(0).checkpoint(1_000);
    assert.deepEqual(waits, []);
  });

  it('waits longer or shorter when the pace changes meanwhile', () => {
    const gate = gateWith(1);
    void gate.checkpoint(1_000);
    gate.setPace(4);
    assert.ok(reading().delayMs > 3_900);
    gate.setPace(0);
    assert.deepEqual([reading().delayMs, gate.pace], [0, 0]);
    gate.resume();
    assert.equal(waits.length, 1, 'what is not paused is not resumed');
    reading().callback();
  });

  it('holds it where it stands when it is paused meanwhile', async () => {
    const gate = gateWith(1);
    let passed = false;
    void gate.checkpoint(1_000).then(() => (passed = true));
    gate.pause();
    assert.deepEqual([gate.isHolding, gate.holds, held, waits], [true, 1, 1, []]);
    gate.resume();
    await turn();
    assert.deepEqual([passed, gate.isHolding], [true, false]);
  });

  it('lets it go on at once when a step is asked for meanwhile, and holds it at the next', async () => {
    const gate = gateWith(1);
    let passed = 0;
    void gate.checkpoint(1_000).then(() => passed++);
    gate.step();
    await turn();
    assert.deepEqual([passed, waits], [1, []]);
    void gate.checkpoint(1_000).then(() => passed++);
    assert.deepEqual([gate.isHolding, held], [true, 1]);
    gate.resume();
  });

  it('tells each hold once, and counts it', async () => {
    const gate = gateWith(0, true);
    for (const holds of [1, 2, 3]) {
      void gate.checkpoint(1_000);
      void gate.checkpoint();
      assert.deepEqual([gate.holds, held], [holds, holds]);
      gate.step();
      await turn();
    }
    gate.resume();
  });
});
