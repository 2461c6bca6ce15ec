import assert from 'node:assert/strict';
import { commands, env, Uri, window, workspace, type QuickPickItem } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import { activeExtension, stopAll, until } from './extension';

const OPERATIONS = 5_000;

/** Answers what a command asks while it runs: the form, the file; and sees what it says. */
async function answered(command: string, item: unknown, form: RegExp, target: Uri): Promise<string[]> {
  const said: string[] = [];
  const replaced = {
    showQuickPick: (items: readonly QuickPickItem[]) => Promise.resolve(items.find(({ label }) => form.test(label))),
    showSaveDialog: () => Promise.resolve(target),
    showInformationMessage: (message: string) => {
      said.push(message);
      return Promise.resolve(undefined);
    },
  };
  const originals = Object.keys(replaced).map((name) => [name, Object.getOwnPropertyDescriptor(window, name)] as const);
  for (const [name, value] of Object.entries(replaced)) {
    Object.defineProperty(window, name, { ...Object.getOwnPropertyDescriptor(window, name), value });
  }
  try {
    await commands.executeCommand(command, item);
  } finally {
    for (const [name, original] of originals) Object.defineProperty(window, name, original ?? {});
  }
  return said;
}

describe('A session that is exported', function () {
  this.timeout(60_000);
  let api: HitrateApi;
  let last: SessionSnapshot;
  let folder: Uri;

  before(async () => {
    api = await activeExtension();
    await api.sessions.run('lru', { operations: OPERATIONS, seed: 1, rate: Infinity }, { held: false, pace: 0 });
    last = await until(api.sessions, ({ state }) => state.kind === 'exited');
    folder = workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder is open');
  });
  after(() => stopAll(api));

  async function exported(form: RegExp, name: string): Promise<string> {
    const target = Uri.joinPath(folder, name);
    const said = await answered('hitrate.exportSession', { sessionId: last.sessionId }, form, target);
    assert.deepEqual(said, [`The session was written to ${name}.`]);
    return new TextDecoder().decode(await workspace.fs.readFile(target));
  }

  it('has in its JSON the counters of the observed process', async () => {
    const { totals, caches } = JSON.parse(await exported(/^Session as JSON$/, 'session.json')) as {
      readonly totals: { readonly eventsTotal: number };
      readonly caches: unknown;
    };
    assert.deepEqual(caches, JSON.parse(JSON.stringify(last.caches)));
    const [cache] = last.caches;
    assert.equal((cache?.hits ?? 0) + (cache?.misses ?? 0), OPERATIONS);
    assert.equal(totals.eventsTotal, last.eventsTotal);
  });

  it('has in its tables a row for each moment and for each event that is kept', async () => {
    const series = (await exported(/^Series/, 'series.csv')).trimEnd().split('\r\n');
    assert.match(series[0] ?? '', /^atMs,heapUsedBytes,/);
    assert.ok(series.length > 1);
    const events = (await exported(/^Events/, 'events.csv')).trimEnd().split('\r\n');
    assert.equal(events.length - 1, api.sessions.find(last.sessionId)?.eventsAfter(0).length);
  });

  it('is described in words, in the clipboard', async () => {
    const item = { sessionId: last.sessionId };
    const said = await answered('hitrate.describeState', item, /$^/, folder);
    const copied = await env.clipboard.readText();
    assert.ok(copied.startsWith(last.title));
    assert.match(copied, /It has ended/);
    assert.deepEqual(said, [`Copied: ${copied.split('\n')[0]}`]);
  });
});
