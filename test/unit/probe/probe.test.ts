import assert from 'node:assert/strict';
import { CACHE_CREATED_HOOK, LruCache } from '../../../src/cache';
import { Probe } from '../../../src/probe/probe';
import { FRAME_LIST_CAP, isProbeEvent } from '../../../src/protocol/probe';
import { currentStage, STAGE_HOOK } from '../../../src/protocol/stage';
import { FakeTimers } from '../fixtures/fakeTimers';

describe('Probe', () => {
  let timers: FakeTimers;
  let probe: Probe;
  beforeEach(() => {
    timers = new FakeTimers();
    probe = new Probe(timers.clock, { held: false, pace: 0 });
  });
  afterEach(() => probe.dispose());

  it('says hello, and makes frames that the host accepts', () => {
    const cache = new LruCache<string, number>({ capacity: 1 });
    cache.set('a', 1).set('b', 2);
    assert.ok(isProbeEvent(JSON.parse(JSON.stringify(probe.hello()))));
    assert.ok(isProbeEvent(JSON.parse(JSON.stringify({ type: 'probe/frame', frame: probe.takeFrame() }))));
  });

  it('puts into a frame what happened since the one before', () => {
    timers.advance(30);
    const cache = new LruCache<string, number>({ capacity: 1, name: 'users' });
    cache.set('a', 1).set('b', 2);
    currentStage()?.reportOperations(2);
    currentStage()?.reportCheck('it works', true, '1 of 1');
    const first = probe.takeFrame();
    assert.deepEqual(
      [first.atMs, first.operations, first.checks],
      [30, 2, [{ name: 'it works', met: true, observed: '1 of 1' }]],
    );
    assert.deepEqual(
      first.removals.map(({ key }) => key),
      ['a'],
    );
    const second = probe.takeFrame();
    assert.deepEqual([second.operations, second.checks, second.removals], [2, [], []]);
    assert.deepEqual(second.caches, first.caches);
  });

  it('has no number of operations before the program tells one', () => {
    assert.equal(probe.takeFrame().operations, null);
  });

  it('caps the checks of one frame', () => {
    for (let i = 0; i <= FRAME_LIST_CAP; i++) currentStage()?.reportCheck(`check ${i}`, true, 'so');
    const frame = probe.takeFrame();
    assert.equal(frame.checks.length, FRAME_LIST_CAP);
    assert.ok(isProbeEvent({ type: 'probe/frame', frame }));
  });

  it('holds the program while it is paused, and says so only when it stands', async () => {
    const passed: string[] = [];
    const walk = (name: string): void =>
      void currentStage()
        ?.checkpoint()
        .then(() => passed.push(name));
    probe.handle({ type: 'probe/pause' });
    assert.equal(probe.takeFrame().paused, false);
    walk('first');
    assert.equal(probe.takeFrame().paused, true);
    probe.handle({ type: 'probe/step' });
    walk('second');
    await new Promise(setImmediate);
    assert.deepEqual([passed, probe.takeFrame().paused], [['first'], true]);
    probe.handle({ type: 'probe/resume' });
    await new Promise(setImmediate);
    assert.deepEqual([passed, probe.takeFrame().paused], [['first', 'second'], false]);
  });

  it('sees a collection that was asked for', async () => {
    probe.handle({ type: 'probe/collectGarbage' });
    // The engine's collections are told in a later turn.
    for (let turn = 0; turn < 100 && probe.takeFrame().engineCollectionTotals.count === 0; turn++) {
      await new Promise(setImmediate);
    }
    const { engineCollectionTotals } = probe.takeFrame();
    assert.ok(engineCollectionTotals.count > 0);
    assert.ok(engineCollectionTotals.durationMs > 0);
  });

  it('leaves nothing in the program when it is disposed of, and lets it go', async () => {
    let passed = false;
    probe.handle({ type: 'probe/pause' });
    void currentStage()
      ?.checkpoint()
      .then(() => (passed = true));
    probe.dispose();
    await new Promise(setImmediate);
    assert.ok(passed);
    assert.equal(currentStage(), undefined);
    const names = Object.getOwnPropertySymbols(globalThis);
    assert.ok(!names.includes(CACHE_CREATED_HOOK) && !names.includes(STAGE_HOOK));
  });
});
