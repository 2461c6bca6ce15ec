import assert from 'node:assert/strict';
import { commands, window, type TextEditor } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import { activeExtension, nodes, stopAll, until } from './extension';

/** One of each group. */
const SCENARIOS = ['lru-size', 'pool', 'cheese'];

const isOver = ({ state }: SessionSnapshot): boolean => state.kind === 'exited' || state.kind === 'crashed';

function sourceEditor(scenarioId: string): TextEditor | undefined {
  return window.visibleTextEditors.find(({ document }) => document.uri.path === `/${scenarioId}.mjs`);
}

/** Tree, source and snapshot say the same about the step at which the program is held. */
function assertAgreement(
  api: HitrateApi,
  { sessionId, scenarioId, currentStep, steps, heldAt }: SessionSnapshot,
): void {
  assert.ok(currentStep?.place, 'the step has no place');
  const { number, title, place } = currentStep;
  assert.equal(heldAt, number);

  const list = nodes(api).get(`session:${sessionId}:steps`);
  assert.deepEqual(
    list?.children?.map(({ label }) => label),
    steps.map((step) => `${step.number}. ${step.title}`),
  );
  const current = list?.children?.at(-1);
  assert.equal(current?.description, 'held');
  assert.match(current?.spoken ?? '', new RegExp(`^Step ${number}, held: `));
  assert.ok(current?.spoken.includes(title));

  const { highlight } = api.views.source;
  const { file, firstLine, lastLine } = place;
  assert.deepEqual(highlight, { sessionId: api.sessions.snapshot?.sessionId, step: number, file, firstLine, lastLine });
  const document = sourceEditor(scenarioId)?.document;
  assert.ok(document, 'the source is not visible');
  assert.match(document.lineAt(firstLine - 1).text, /\bstep\(/);
  const later = Array.from({ length: lastLine - firstLine }, (_, i) => document.lineAt(firstLine + i).text);
  assert.ok(!later.some((line) => /\bawait step\(/.test(line)), 'the next step is marked, too');
}

describe('Stepping through a scenario by commands', function () {
  this.timeout(60_000);
  let api: HitrateApi;

  before(async () => {
    api = await activeExtension();
  });
  afterEach(async () => {
    await stopAll(api);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const id of SCENARIOS) {
    it(`shows each step of "${id}" in the tree and in its source while it is held there`, async () => {
      await commands.executeCommand('hitrate.stepScenario', id);
      let held = await until(api.sessions, ({ heldAt }) => heldAt === 1);
      for (let number = 1; !isOver(held); number += 1) {
        assert.equal(held.heldAt, number);
        assertAgreement(api, held);
        await commands.executeCommand('hitrate.step');
        held = await until(api.sessions, (snapshot) => snapshot.heldAt === number + 1 || isOver(snapshot));
      }
      assert.equal(held.state.kind, 'exited');
      assert.ok(held.checks.length > 0 && held.checks.every(({ met }) => met));
      assert.equal(api.views.source.highlight, undefined);
    });
  }

  it('leaves the focus where it is, and cannot change the bundled source', async () => {
    await commands.executeCommand('hitrate.stepScenario', 'cheese');
    await until(api.sessions, ({ heldAt }) => heldAt === 1);
    assert.equal(window.activeTextEditor, undefined);
    const document = sourceEditor('cheese')?.document;
    assert.equal(document?.uri.scheme, 'hitrate-scenario');
    assert.equal(document?.languageId, 'javascript');
  });

  it('opens the source by its own command, and marks the lines there', async () => {
    await api.sessions.run('cheese', { operations: Infinity, seed: 1, rate: 1 }, { held: true, pace: 1 });
    await until(api.sessions, ({ heldAt }) => heldAt === 1);
    assert.equal(sourceEditor('cheese'), undefined);
    await commands.executeCommand('hitrate.openScenarioSource');
    assert.ok(sourceEditor('cheese'));
  });

  it('goes on, is restarted in the same way, and changes its speed by commands', async () => {
    await commands.executeCommand('hitrate.stepScenario', 'cheese');
    const { sessionId, pace } = await until(api.sessions, ({ heldAt }) => heldAt === 1);
    assert.equal(pace, 1);
    await commands.executeCommand('hitrate.slower');
    await until(api.sessions, (snapshot) => snapshot.pace === 2);
    for (const wanted of [1, 0.5, 0.25, 0]) {
      await commands.executeCommand('hitrate.faster');
      await until(api.sessions, (snapshot) => snapshot.pace === wanted);
    }
    await commands.executeCommand('hitrate.resume');
    const over = await until(api.sessions, isOver);
    assert.equal(over.state.kind, 'exited');
    await commands.executeCommand('hitrate.restart');
    const again = await until(api.sessions, (snapshot) => snapshot.sessionId > sessionId && snapshot.heldAt === 1);
    assert.equal(again.scenarioId, 'cheese');
  });

  it('sends a changed parameter to the program', async () => {
    await commands.executeCommand('hitrate.stepScenario', 'lru');
    await until(api.sessions, ({ heldAt, parameters }) => heldAt === 1 && parameters.length > 0);
    await api.sessions.request({ type: 'probe/setParameter', id: 'capacity', value: 50 });
    await commands.executeCommand('hitrate.resume');
    await until(api.sessions, ({ caches }) => caches.some(({ capacity }) => capacity === 50));
    await assert.rejects(
      api.sessions.request({ type: 'probe/setParameter', id: 'capacity', value: -1 }),
      /must be from 10 to 10000/,
    );
  });
});
