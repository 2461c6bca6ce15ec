import assert from 'node:assert/strict';
import { packedSnapshot } from '../../src/protocol/packedSnapshot';
import type { SessionState } from '../../src/protocol/snapshot';
import { CHARTS, type ChartName } from './chartProbe';
import { cacheSnapshot, entryPage, eventPage, NO_VIEW, residencies, seriesBlock, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage, type StatsPageOptions } from './statsPage';

const snapshot = sessionSnapshot({ caches: [cacheSnapshot(), cacheSnapshot({ id: 2 })], eventsTotal: 412 });
const view = {
  ...NO_VIEW,
  entries: entryPage(0, 24, 412),
  events: eventPage(0, 24, 412),
  residencies: residencies(30),
};

interface Drawing {
  readonly chart: string;
  readonly atMs: number;
}

declare global {
  interface Window {
    drawings: Drawing[];
    writes: number;
  }
}

async function opened(options: StatsPageOptions, state: SessionState = { kind: 'running' }): Promise<StatsPage> {
  const stats = await StatsPage.open({ fakeClock: true, ...options });
  await stats.page.evaluate(() => {
    window.drawings = [];
    const { prototype } = CanvasRenderingContext2D;
    // oxlint-disable-next-line typescript/unbound-method -- called with its context below
    const clear = prototype.clearRect;
    prototype.clearRect = function (...place) {
      const chart = this.canvas.closest('figure')?.dataset['chart'];
      // A chart that is made is drawn while it is not in the page yet.
      if (chart !== undefined) window.drawings.push({ chart, atMs: performance.now() });
      clear.apply(this, place);
    };
  });
  await stats.hydrate({ ...snapshot, state }, seriesBlock(100), view);
  await stats.pass(2_000);
  return stats;
}

/** Sends `count` updates, ten a second, and takes what was drawn with each. */
async function update(stats: StatsPage, count: number): Promise<Drawing[][]> {
  const updates: Drawing[][] = [];
  for (let i = 0; i < count; i += 1) {
    await stats.page.evaluate(() => (window.drawings = []));
    await stats.grow({ ...snapshot, elapsedMs: 70_000 + i }, seriesBlock(1, [1], 10_000 + i * 100));
    await stats.pass(50);
    updates.push(await stats.page.evaluate(() => window.drawings));
  }
  return updates;
}

