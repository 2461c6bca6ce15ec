import assert from 'node:assert/strict';
import type { PageInterest } from '../../src/protocol/page';
import { cursors, figure, legend, plotArea, zoomText } from './chartProbe';
import { residencies, seriesBlock, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';

/** Twenty seconds at ten points a second, with something that left at 5 s and at 15 s. */
const twenty = seriesBlock(201);
const left = twenty.atMs.map((atMs) => (atMs === 5_000 || atMs === 15_000 ? 3 : 0));
const quiet = { ...twenty, caches: twenty.caches.map((cache) => ({ ...cache, removals: { size: left } })) };
const view = { entries: null, events: null, details: null, residencies: residencies(10) };

async function drawn(): Promise<StatsPage> {
  const stats = await StatsPage.open();
  await stats.hydrate(sessionSnapshot({ elapsedMs: 20_000 }), quiet, view);
  return stats;
}

/** Waits until the page has told so many zooms, and takes what it said last. */
async function interest(stats: StatsPage, times: number): Promise<PageInterest> {
  for (;;) {
    const all = await stats.interests();
    const zooms = all.filter(({ span }, i) => JSON.stringify(span) !== JSON.stringify(all[i - 1]?.span ?? null));
    const newest = zooms.at(-1);
    if (newest !== undefined && zooms.length >= times) return newest;
    await stats.page.waitForTimeout(20);
  }
}

function near(actual: number | undefined, expected: number): void {
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 100, `${actual} is not about ${expected}`);
}

async function zoomed(stats: StatsPage, text: string): Promise<void> {
  await stats.page.waitForFunction((wanted) => {
    const bar = document.querySelector<HTMLElement>('.zoom');
    return (bar?.hidden ? '' : bar?.firstElementChild?.textContent) === wanted;
  }, text);
}

describe('Zooming into the charts', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('is done with the mouse: what is drawn over is shown in all charts, and told to the host once', async () => {
    const stats = await drawn();
    const box = (await plotArea(stats, 'traffic').boundingBox()) ?? assert.fail('no plot');
    await stats.page.mouse.move(box.x + box.width * 0.25, box.y + 20);
    await stats.page.mouse.down();
    await stats.page.mouse.move(box.x + box.width * 0.4, box.y + 30);
    await stats.page.mouse.move(box.x + box.width * 0.5, box.y + 30);
    await stats.page.mouse.up();
    const { span } = await interest(stats, 1);
    near(span?.fromMs, 5_000);
    near(span?.toMs, 10_000);
    await stats.page.mouse.move(5, 5);
    assert.deepEqual((await legend(stats, 'occupancy')).slice(0, 1), ['users 500'], 'the newest one that is seen');
    assert.match(await zoomText(stats), /^0:0[45]\.\d to 0:(09|10)\.\d$/);
    assert.equal(
      await stats.page.locator('.u-select').evaluateAll((all) => all.filter((s) => s.clientWidth > 0).length),
      0,
    );
    await stats.page.getByRole('button', { name: 'Reset zoom' }).click();
    assert.equal((await interest(stats, 2)).span, null);
    assert.equal(await zoomText(stats), '');
    assert.ok(
      await figure(stats, 'occupancy')
        .locator('.plot')
        .evaluate((plot) => plot === document.activeElement),
    );
  });

  it('is done with Ctrl and the wheel around the mouse, and taken back with a double click', async () => {
    const stats = await drawn();
    await plotArea(stats, 'memory').hover({ position: { x: 0, y: 20 } });
    await stats.page.mouse.wheel(0, -300);
    assert.equal(await zoomText(stats), '', 'the wheel alone scrolls the page');
    await plotArea(stats, 'memory').hover({ position: { x: 0, y: 20 } });
    await stats.page.keyboard.down('Control');
    await stats.page.mouse.wheel(0, -300);
    await stats.page.keyboard.up('Control');
    const { span } = await interest(stats, 1);
    assert.equal(span?.fromMs, 0);
    near(span?.toMs, 20_000 * Math.exp(-0.6));
    await plotArea(stats, 'occupancy').dblclick({ position: { x: 100, y: 60 } });
    assert.equal((await interest(stats, 2)).span, null);
  });

  it('is done with keys: + and - around the cursor, Shift and arrows along, 0 back', async () => {
    const stats = await drawn();
    await figure(stats, 'occupancy').locator('.plot').focus();
    await stats.page.keyboard.press('+');
    await zoomed(stats, '0:05.0 to 0:15.0');
    await stats.page.keyboard.press('Shift+ArrowRight');
    await zoomed(stats, '0:07.5 to 0:17.5');
    await stats.page.keyboard.press('Shift+ArrowRight');
    await stats.page.keyboard.press('Shift+ArrowRight');
    await zoomed(stats, '0:10.0 to 0:20.0');
    await stats.page.keyboard.press('End');
    await stats.page.keyboard.press('+');
    await zoomed(stats, '0:15.0 to 0:20.0');
    await stats.page.keyboard.press('Home');
    await zoomed(stats, '0:00.0 to 0:05.0');
    const [first, ...others] = await cursors(stats);
    assert.equal(first, 0);
    assert.deepEqual(others, [0, 0, 0]);
    await stats.page.keyboard.press('-');
    await stats.page.keyboard.press('-');
    await zoomed(stats, '');
    await stats.page.keyboard.press('+');
    await stats.page.keyboard.press('0');
    await zoomed(stats, '');
  });

  it('ends when another session begins', async () => {
    const stats = await drawn();
    await figure(stats, 'occupancy').locator('.plot').focus();
    await stats.page.keyboard.press('+');
    await interest(stats, 1);
    await stats.hydrate(sessionSnapshot({ sessionId: 2 }), quiet, view);
    assert.equal((await interest(stats, 2)).span, null);
    await zoomed(stats, '');
  });

  it('stays where it is when newer points come, and counts only what is in it', async () => {
    const stats = await drawn();
    assert.equal((await legend(stats, 'occupancy')).at(-1), 'size 6');
    await figure(stats, 'occupancy').locator('.plot').focus();
    await stats.page.keyboard.press('Home');
    await stats.page.keyboard.press('+');
    await zoomed(stats, '0:00.0 to 0:10.0');
    await stats.grow(sessionSnapshot({ elapsedMs: 21_000 }), seriesBlock(10, [1], 20_100));
    await zoomed(stats, '0:00.0 to 0:10.0');
    assert.equal((await legend(stats, 'occupancy')).at(-1), 'size 3');
  });
});

