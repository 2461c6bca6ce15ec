import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { timersOf } from '../../src/base/timersOf';
import type { SessionSnapshot } from '../../src/protocol/snapshot';
import { scenarioFiles } from '../../src/session/scenarioFiles';
import type { Session } from '../../src/session/session';
import { Sessions } from '../../src/session/sessions';
import { TemporaryFolder } from '../temporaryFolder';
import { BUNDLES, PROGRAM_OPTIONS, ended, gone, until } from './observe';

const OPTIONS = { operations: Infinity, seed: 1, rate: Infinity };
const TITLES = [
  'Fill the shelf',
  'Let go of the Red Leicester',
  'Let go of the Tilsit',
  'Let go of the Brie',
  'Let go of the Parmesan',
  'Look at the empty stock',
];
const titles = ({ steps }: SessionSnapshot): string[] => steps.map(({ title }) => title);
const heldAt = (session: Session, number: number): Promise<SessionSnapshot> =>
  until(session, (snapshot) => snapshot.heldAt === number);

describe('a scenario, step by step', function () {
  this.timeout(60_000);
  let sessions: Sessions;

  beforeEach(() => {
    const timers = timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval });
    sessions = new Sessions(() => PROGRAM_OPTIONS, timers);
  });
  afterEach(() => sessions.dispose());

  it('is held before the lines of each step, and shows the step at once', async () => {
    const session = await sessions.run('cheese', OPTIONS, { held: true, pace: 1 });
    for (const [index, title] of TITLES.entries()) {
      const snapshot = await heldAt(session, index + 1);
      assert.deepEqual([snapshot.state.kind, snapshot.currentStep?.title], ['paused', title]);
      assert.deepEqual(titles(snapshot), TITLES.slice(0, index + 1));
      assert.equal(snapshot.caches[0]?.removals.collected ?? 0, Math.max(0, index - 1));
      await session.request({ type: 'probe/step' });
    }
    const last = await ended(session);
    assert.deepEqual([last.state.kind, last.checks.length, last.holds], ['exited', 6, 6]);
    assert.ok(last.checks.every(({ met }) => met));
  });

  it('tells with each step the lines of the source that it runs', async () => {
    const session = await sessions.run('cheese', OPTIONS, { held: false, pace: 0 });
    const { steps } = await ended(session);
    const [source] = scenarioFiles(BUNDLES, 'cheese');
    const lines = readFileSync(source, 'utf8').split('\n');
    const shown = steps.map(({ place }) => {
      assert.equal(place?.file, source);
      return lines.slice(place.firstLine - 1, place.lastLine).join('\n');
    });
    assert.match(shown[0] ?? '', /^ {2}await step\(.*Fill the shelf[^]*every cheese stays[^\n]*\);$/);
    assert.match(shown[1] ?? '', /^ {4}await step\(`Let go of the[^]*shelf\.delete\(kind\)[^]*done\(index \+ 1\);$/);
    assert.equal(shown[2], shown[1]);
    assert.match(shown[5] ?? '', /^ {2}await step\([^]*the stock is empty[^\n]*\);$/);
  });

  it('goes on by itself when it is resumed, and tells the states of weakly held objects', async () => {
    const session = await sessions.run('cheese', OPTIONS, { held: true, pace: 0 });
    await heldAt(session, 1);
    await session.request({ type: 'probe/resume' });
    const last = await ended(session);
    assert.deepEqual(titles(last), TITLES);
    assert.deepEqual(
      last.references.map(({ name, state }) => [name, state]),
      ['Red Leicester', 'Tilsit', 'Brie', 'Parmesan'].map((kind) => [kind, 'called back']),
    );
  });

  it('shows each step for a while when it runs through, can be held there, and goes on faster', async () => {
    const session = await sessions.run('cheese', OPTIONS, { held: false, pace: 10 });
    const shown = await until(session, ({ currentStep }) => currentStep !== null);
    assert.deepEqual([shown.currentStep?.number, shown.state.kind, shown.heldAt, shown.pace], [1, 'running', null, 10]);
    await session.request({ type: 'probe/pause' });
    await heldAt(session, 1);
    await session.request({ type: 'probe/setPace', factor: 0 });
    await session.request({ type: 'probe/resume' });
    assert.deepEqual(titles(await ended(session)), TITLES);
  });

  it('goes to the next step when it is asked to while one is being read', async () => {
    const session = await sessions.run('cheese', OPTIONS, { held: false, pace: 10 });
    await until(session, ({ currentStep }) => currentStep?.number === 1);
    await session.request({ type: 'probe/step' });
    await heldAt(session, 2);
  });

  it('begins again, in the same mode, when it is restarted', async () => {
    const first = await sessions.run('cheese', OPTIONS, { held: true, pace: 1 });
    const { pid } = await heldAt(first, 1);
    await first.request({ type: 'probe/step' });
    await heldAt(first, 2);
    const second = await sessions.restart();
    await gone(pid ?? 0);
    const { scenarioId, sessionId, steps } = await heldAt(second, 1);
    assert.deepEqual([scenarioId, sessionId, steps.length], ['cheese', 2, 1]);
  });

  it('takes new values for its parameters within their bounds', async () => {
    const session = await sessions.run('lru', { ...OPTIONS, rate: 2_000 }, { held: false, pace: 0 });
    await until(session, ({ parameters }) => parameters.length === 4);
    await session.request({ type: 'probe/setParameter', id: 'capacity', value: 50 });
    const { parameters } = await until(session, ({ caches }) => caches.at(-1)?.capacity === 50);
    assert.equal(parameters.find(({ id }) => id === 'capacity')?.value, 50);
    for (const [id, value, complaint] of [
      ['capacity', 5, /"Capacity" must be from 10 to 10000/],
      ['size', 5, /no parameter "size"/],
    ] as const) {
      await assert.rejects(session.request({ type: 'probe/setParameter', id, value }), complaint);
    }
  });

  describe('as a copy in another folder', () => {
    let folder: TemporaryFolder;
    let copy: string;

    beforeEach(() => {
      folder = new TemporaryFolder();
      for (const file of scenarioFiles(BUNDLES, 'cheese')) copyFileSync(file, join(folder.path, basename(file)));
      copy = join(folder.path, 'cheese.mjs');
      const edited = readFileSync(copy, 'utf8').replaceAll('Brie', 'Camembert').replace('\nclass', '\n\n\nclass');
      writeFileSync(copy, edited);
    });
    afterEach(() => folder[Symbol.dispose]());

    it('runs and prints without an observer', () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', copy], { encoding: 'utf8' });
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /Let go of the Camembert\n {2}The shelf drops the Camembert/);
      assert.match(stdout, /the stock is empty: observed: 4 collected, 0 alive, as expected/);
    });

    it('says how to run it where no collection can be requested', () => {
      const { status, stderr } = spawnSync(process.execPath, [copy], { encoding: 'utf8' });
      assert.equal(status, 1);
      assert.match(stderr, /run this program with: node --expose-gc/);
    });

    it('is observed like the bundled one, with the lines of the copy', async () => {
      const session = await sessions.run('cheese', OPTIONS, { held: true, pace: 1, file: copy });
      const { currentStep } = await heldAt(session, 1);
      assert.equal(currentStep?.place?.file, copy);
      const line = readFileSync(copy, 'utf8').split('\n')[currentStep.place.firstLine - 1];
      assert.match(line ?? '', /step\('Fill the shelf'/);
      await session.request({ type: 'probe/resume' });
      await session.request({ type: 'probe/setPace', factor: 0 });
      const last = await ended(session);
      assert.deepEqual(last.references.map(({ name }) => name)[2], 'Camembert');
      assert.ok(last.checks.every(({ met }) => met));
    });
  });
});
