import assert from 'node:assert/strict';
import { DeadlineTimer } from '../../../src/cache/deadlineTimer';
import { LONGEST_DELAY_MS } from '../../../src/cache/runtime';
import { FakeRuntime } from './fakeRuntime';

interface Owner {
  readonly firedAtMs: number[];
}

function create(): { readonly timer: DeadlineTimer<Owner>; readonly owner: Owner; readonly runtime: FakeRuntime } {
  const runtime = new FakeRuntime();
  const owner: Owner = { firedAtMs: [] };
  const timer = new DeadlineTimer(runtime, owner, ({ firedAtMs }) => void firedAtMs.push(runtime.nowMs));
  return { timer, owner, runtime };
}

describe('DeadlineTimer', () => {
  it('is not armed at first, and fires once when it is', () => {
    const { timer, owner, runtime } = create();
    assert.deepEqual([timer.dueMs, runtime.armed], [Infinity, 0]);
    timer.arm(5, 0);
    assert.deepEqual([timer.dueMs, runtime.armed], [5, 1]);
    runtime.advance(20);
    assert.deepEqual(owner.firedAtMs, [5]);
    assert.deepEqual([timer.dueMs, runtime.armed], [Infinity, 0]);
  });

  it('is one timer, however often it is armed', () => {
    const { timer, owner, runtime } = create();
    timer.arm(5, 0);
    timer.arm(3, 0);
    timer.arm(8, 0);
    assert.equal(runtime.mostArmed, 1);
    runtime.advance(20);
    assert.deepEqual(owner.firedAtMs, [8]);
  });

  it('does not fire when it was disarmed, and disarming twice is harmless', () => {
    const { timer, owner, runtime } = create();
    timer.arm(5, 0);
    timer.disarm();
    timer.disarm();
    assert.deepEqual([timer.dueMs, runtime.armed], [Infinity, 0]);
    runtime.advance(20);
    assert.deepEqual(owner.firedAtMs, []);
  });

  it('waits for whole milliseconds, so that it does not fire just before the deadline', () => {
    const { timer, owner, runtime } = create();
    timer.arm(5.25, 0);
    assert.equal(timer.dueMs, 5.25);
    runtime.advance(20);
    assert.deepEqual(owner.firedAtMs, [6]);
  });

  it('fires at once for a deadline that has passed', () => {
    const { timer, owner, runtime } = create();
    timer.arm(-5, 0);
    runtime.advance(0);
    assert.deepEqual(owner.firedAtMs, [0]);
  });

  it('goes no further than a timer can, towards a deadline that is further away', () => {
    const { timer, owner, runtime } = create();
    timer.arm(2 ** 40, 0);
    assert.equal(timer.dueMs, LONGEST_DELAY_MS);
    runtime.advance(LONGEST_DELAY_MS);
    assert.deepEqual(owner.firedAtMs, [LONGEST_DELAY_MS]);
  });

  it('can be armed again from within its callback', () => {
    const runtime = new FakeRuntime();
    const firedAtMs: number[] = [];
    const again = { timer: undefined as DeadlineTimer<object> | undefined };
    again.timer = new DeadlineTimer<object>(runtime, again, () => {
      firedAtMs.push(runtime.nowMs);
      if (firedAtMs.length < 3) again.timer?.arm(runtime.nowMs + 5, runtime.nowMs);
    });
    again.timer.arm(5, 0);
    runtime.advance(100);
    assert.deepEqual(firedAtMs, [5, 10, 15]);
    assert.equal(runtime.mostArmed, 1);
  });
});
