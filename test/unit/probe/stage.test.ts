import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Probe } from '../../../src/probe/probe';
import { readingMs } from '../../../src/probe/readingMs';
import { isProbeEvent, NAME_LIST_CAP, STEP_LIST_CAP, TEXT_CAP, type Frame } from '../../../src/protocol/probe';
import { currentStage, type ReferenceState, type Stage } from '../../../src/protocol/stage';
import { TemporaryFolder } from '../../temporaryFolder';
import { FakeTimers } from '../fixtures/fakeTimers';

const TEXT = { title: 'Let go', narration: 'The shelf drops the Brie.', watch: 'It leaves.', python: '' };

describe('the stage of an observed program', () => {
  let timers: FakeTimers;
  let probe: Probe;
  const stage = (): Stage => currentStage() ?? assert.fail('there is no stage');
  const take = (): Frame => {
    const taken = probe.takeFrame();
    assert.ok(isProbeEvent(JSON.parse(JSON.stringify({ type: 'probe/frame', frame: taken }))));
    return taken;
  };
  const begin = (held: boolean): void => {
    probe.dispose();
    probe = new Probe(timers.clock, { held, pace: 0 });
  };

  beforeEach(() => {
    timers = new FakeTimers();
    probe = new Probe(timers.clock, { held: false, pace: 0 });
  });
  afterEach(() => probe.dispose());

  it('tells each step once, numbered, with its time', async () => {
    timers.advance(20);
    await stage().beginStep(TEXT, undefined);
    await stage().beginStep({ ...TEXT, title: 'Look' }, undefined);
    const [first, second] = take().steps;
    assert.deepEqual(first, { number: 1, atMs: 20, ...TEXT, place: null });
    assert.deepEqual([second?.number, second?.title], [2, 'Look']);
    assert.deepEqual(take().steps, []);
  });

  it('finds the lines of a step in the source, and does without where there is none', async () => {
    using folder = new TemporaryFolder();
    const file = join(folder.path, 'program.mjs');
    writeFileSync(file, "{\n  await step('a');\n  run();\n}\n");
    await stage().beginStep(TEXT, { file, line: 2 });
    writeFileSync(file, 'something else');
    await stage().beginStep(TEXT, { file, line: 2 });
    await stage().beginStep(TEXT, { file: join(folder.path, 'none.mjs'), line: 2 });
    await stage().beginStep(TEXT, { file: 'f'.repeat(TEXT_CAP + 1), line: 2 });
    const place = { file, firstLine: 2, lastLine: 3 };
    assert.deepEqual(
      take().steps.map((step) => step.place),
      [place, place, null, null],
    );
  });

  it('says at which step the program is held, and only while it is', async () => {
    begin(true);
    let holds = 0;
    probe.onDidHold(() => void holds++);
    const step = stage().beginStep(TEXT, undefined);
    assert.deepEqual([take().heldAt, probe.takeFrame().paused, probe.takeFrame().holds, holds], [1, true, 1, 1]);
    probe.handle({ type: 'probe/step' });
    await step;
    assert.deepEqual([take().heldAt, probe.takeFrame().paused], [null, false]);
    const between = stage().checkpoint();
    assert.deepEqual([take().heldAt, probe.takeFrame().paused, holds], [null, true, 2]);
    probe.handle({ type: 'probe/resume' });
    await between;
  });

  it('keeps the newest steps when there are too many for a frame', async () => {
    for (let i = 0; i < STEP_LIST_CAP + 3; i++) await stage().beginStep(TEXT, undefined);
    const { steps } = take();
    assert.deepEqual([steps.length, steps[0]?.number, steps.at(-1)?.number], [STEP_LIST_CAP, 4, STEP_LIST_CAP + 3]);
  });

  it('cuts what is too long, and takes whatever a program without types hands over', async () => {
    const long = 'x'.repeat(TEXT_CAP + 1);
    await stage().beginStep(
      { title: long, narration: {} as string, watch: undefined as unknown as string, python: '' },
      undefined,
    );
    stage().reportCheck(long, true, 3 as unknown as string);
    const { steps, checks } = take();
    assert.equal(steps[0]?.title.length, TEXT_CAP);
    assert.deepEqual([steps[0].narration, steps[0].watch, checks[0]?.observed], ['an object', 'undefined', '3']);
  });

  it('tells the newest measurement and state of each name once', () => {
    stage().reportMeasurement('a time', 1, 'ms');
    timers.advance(5);
    stage().reportMeasurement('a time', 2.5, 'ms');
    stage().reportReference('brie', 'reachable');
    stage().reportReference('brie', 'unreachable');
    const { measurements, references } = take();
    assert.deepEqual(measurements, [{ name: 'a time', atMs: 5, value: 2.5, unit: 'ms' }]);
    assert.deepEqual(references, [{ name: 'brie', atMs: 5, state: 'unreachable' }]);
    assert.deepEqual([take().measurements, probe.takeFrame().references], [[], []]);
  });

  it('refuses a measurement that is no number, and a state that there is not', () => {
    assert.throws(() => stage().reportMeasurement('a time', Number.NaN, 'ms'), /"a time": give a finite number/);
    assert.throws(
      () => stage().reportReference('brie', 'gone' as ReferenceState),
      /"brie": its state must be one of: reach/,
    );
  });

  it('lists only so many names', () => {
    for (let i = 0; i < NAME_LIST_CAP + 5; i++) stage().reportReference(`cheese ${i}`, 'reachable');
    assert.equal(take().references.length, NAME_LIST_CAP);
  });

  it('has parameters that people may change', () => {
    const read = stage().addParameter({ id: 'skew', label: 'Skew', min: 0, max: 2, step: 0.1, value: 1 });
    probe.handle({ type: 'probe/setParameter', id: 'skew', value: 0.5 });
    assert.deepEqual([read(), take().parameters[0]?.value], [0.5, 0.5]);
    assert.throws(() => probe.handle({ type: 'probe/setParameter', id: 'skew', value: 3 }), /from 0 to 2/);
  });

  it('has a pace', () => {
    probe.handle({ type: 'probe/setPace', factor: 0.5 });
    assert.equal(take().pace, 0.5);
  });
});

describe('the time to read a step', () => {
  it('grows with its text, within bounds', () => {
    const ofLength = (length: number): number =>
      readingMs({ ...TEXT, title: '', watch: '', narration: 'x'.repeat(length) });
    assert.deepEqual([0, 10, 100, 1_000].map(ofLength), [1_000, 1_000, 2_500, 4_000]);
  });
});
