import assert from 'node:assert/strict';
import {
  commands,
  Uri,
  window,
  workspace,
  type CodeLens,
  type Hover,
  type MarkdownString,
  type TextEditor,
} from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import { activeExtension, nodes, stopAll, until } from './extension';
import { runToEnd } from './runToEnd';

const endless = { operations: Infinity, seed: 1, rate: 2_000 };
const atOnce = { held: false, pace: 0 };
const source = Uri.from({ scheme: 'hitrate-scenario', path: '/lru.mjs' });

const hasReads = ({ caches }: SessionSnapshot): boolean => (caches[0]?.hits ?? 0) > 0;

async function shownSource(): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(source));
}

/** What the lenses of the source say of caches, with the line from 1. */
async function lenses(): Promise<[line: number, title: string][]> {
  const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', source, 100);
  return found
    .map(({ range, command }): [number, string] => [range.start.line + 1, command?.title ?? ''])
    .filter(([line]) => line > 1);
}

/** What the mouse on a line is told, as Markdown. */
async function hover(line: number): Promise<MarkdownString[]> {
  const found = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', source, {
    line: line - 1,
    character: 1,
  });
  return found.flatMap(({ contents }) => contents).map((each) => each as MarkdownString);
}

/** Without what keeps text from being Markdown. */
const plain = (text: MarkdownString | undefined): string => (text?.value ?? '').replaceAll('\\', '');

/** Hits as a share of all reads, as the tree and the lenses write it. */
const percent = (hits: number, reads: number): string => `${((hits / reads) * 100).toFixed(1)}%`;

describe('Beside the lines that create caches', function () {
  this.timeout(60_000);
  let api: HitrateApi;

  before(async () => {
    api = await activeExtension();
  });
  afterEach(async () => {
    await stopAll(api);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('a bundled scenario can be run and stepped through from its first line', async () => {
    await shownSource();
    const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', source, 100);
    const first = found.filter(({ range }) => range.start.line === 0).map(({ command }) => command?.title);
    assert.deepEqual(first, ['$(play) Run', '$(debug-step-into) Step']);
  });

  it('lenses say, while it is paused, the numbers of the process, which are those of the tree', async () => {
    const editor = await shownSource();
    await api.sessions.run('lru', endless, atOnce);
    await until(api.sessions, hasReads);
    await commands.executeCommand('hitrate.pause');
    const { caches, sessionId } = await until(api.sessions, ({ state }) => state.kind === 'paused');
    const [cache] = caches;
    assert.ok(cache?.place);
    const { hits, misses, size } = cache;
    const numbers = `${size.toLocaleString('en')}/1,000 · ${percent(hits, hits + misses)}`;
    const [[line, title] = [], ...others] = await lenses();
    assert.deepEqual([line, others], [cache.place.line, []]);
    assert.ok(title?.startsWith(`users ${numbers} · `), title);
    assert.equal(nodes(api).get(`session:${sessionId}:cache:0`)?.description, numbers);
    assert.deepEqual([...api.views.endedNumbers.of(editor)], []);
  });

  it('the last numbers of the process stand behind the line when it has ended, and no lens above it', async () => {
    const editor = await shownSource();
    const { last, printed } = await runToEnd(api, 'lru', 50_000);
    const { hits = 0, misses = 0, atTheEnd = 0 } = printed;
    assert.equal(hits + misses, 50_000);
    const text = `ended: users ${atTheEnd.toLocaleString('en')}/1,000 · ${percent(hits, 50_000)} · ${(misses - atTheEnd).toLocaleString('en')} evictions`;
    const line = last.caches[0]?.place?.line ?? 0;
    assert.deepEqual([...api.views.endedNumbers.of(editor)], [[line, text]]);
    assert.deepEqual(await lenses(), []);
  });

  it('the mouse on the line says the same, the last entries that left, and opens the panel: running and ended', async () => {
    const editor = await shownSource();
    await api.sessions.run('lru', endless, atOnce);
    const { caches, sessionId } = await until(api.sessions, ({ events }) => events.length > 0);
    const line = caches[0]?.place?.line ?? 0;
    const [live] = await hover(line);
    assert.match(plain(live), /^\*\*users [^]+evictions\/s\*\*\n\nThe last entries that left:\n\n- /);
    await api.sessions.stop();
    const [ended, way] = await hover(line);
    const text = api.views.endedNumbers.of(editor).get(line) ?? '';
    assert.ok(plain(ended).startsWith(`**${text}**\n\nThe last entries that left:\n\n- `), plain(ended));
    assert.equal(ended?.isTrusted, undefined);
    assert.match(
      way?.value ?? '',
      new RegExp(`^\\[Open Stats Panel\\]\\(command:hitrate\\.openStatsPanel\\?.*${sessionId}`),
    );
  });

  it('go with the session that is forgotten', async () => {
    const editor = await shownSource();
    await runToEnd(api, 'lru', 1_000);
    for (const { snapshot } of api.sessions.all) api.sessions.remove(snapshot.sessionId);
    assert.deepEqual([...api.views.endedNumbers.of(editor)], []);
    assert.deepEqual(await lenses(), []);
  });

  it('a line leads to the source, and the source to the line', async () => {
    await api.sessions.run('lru', endless, atOnce);
    const { caches, sessionId } = await until(api.sessions, hasReads);
    await commands.executeCommand('hitrate.openCreation', { sessionId, cacheId: caches[0]?.id });
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), source.toString());
    assert.equal(editor.selection.active.line + 1, caches[0]?.place?.line);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /new LruCache/);
  });
});
