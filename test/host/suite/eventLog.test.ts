import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import { activeExtension, stopAll, until } from './extension';

/** In the place of the channels that the extension makes: what they are called, what was written, how often they were shown. */
class StandIn {
  readonly names: string[] = [];
  readonly lines: string[] = [];
  shows = 0;
  readonly #original: PropertyDescriptor;

  constructor() {
    const original = Object.getOwnPropertyDescriptor(window, 'createOutputChannel');
    assert.ok(original, 'VS Code has changed how its API is made');
    this.#original = original;
    Object.defineProperty(window, 'createOutputChannel', {
      ...original,
      value: (name: string) => {
        this.names.push(name);
        return {
          appendLine: (line: string) => void this.lines.push(line),
          show: () => void this.shows++,
          dispose: () => undefined,
        };
      },
    });
  }

  restore(): void {
    Object.defineProperty(window, 'createOutputChannel', this.#original);
  }
}

describe('The text of events', function () {
  this.timeout(60_000);
  let api: HitrateApi;
  let channels: StandIn;

  before(async () => {
    api = await activeExtension();
    channels = new StandIn();
  });
  after(async () => {
    channels.restore();
    await stopAll(api);
    await workspace.getConfiguration('hitrate').update('log.events', undefined, true);
  });

  async function run(): Promise<SessionSnapshot> {
    await api.sessions.run('lru', { operations: 5_000, seed: 1, rate: Infinity }, { held: false, pace: 0 });
    return until(api.sessions, ({ state }) => state.kind === 'exited');
  }

  // First: once the text was shown it is written whatever the setting says.
  it('is written from when the setting is turned on, no more when it is turned off, and not caught up on', async () => {
    await run();
    assert.deepEqual(channels.names, []);
    await workspace.getConfiguration('hitrate').update('log.events', true, true);
    await run();
    assert.deepEqual(channels.names, ['Hitrate Events']);
    const written = channels.lines.length;
    const left = channels.lines.filter((line) => /^[\d.]+ s {2}users {2}.+ {2}left, as the cache was full$/.test(line));
    assert.ok(left.length > 0);
    await workspace.getConfiguration('hitrate').update('log.events', false, true);
    await run();
    assert.equal(channels.lines.length, written);
    await workspace.getConfiguration('hitrate').update('log.events', true, true);
    api.sessions.makeCurrent(api.sessions.all.at(-2)?.snapshot.sessionId ?? 0);
    assert.equal(channels.lines.length, written);
    await run();
    assert.ok(channels.lines.length > written);
    await workspace.getConfiguration('hitrate').update('log.events', false, true);
  });

  it('is written from when it is shown, with a line for each entry that leaves and each state', async () => {
    await commands.executeCommand('hitrate.showEventLog');
    assert.deepEqual([channels.names, channels.shows], [['Hitrate Events'], 1]);
    channels.lines.length = 0;
    const { eventsTotal } = await run();
    const { lines } = channels;
    assert.ok(eventsTotal > 0);
    assert.match(lines.at(-1) ?? '', /^[\d.]+ s {2}LRU cache under a skewed workload {2}Ended$/);
    const left = lines.filter((line) => /^[\d.]+ s {2}users {2}.+ {2}left, as the cache was full$/.test(line)).length;
    const more = lines.map((line) => Number(/^… and ([\d,]+) more$/.exec(line)?.[1]?.replaceAll(',', '') ?? 0));
    // Of so many in a second the others are counted.
    assert.ok(left + more.reduce((sum, count) => sum + count, 0) >= eventsTotal);
  });
});
