import assert from 'node:assert/strict';
import { SteadyRuntime } from '../../../src/cache/steadyRuntime';
import { FakeRuntime } from './fakeRuntime';

describe('SteadyRuntime', () => {
  it('is the time of its clock as long as that does not go back, wherever it starts', () => {
    for (const startMs of [-5, 0, 1e15]) {
      const clock = new FakeRuntime(startMs);
      const runtime = new SteadyRuntime(clock);
      assert.equal(runtime.now(), startMs);
      clock.block(7);
      assert.deepEqual([runtime.now(), runtime.now()], [startMs + 7, startMs + 7]);
    }
  });

  it('goes on from where it was when the clock goes back, each time it does', () => {
    const clock = new FakeRuntime(1000);
    const runtime = new SteadyRuntime(clock);
    const seen = [0, -900, 5, -50, 0, 100].map((ms) => {
      clock.block(ms);
      return runtime.now();
    });
    assert.deepEqual(seen, [1000, 1000, 1005, 1005, 1005, 1105]);
  });

  it('has the timers of its runtime', () => {
    const clock = new FakeRuntime();
    let fired = 0;
    new SteadyRuntime(clock).after(5, () => fired++);
    const cancel = new SteadyRuntime(clock).after(5, () => fired++);
    cancel();
    clock.advance(5);
    assert.equal(fired, 1);
  });
});