/** Counts what is written below `selector` from now on. */
async function countWrites(stats: StatsPage, selector: string): Promise<() => Promise<number>> {
  await stats.page.locator(selector).evaluate((target) => {
    window.writes = 0;
    const observer = new MutationObserver((records) => (window.writes += records.length));
    observer.observe(target, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  return () => stats.page.evaluate(() => window.writes);
}

/** Waits until the page, too, has been told what is in sight. */
async function sightTold(stats: StatsPage): Promise<void> {
  await stats.page
    .locator('.charts')
    .evaluate((charts) => new Promise<void>((resolve) => new IntersectionObserver(() => resolve()).observe(charts)));
}

describe('The page spares', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('the first chart the wait for the others', async () => {
    const stats = await StatsPage.open({ fakeClock: true, height: 1_600 });
    const series = seriesBlock(100);
    await stats.send({ type: 'host/hydrate', step: 1, snapshot: packedSnapshot(snapshot), series, view });
    const counts: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      counts.push(await stats.page.locator('.plot canvas').count());
      await stats.pass(16);
    }
    assert.deepEqual([...new Set(counts)], [0, 1, 2, 3, 4]);
  });

  it('charts: they take turns, at most two with an update and each at least four times a second', async () => {
    const stats = await opened({ height: 1_600 });
    await sightTold(stats);
    await update(stats, 4);
    const updates = await update(stats, 12);
    for (const drawings of updates) assert.ok(drawings.length <= 2, JSON.stringify(updates));
    for (const name of CHARTS) {
      const times = updates.flat().flatMap(({ chart, atMs }) => (chart === name ? [atMs] : []));
      assert.equal(times.length, 6, `${name}: ${JSON.stringify(updates)}`);
      for (const [i, atMs] of times.entries()) assert.ok(i === 0 || atMs - (times[i - 1] ?? 0) <= 250, times.join());
    }
  });

  it('nothing when no other update comes: then all charts show the newest numbers', async () => {
    const stats = await opened({ height: 1_600 });
    await update(stats, 3);
    await stats.page.evaluate(() => (window.drawings = []));
    await stats.pass(400);
    const names = await stats.page.evaluate(() => window.drawings.map(({ chart }) => chart));
    assert.ok(names.length > 0 && names.length <= CHARTS.length, names.join());
    assert.equal(await stats.page.locator('.charts[data-waiting]').count(), 0);
    await stats.pass(5_000);
    assert.equal((await stats.page.evaluate(() => window.drawings)).length, names.length);
  });

  it('charts that nobody sees, and draws them at once when they are scrolled to', async () => {
    const stats = await opened({ height: 500 });
    await sightTold(stats);
    const unseen: readonly ChartName[] = ['memory', 'residency'];
    const drawn = (await update(stats, 10)).flat().filter(({ chart }) => unseen.includes(chart as ChartName));
    assert.ok(drawn.length <= 2 * unseen.length, JSON.stringify(drawn));
    await update(stats, 1);
    await stats.page.evaluate(() => (window.drawings = []));
    await stats.page.locator('[data-chart="residency"]').scrollIntoViewIfNeeded();
    await stats.page.waitForFunction(() => window.drawings.some(({ chart }) => chart === 'residency'));
  });

  it('no chart a change of what is to be seen: all of them show it at once', async () => {
    const stats = await opened({ height: 1_600 });
    await update(stats, 3);
    await stats.page.evaluate(() => (window.drawings = []));
    await stats.page.locator('[data-cache-id="2"] .choose').click();
    await stats.pass(50);
    const names = await stats.page.evaluate(() => window.drawings.map(({ chart }) => chart));
    assert.ok(
      ['occupancy', 'memory', 'residency'].every((name) => names.includes(name)),
      names.join(),
    );
  });

  it('the lists: an update without another list writes nothing in them', async () => {
    const stats = await opened({});
    const writes = await countWrites(stats, '.lists');
    // Without any list: those that are missing are as before.
    await stats.send({
      type: 'host/delta',
      step: 2,
      news: { ...snapshot, caches: [] },
      series: seriesBlock(1, [1], 10_000),
      view: { residencies: [] },
    });
    await stats.pass(100);
    await stats.drawn(2);
    assert.equal(await writes(), 0);
  });

  it('times that go on by themselves: once a second, in a session that runs', async () => {
    const stats = await opened({});
    const rows = await stats.page.locator('#entries-list .rows .row').count();
    const writes = await countWrites(stats, 'body');
    await stats.pass(5_000);
    const count = await writes();
    assert.ok(count > 0 && count <= 5 * rows * 6, `${count} writes for ${rows} rows`);
  });

  for (const kind of ['paused', 'exited'] as const) {
    it(`everything in a session that is ${kind}: then nothing is written`, async () => {
      const stats = await opened({}, { kind });
      const writes = await countWrites(stats, 'body');
      await stats.pass(10_000);
      assert.equal(await writes(), 0);
    });
  }
});

describe('Lists that are not shown', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('are not asked for: of a narrow page only the one whose tab is chosen', async () => {
    const stats = await StatsPage.open({ width: 420 });
    await stats.hydrate(snapshot, seriesBlock(3), view);
    await stats.interest(({ entries, events }) => entries !== null && events === null);
    await stats.page.getByRole('tab', { name: 'Events' }).click();
    await stats.interest(({ entries, events }) => entries === null && events !== null);
    await stats.page.getByRole('tab', { name: 'Entries' }).click();
    await stats.interest(({ entries, events }) => entries !== null && events === null);
  });

  it('are asked for where the details need them', async () => {
    const stats = await StatsPage.open({ width: 420 });
    await stats.hydrate(snapshot, seriesBlock(3), view);
    await stats.page.locator('#entries-list [data-index="1"]').click();
    await stats.page.getByRole('tab', { name: 'Details' }).click();
    await stats.interest(({ entries, selected, events }) => entries !== null && selected !== null && events === null);
    await stats.page.locator('.details [data-field="value"]').waitFor();
  });

  it('are not asked for where there is no room for any, and keep their filters', async () => {
    const kept = { entries: { cacheId: 1, filter: 'user:7', from: 0, count: 24 }, events: null };
    const stats = await StatsPage.open({ width: 280, kept });
    await stats.hydrate(snapshot, seriesBlock(3), view);
    await stats.interest(({ entries, events }) => entries === null && events === null);
    await stats.page.setViewportSize({ width: 1_280, height: 900 });
    await stats.interest(({ entries, events }) => entries?.filter === 'user:7' && events !== null);
    assert.equal(await stats.page.locator('[data-filter="entries"]').inputValue(), 'user:7');
  });
});