describe('The keys [ and ]', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('go to the last eviction, the ones before it and back, from wherever the focus is', async () => {
    const stats = await StatsPage.open({ fakeClock: true });
    await stats.hydrate(sessionSnapshot({ elapsedMs: 20_000 }), quiet, view);
    const readout = figure(stats, 'occupancy').locator('p[aria-live="polite"]');
    const visited: (string | null)[] = [];
    for (const key of ['[', '[', '[', ']', ']']) {
      await stats.page.keyboard.press(key);
      await stats.pass(300);
      visited.push(await readout.textContent());
    }
    const [early, late] = ['0:05, users 250, left: size 3', '0:15, users 500, left: size 3'];
    assert.deepEqual(visited, [late, early, early, late, late]);
  });
});

describe('The lines of a chart', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('are chosen with the up and down keys, and then read out alone', async () => {
    const stats = await StatsPage.open({ fakeClock: true });
    await stats.hydrate(sessionSnapshot({ elapsedMs: 20_000 }), quiet, view);
    const chart = figure(stats, 'traffic');
    await chart.locator('.plot').focus();
    await stats.page.keyboard.press('Home');
    const read: (string | null)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      await stats.page.keyboard.press(key);
      await stats.pass(300);
      const chosen = (await chart.locator('.legend .chosen .label').allInnerTexts()).join();
      read.push(`${chosen}: ${await chart.locator('p[aria-live="polite"]').textContent()}`);
    }
    assert.deepEqual(read, [
      'Last 1,000 reads: 0:00, Last 1,000 reads 30.0%',
      'All reads: 0:00, All reads 25.0%',
      'Last 1,000 reads: 0:00, Last 1,000 reads 30.0%',
      ': 0:00, Last 1,000 reads 30.0%, All reads 25.0%, Hits 215/s, Misses 65/s',
    ]);
  });
});
