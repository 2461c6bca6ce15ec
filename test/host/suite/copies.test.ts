import assert from 'node:assert/strict';
import { commands, Range, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import { activeExtension, until } from './extension';
import { warningsOf } from './warnings';

function inWorkspace(name: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, 'VS Code has opened no folder');
  return Uri.joinPath(folder.uri, name);
}

async function text(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Replaces the first occurrence, as a person would type it. */
async function edit(document: TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  assert.ok(at >= 0, `there is no ${from}`);
  const change = new WorkspaceEdit();
  change.replace(document.uri, new Range(document.positionAt(at), document.positionAt(at + from.length)), to);
  assert.ok(await workspace.applyEdit(change));
}

describe('A scenario copied into the workspace', function () {
  this.timeout(60_000);
  let api: HitrateApi;

  before(async () => {
    api = await activeExtension();
  });
  afterEach(async () => {
    await api.sessions.stop();
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['cheese.mjs', 'hitrate.mjs']) {
      if (await exists(inWorkspace(name))) await workspace.fs.delete(inWorkspace(name));
    }
  });

  it('is opened, with its library beside it', async () => {
    await commands.executeCommand('hitrate.copyScenario', 'cheese');
    assert.equal(window.activeTextEditor?.document.uri.toString(), inWorkspace('cheese.mjs').toString());
    assert.ok(await exists(inWorkspace('hitrate.mjs')));
    assert.match(await text(inWorkspace('cheese.mjs')), /^\/\/ Cheese stock.*node --expose-gc cheese\.mjs\n/);
  });

  it('runs as it was edited, and its own lines are marked', async () => {
    await commands.executeCommand('hitrate.copyScenario', 'cheese');
    const document = window.activeTextEditor?.document;
    assert.ok(document);
    await edit(document, `'Tilsit'`, `'Stilton'`);
    await edit(document, 'class Cheese {', '// mine\nclass Cheese {');
    await commands.executeCommand('hitrate.stepThisScenario');
    const held = await until(api.sessions, ({ heldAt }) => heldAt === 1);
    assert.equal(document.isDirty, false);
    assert.match(held.currentStep?.narration ?? '', /Stilton/);
    const { highlight } = api.views.source;
    assert.ok(highlight);
    assert.match(highlight.file, /cheese\.mjs$/);
    assert.doesNotMatch(highlight.file, /\bdist\b/);
    assert.match(document.lineAt(highlight.firstLine - 1).text, /await step\('Fill the shelf'/);
    await api.sessions.request({ type: 'probe/setPace', factor: 0 });
    await commands.executeCommand('hitrate.resume');
    const over = await until(api.sessions, ({ state }) => state.kind === 'exited' || state.kind === 'crashed');
    assert.equal(over.state.kind, 'exited');
    assert.ok(over.checks.every(({ met }) => met));
    assert.ok(over.references.some(({ name, state }) => name === 'Stilton' && state === 'called back'));
  });

  it('is not run from a file that is none, and not without its library', async () => {
    await window.showTextDocument(inWorkspace('fibonacci.js'));
    assert.match((await warningsOf('hitrate.runThisScenario'))[0] ?? '', /copy of a scenario/);
    await commands.executeCommand('hitrate.copyScenario', 'cheese');
    await workspace.fs.delete(inWorkspace('hitrate.mjs'));
    assert.match((await warningsOf('hitrate.runThisScenario'))[0] ?? '', /needs "hitrate\.mjs" beside it/);
  });

  it('is not run in a workspace that is not trusted, whoever asks', async () => {
    await commands.executeCommand('hitrate.copyScenario', 'cheese');
    const before = api.sessions.snapshot?.sessionId;
    const original = Object.getOwnPropertyDescriptor(workspace, 'isTrusted');
    assert.ok(original, 'VS Code has changed how its API is made');
    Object.defineProperty(workspace, 'isTrusted', { configurable: true, get: () => false });
    try {
      assert.match((await warningsOf('hitrate.runThisScenario'))[0] ?? '', /Trust it first/);
    } finally {
      Object.defineProperty(workspace, 'isTrusted', original);
    }
    assert.equal(api.sessions.snapshot?.sessionId, before);
  });

  it('is never overwritten without a question', async () => {
    await commands.executeCommand('hitrate.copyScenario', 'cheese');
    const target = inWorkspace('cheese.mjs');
    const original = await text(target);
    await workspace.fs.writeFile(target, new TextEncoder().encode('mine'));
    const [question, ...more] = await warningsOf('hitrate.copyScenario', 'cheese');
    assert.match(question ?? '', /cheese\.mjs/);
    assert.deepEqual(more, []);
    assert.equal(await text(target), 'mine');
    await warningsOf('hitrate.copyScenario', 'cheese', 'Keep and Open');
    assert.equal(await text(target), 'mine');
    await warningsOf('hitrate.copyScenario', 'cheese', 'Replace');
    assert.equal(await text(target), original);
    assert.deepEqual(await warningsOf('hitrate.copyScenario', 'cheese'), [], 'the same content is no question');
  });
});
