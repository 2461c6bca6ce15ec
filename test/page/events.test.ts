import assert from 'node:assert/strict';
import { SNAPSHOT_EVENT_CAP, type RemovalEvent } from '../../src/protocol/snapshot';
import { removalEvents, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';

function withEvents(events: readonly RemovalEvent[], eventsTotal = events.length, sessionId = 1) {
  return sessionSnapshot({ events, eventsTotal, sessionId });
}

function listed(stats: StatsPage): Promise<string[][]> {
  return stats.page
    .locator('.events tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => Array.from((row as HTMLTableRowElement).cells, ({ textContent }) => textContent)),
    );
}

async function keys(stats: StatsPage): Promise<(string | undefined)[]> {
  return (await listed(stats)).map(([, , , key]) => key);
}

describe('The list of entries that left', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('shows time, cause, cache and key, the newest entry first', async () => {
    const stats = await StatsPage.open();
    const removal = { cacheId: 1, cacheName: 'users' };
    await stats.hydrate(
      withEvents([
        { ...removal, id: 1, atMs: 7, key: 'a', cause: 'explicit' },
        { ...removal, id: 2, atMs: 999.9, key: 'b', cause: 'replaced' },
        { ...removal, id: 3, atMs: 62_318.4, key: 'c', cause: 'collected' },
        { ...removal, id: 4, atMs: 3_600_000, key: 'd', cause: 'expired' },
        { ...removal, id: 5, atMs: 3_600_001, key: 'e', cause: 'size' },
      ]),
    );
    assert.deepEqual(await listed(stats), [
      ['1:00:00.001', 'size', 'users', 'e'],
      ['1:00:00.000', 'expired', 'users', 'd'],
      ['1:02.318', 'collected', 'users', 'c'],
      ['0:00.999', 'replaced', 'users', 'b'],
      ['0:00.007', 'explicit', 'users', 'a'],
    ]);
  });

  it('gives every cause a shape, a word and a colour of its own', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(withEvents(removalEvents(5)));
    const shapes = await stats.page.locator('.events .cause .codicon').evaluateAll((symbols) =>
      symbols.map((symbol) => {
        const style = getComputedStyle(symbol, '::before');
        return `${style.content} ${style.color}`;
      }),
    );
    assert.equal(new Set(shapes.map((shape) => shape.split(' ')[0])).size, 5);
    assert.equal(new Set(shapes.map((shape) => shape.slice(shape.indexOf(' ')))).size, 5);
  });

  it('takes up what is new on top, and lets go what the snapshot no longer has', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(withEvents(removalEvents(SNAPSHOT_EVENT_CAP)));
    await stats.grow(withEvents(removalEvents(SNAPSHOT_EVENT_CAP, 203), 203));
    const expected = removalEvents(SNAPSHOT_EVENT_CAP, 203).map(({ key }) => key);
    assert.deepEqual(await keys(stats), expected.reverse());
    const rows = await listed(stats);
    assert.deepEqual(rows[0], ['0:01.421', 'replaced', 'users', 'user:203']);
  });

  it('never has more rows than a snapshot has events, even when all of them are new', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(withEvents(removalEvents(SNAPSHOT_EVENT_CAP)));
    await stats.grow(withEvents(removalEvents(SNAPSHOT_EVENT_CAP, 9_000), 9_000));
    assert.equal(await stats.page.locator('.events tbody tr').count(), SNAPSHOT_EVENT_CAP);
    assert.deepEqual((await keys(stats)).slice(0, 2), ['user:9000', 'user:8999']);
    assert.equal((await keys(stats)).at(-1), 'user:8801');
  });

  it('stays as it is when nothing new came', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(withEvents(removalEvents(3)));
    const first = await stats.page.locator('.events tbody tr').first().elementHandle();
    await stats.grow(withEvents(removalEvents(3)));
    assert.ok(await first?.evaluate((row) => row.isConnected));
    assert.equal(await stats.page.locator('.events tbody tr').count(), 3);
  });

  it('keeps a row where the reader looks at it while newer ones come above', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(withEvents(removalEvents(150)));
    const list = stats.page.locator('.events .scroll');
    await list.evaluate((element) => element.scrollTo(0, 1_000));
    const row = stats.page.locator('.events tbody tr', { hasText: /user:100$/ });
    const before = await row.boundingBox();
    await stats.grow(withEvents(removalEvents(155)));
    const after = await row.boundingBox();
    assert.ok(before && after && Math.abs(after.y - before.y) < 2, `it moved from ${before?.y} to ${after?.y}`);
  });

  it('tells by a tip what is cut to the width of its column', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(withEvents(removalEvents(1)));
    await stats.page.locator('.events .key').hover();
    assert.equal(await stats.page.locator('.events .key').getAttribute('title'), 'user:1');
  });

  it('says how many of all are listed', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(withEvents([]));
    const count = stats.page.locator('.events .note');
    assert.equal(await count.innerText(), 'None so far');
    await stats.grow(withEvents(removalEvents(SNAPSHOT_EVENT_CAP, 12_408), 12_408));
    assert.equal(await count.innerText(), '200 of 12,408');
  });

  it('begins anew with another session, whose events are counted from the start', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(withEvents(removalEvents(5)));
    await stats.hydrate(withEvents(removalEvents(2), 2, 2));
    assert.deepEqual(await keys(stats), ['user:2', 'user:1']);
    await stats.hydrate(withEvents([], 0, 3));
    assert.deepEqual(await keys(stats), []);
  });
});
