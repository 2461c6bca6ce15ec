import assert from 'node:assert/strict';
import { env } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import { activeExtension, stopAll, until } from './extension';
import { warningsOf } from './warnings';

describe('The commands of the menus in the page', function () {
  this.timeout(60_000);
  let api: HitrateApi;

  before(async () => {
    api = await activeExtension();
  });
  after(() => stopAll(api));

  it('copy the key, the entry and a number that they were opened on', async () => {
    await api.sessions.run('lru', { operations: Infinity, seed: 1, rate: 2_000 }, { held: false, pace: 0 });
    const { sessionId, entries } = await until(api.sessions, (one) => (one.entries[0]?.entries.length ?? 0) > 0);
    const [list] = entries;
    const key = list?.entries[0]?.key ?? assert.fail('nothing in the cache');
    const about = { page: '1-2', sessionId, webview: 'hitrate.statsPanel' };
    const entry = { ...about, hitrateSection: 'entry', cacheId: list?.cacheId, key };
    assert.deepEqual(await warningsOf('hitrate.copyKey', entry), []);
    assert.equal(await env.clipboard.readText(), key);
    assert.deepEqual(await warningsOf('hitrate.copyEntryAsJson', entry), []);
    const copied = JSON.parse(await env.clipboard.readText()) as { key: string; stays: unknown[] };
    assert.equal(copied.key, key);
    assert.ok(Array.isArray(copied.stays));
    const number = { ...about, hitrateSection: 'number', text: 'Size: 412' };
    assert.deepEqual(await warningsOf('hitrate.copyNumber', number), []);
    assert.equal(await env.clipboard.readText(), 'Size: 412');
  });

  it('say what they need when they were run otherwise, and do nothing', async () => {
    await env.clipboard.writeText('as before');
    for (const command of ['hitrate.copyKey', 'hitrate.copyEntryAsJson', 'hitrate.copyNumber', 'hitrate.copyChart']) {
      for (const argument of [undefined, { hitrateSection: 'entry', key: 'a'.repeat(500) }, 'entry']) {
        assert.equal((await warningsOf(command, argument)).length, 1, command);
      }
    }
    assert.equal(await env.clipboard.readText(), 'as before');
  });
});
