import assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import { activeExtension, stopAll, until } from './extension';

/** The lines of the channel that a command makes: where VS Code comes without its native modules, it writes none itself. */
async function linesOf(command: string): Promise<{ readonly lines: string[]; readonly names: string[] }> {
  const lines: string[] = [];
  const names: string[] = [];
  const original = Object.getOwnPropertyDescriptor(window, 'createOutputChannel');
  assert.ok(original, 'VS Code has changed how its API is made');
  Object.defineProperty(window, 'createOutputChannel', {
    ...original,
    value: (name: string) => {
      names.push(name);
      return { appendLine: (line: string) => void lines.push(line), show: () => undefined, dispose: () => undefined };
    },
  });
  try {
    await commands.executeCommand(command);
  } finally {
    Object.defineProperty(window, 'createOutputChannel', original);
  }
  return { lines, names };
}

describe('The text of events', function () {
  this.timeout(60_000);
  let api: HitrateApi;

  before(async () => {
    api = await activeExtension();
  });
  after(() => stopAll(api));

  it('is made when it is shown, and has from then on a line for each entry that leaves and each state', async () => {
    const { lines, names } = await linesOf('hitrate.showEventLog');
    assert.deepEqual(names, ['Hitrate Events']);
    await api.sessions.run('lru', { operations: 5_000, seed: 1, rate: Infinity }, { held: false, pace: 0 });
    const { eventsTotal } = await until(api.sessions, ({ state }) => state.kind === 'exited');
    assert.ok(eventsTotal > 0);
    assert.match(lines.at(-1) ?? '', /^[\d.]+ s {2}LRU cache under a skewed workload {2}Ended$/);
    const left = lines.filter((line) => /^[\d.]+ s {2}users {2}.+ {2}left, as the cache was full$/.test(line)).length;
    const more = lines.map((line) => Number(/^… and ([\d,]+) more$/.exec(line)?.[1]?.replaceAll(',', '') ?? 0));
    assert.ok(left > 0);
    assert.ok(left + more.reduce((sum, count) => sum + count, 0) >= eventsTotal);
  });
});
