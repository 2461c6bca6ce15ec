import assert from 'node:assert/strict';
import { coarseClock } from '../../../src/probe/coarseClock';

describe('coarseClock', () => {
  let nowMs = 0;
  let looks = 0;
  const create = (): (() => number) => {
    [nowMs, looks] = [0, 0];
    return coarseClock(() => {
      looks++;
      return nowMs;
    });
  };
  const jobsEnd = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('looks at the real one for the first question of each job', async () => {
    const clock = create();
    for (const at of [10, 20.25, 20.5]) {
      nowMs = at;
      assert.equal(clock(), at);
      await jobsEnd();
    }
  });

  it('looks at it the less often, the faster it is asked, and soon again when that is over', () => {
    const clock = create();
    for (let i = 0; i < 64_000; i++) clock();
    assert.ok(looks < 1_100, `${looks} looks`);
    nowMs = 100;
    let asked = 1;
    for (; clock() < 100; asked++);
    assert.ok(asked <= 64);
    nowMs = 200;
    assert.equal(clock(), 200);
  });

  it('is exact where questions are slow', () => {
    const clock = create();
    for (nowMs = 1; nowMs < 100; nowMs++) assert.equal(clock(), nowMs);
  });
});
