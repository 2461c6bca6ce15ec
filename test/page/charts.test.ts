import assert from 'node:assert/strict';
import { SERIES_POINT_CAP } from '../../src/protocol/page';
import { cursors, figure, legend, pixels } from './chartProbe';
import { cacheSnapshot, seriesBlock, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';
import { THEMES } from './themes';

const twoCaches = [cacheSnapshot(), cacheSnapshot({ id: 2, name: 'sessions', capacity: 1_000 })];

const HEAP_COLOUR = [1, 200, 3] as const;
const flatHeap = { ...seriesBlock(100), heapUsedBytes: Array.from({ length: 100 }, () => 30_000_000) };

describe('The charts', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('show the newest values in their legends', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot({ caches: twoCaches }), seriesBlock(SERIES_POINT_CAP, [1, 2]));
    assert.deepEqual(await legend(stats, 'occupancy'), [
      'users 500',
      'sessions 500',
      'Capacity 500 · 1,000',
      'size 1,800',
    ]);
    assert.deepEqual(await legend(stats, 'traffic'), ['users 88.1%', 'sessions 89.0%', 'Hits 462/s', 'Misses 120/s']);
    assert.deepEqual(await legend(stats, 'memory'), ['Heap used 48.3 MiB']);
    await stats.grow(sessionSnapshot(), {
      atMs: [60_000],
      heapUsedBytes: [null],
      weakAlive: [null],
      caches: [],
      collections: [],
    });
    assert.deepEqual(await legend(stats, 'occupancy'), ['users –', 'Capacity 500', 'size 900']);
    assert.deepEqual(await legend(stats, 'memory'), ['Heap used –']);
  });

  it('can be drawn without a point, with one, and with a cache that has none', async () => {
    const stats = await StatsPage.open();
    const colour = [89, 164, 249] as const;
    await stats.hydrate(sessionSnapshot());
    assert.deepEqual(await legend(stats, 'occupancy'), ['users –', 'Capacity 500']);
    assert.equal(await pixels(stats, 'traffic', colour), 0);
    await stats.grow(sessionSnapshot(), seriesBlock(1));
    assert.ok((await pixels(stats, 'traffic', colour)) > 0, 'one point is seen as a dot');
    await stats.grow(sessionSnapshot({ caches: twoCaches }), seriesBlock(1, [1], 100));
    assert.deepEqual(await legend(stats, 'traffic'), ['users 30.0%', 'sessions –', 'Hits 200/s', 'Misses 50/s']);
    await stats.grow(sessionSnapshot({ caches: [] }), seriesBlock(1, [], 200));
    assert.ok(await figure(stats, 'occupancy').isHidden());
  });

  it('say the same in words', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot(), seriesBlock(SERIES_POINT_CAP));
    const name = 'Chart: Memory and reclaims, from 0:00 to 0:59. Heap used 48.3 MiB, between 28.6 MiB and 48.3 MiB.';
    assert.ok(await stats.page.getByRole('img', { name, exact: true }).isVisible());
    const occupancy = 'users 500, between 0 and 500; Capacity 500; size 900.';
    assert.ok(await stats.page.getByRole('img', { name: occupancy }).isVisible());
    for (const chart of ['occupancy', 'traffic', 'memory'] as const)
      assert.ok(await figure(stats, chart).locator('figcaption h3').isVisible());
  });

  it('draw the capacity of a cache as a dashed line', async () => {
    const stats = await StatsPage.open();
    await stats.setTheme({ ...THEMES.dark, variables: { ...THEMES.dark.variables, 'charts-foreground': '#010203' } });
    await stats.hydrate(sessionSnapshot(), seriesBlock(5));
    const width = await figure(stats, 'occupancy')
      .locator('.u-over')
      .evaluate((over) => over.clientWidth);
    const drawn = await pixels(stats, 'occupancy', [1, 2, 3]);
    assert.ok(drawn > width * 0.4 && drawn < width * 0.6, `${drawn} of ${width} pixels, which is not one in two`);
    assert.equal(await pixels(stats, 'traffic', [1, 2, 3]), 0);
  });

  it('mark the collections of the engine, a major one higher than a minor one', async () => {
    const stats = await StatsPage.open();
    await stats.setTheme({ ...THEMES.dark, variables: { ...THEMES.dark.variables, 'charts-foreground': '#010203' } });
    const minor = { atMs: 200, kind: 'minor', durationMs: 0.5 } as const;
    await stats.hydrate(sessionSnapshot(), { ...seriesBlock(5), collections: [minor] });
    const short = await pixels(stats, 'memory', [1, 2, 3]);
    assert.ok(short > 0);
    assert.deepEqual(await legend(stats, 'memory'), ['Heap used 29.9 MiB', 'Minor collection up to 0.5 ms']);
    const major = { atMs: 300, kind: 'major', durationMs: 5 } as const;
    await stats.grow(sessionSnapshot(), { ...seriesBlock(1, [1], 500), collections: [major] });
    assert.ok((await pixels(stats, 'memory', [1, 2, 3])) > 4 * short);
    assert.deepEqual(await legend(stats, 'memory'), [
      'Heap used 28.6 MiB',
      'Minor collection up to 0.5 ms',
      'Major collection up to 5.0 ms',
    ]);
  });

  it('tell lines apart by their dashes as well as by their colours', async () => {
    const stats = await StatsPage.open();
    const caches = [1, 2, 3, 4, 5, 6].map((id) => cacheSnapshot({ id, name: `cache ${id}`, capacity: null }));
    await stats.hydrate(sessionSnapshot({ caches }), seriesBlock(5, [1, 2, 3, 4, 5, 6]));
    const swatches = await figure(stats, 'occupancy')
      .locator('.swatch')
      .evaluateAll((drawings) =>
        drawings.map((drawing) => ({
          colour: getComputedStyle(drawing).stroke,
          dash: drawing.firstElementChild?.getAttribute('stroke-dasharray'),
        })),
      );
    assert.equal(new Set(swatches.map(({ colour }) => colour)).size, 6);
    for (const [i, { dash }] of swatches.entries()) if (i > 0) assert.notEqual(dash, swatches[i - 1]?.dash);
  });

  it('take over the colours of a new theme', async () => {
    const stats = await StatsPage.open();
    const before = [177, 128, 215] as const;
    await stats.hydrate(sessionSnapshot(), flatHeap);
    assert.ok((await pixels(stats, 'memory', before)) > 0);
    const variables = { ...THEMES.dark.variables, 'charts-purple': `rgb(${HEAP_COLOUR.join(' ')})` };
    await stats.setTheme({ ...THEMES.dark, variables });
    assert.ok((await pixels(stats, 'memory', HEAP_COLOUR)) > 0);
    assert.equal(await pixels(stats, 'memory', before), 0);
  });

  it('follow the width of the page', async () => {
    const stats = await StatsPage.open({ width: 1_200 });
    await stats.hydrate(sessionSnapshot(), seriesBlock(50));
    await stats.page.setViewportSize({ width: 400, height: 900 });
    await stats.page.waitForFunction(() =>
      Array.from(document.querySelectorAll('figure:not([hidden]) .plot'), (plot) => {
        const canvas = plot.querySelector('canvas');
        return canvas?.clientWidth === plot.clientWidth && plot.clientWidth < 400;
      }).every(Boolean),
    );
  });

  it('share one cursor, and show the values below it', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot(), seriesBlock(101));
    await figure(stats, 'traffic')
      .locator('.u-over')
      .hover({ position: { x: 0, y: 20 } });
    const [first, ...others] = await cursors(stats);
    assert.equal(first, 0);
    assert.deepEqual(others, [0, 0]);
    assert.deepEqual(await legend(stats, 'memory'), ['Heap used 28.6 MiB']);
    await stats.page.mouse.move(5, 5);
    assert.deepEqual(await cursors(stats), [null, null, null]);
    assert.deepEqual(await legend(stats, 'memory'), ['Heap used 42.0 MiB']);
  });
});

describe('The data cursor', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  async function focused(points: number): Promise<{ stats: StatsPage; readout: () => Promise<string> }> {
    const stats = await StatsPage.open({ fakeClock: true });
    await stats.hydrate(sessionSnapshot(), seriesBlock(points));
    await figure(stats, 'occupancy').locator('.plot').focus();
    const live = figure(stats, 'occupancy').locator('p[aria-live="polite"]');
    return { stats, readout: async () => (await live.textContent()) ?? '' };
  }

  it('goes from point to point with the arrow keys, and to the ends', async () => {
    const { stats, readout } = await focused(101);
    const visited: string[] = [];
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'PageUp', 'Home', 'ArrowLeft', 'End']) {
      await stats.page.keyboard.press(key);
      await stats.pass(300);
      visited.push(await readout());
    }
    assert.deepEqual(visited, [
      '0:10, users 500',
      '0:09, users 495, left: size 3',
      '0:10, users 500',
      '0:10, users 500',
      '0:09, users 450, left: size 2',
      '0:00, users 0',
      '0:00, users 0',
      '0:10, users 500',
    ]);
  });

  it('is read out only where it comes to rest', async () => {
    const { stats, readout } = await focused(101);
    await stats.page.keyboard.press('Home');
    await stats.pass(200);
    await stats.page.keyboard.press('ArrowRight');
    await stats.pass(200);
    assert.equal(await readout(), '');
    await stats.pass(100);
    assert.equal(await readout(), '0:00, users 5, left: size 1');
  });

  it('is seen in all charts at its time, also when newer points come, until the focus leaves', async () => {
    const { stats } = await focused(101);
    await stats.page.keyboard.press('Home');
    for (let i = 0; i < 50; i += 1) await stats.page.keyboard.press('ArrowRight');
    const before = await cursors(stats);
    assert.ok(before.every((left) => left !== null && left > 100 && left === before[0]));
    assert.deepEqual(await legend(stats, 'occupancy'), ['users 250', 'Capacity 500', 'size 150']);
    await stats.grow(sessionSnapshot(), seriesBlock(100, [1], 10_100));
    await stats.pass(200);
    const after = await cursors(stats);
    assert.ok(after.every((left) => left !== null && left === after[0]));
    assert.ok(Math.abs((after[0] ?? 0) - (before[0] ?? 0) / 2) < 3, `it went from ${before[0]} to ${after[0]}`);
    assert.deepEqual(await legend(stats, 'occupancy'), ['users 250', 'Capacity 500', 'size 300']);
    await stats.page.keyboard.press('Tab');
    assert.deepEqual(await cursors(stats), [null, null, null]);
    assert.deepEqual(await legend(stats, 'occupancy'), ['users 495', 'Capacity 500', 'size 300']);
  });

  it('goes away with Escape', async () => {
    const { stats } = await focused(11);
    await stats.page.keyboard.press('Home');
    await stats.page.keyboard.press('Escape');
    assert.deepEqual(await cursors(stats), [null, null, null]);
  });
});

describe('The tables of values', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('are made when they are opened, with at most five pages of 25 rows from the first point to the last', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot({ caches: twoCaches }), seriesBlock(SERIES_POINT_CAP, [1, 2]));
    const table = figure(stats, 'occupancy').locator('details table');
    const rows = (): Promise<string[][]> =>
      table
        .locator('tr')
        .evaluateAll((all) => all.map((row) => Array.from((row as HTMLTableRowElement).cells, (c) => c.textContent)));
    assert.equal(await table.locator('tr').count(), 0);
    await figure(stats, 'occupancy').locator('summary').click();
    await table.locator('tbody tr').first().waitFor();
    const first = await rows();
    assert.equal(first.length, 26);
    assert.deepEqual(first[0], ['Time', 'users', 'sessions', 'size']);
    assert.deepEqual(first[1], ['0:00.0', '0', '0', '0']);
    assert.deepEqual(first[2], ['0:00.5', '25', '15', '14']);
    assert.equal(await table.locator('caption').innerText(), 'Occupancy');
    const [back, on] = ['Previous page', 'Next page'].map((name) =>
      figure(stats, 'occupancy').getByRole('button', { name }),
    );
    assert.ok(await back?.isDisabled());
    const left = first.slice(1).map((row) => Number(row[3]));
    for (let page = 2; page <= 5; page += 1) {
      await on?.click();
      await figure(stats, 'occupancy').getByText(`Page ${page} of 5`).waitFor();
      left.push(...(await rows()).slice(1).map((row) => Number(row[3])));
    }
    assert.deepEqual((await rows()).at(-1)?.slice(0, 3), ['0:59.9', '500', '500']);
    assert.ok(await on?.isDisabled());
    assert.ok(await back?.evaluate((button) => button === document.activeElement), 'the focus is not lost');
    assert.equal(left.length, 125);
    const total = left.reduce((sum, count) => sum + count, 0);
    assert.equal(total, 1_800, 'a row tells all that left since the row above');
    await figure(stats, 'occupancy').locator('summary').click();
    await table.locator('tbody tr').first().waitFor({ state: 'detached' });
  });

  it('have as many rows as there are points when there are few', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot(), seriesBlock(1));
    await figure(stats, 'memory').locator('summary').click();
    const rows = figure(stats, 'memory').locator('tbody tr');
    await rows.first().waitFor();
    assert.deepEqual(await rows.allInnerTexts(), ['0:00.0\t28.6 MiB']);
  });

  it('come before the picture for people who use a screen reader', async () => {
    const isFirst = async (stats: StatsPage): Promise<boolean> => {
      await stats.hydrate(sessionSnapshot(), seriesBlock(5));
      return figure(stats, 'occupancy').evaluate((chart) => {
        const [details, plot] = [chart.querySelector('details'), chart.querySelector('.plot')];
        return Boolean(plot && details && details.compareDocumentPosition(plot) & Node.DOCUMENT_POSITION_FOLLOWING);
      });
    };
    assert.equal(await isFirst(await StatsPage.open()), false);
    assert.equal(await isFirst(await StatsPage.open({ bodyClasses: ['vscode-using-screen-reader'] })), true);
  });
});

describe('The choice of caches', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('is offered only where there is one', async () => {
    const stats = await StatsPage.open();
    const picker = stats.page.getByRole('combobox', { name: 'Show' });
    await stats.hydrate(sessionSnapshot(), seriesBlock(5));
    assert.ok(await picker.isHidden());
    await stats.grow(sessionSnapshot({ caches: twoCaches }), seriesBlock(1, [1, 2], 500));
    assert.ok(await picker.isVisible());
    assert.deepEqual(await picker.locator('option').allInnerTexts(), ['All caches', 'users', 'sessions']);
  });

  it('shows the chosen cache in its own style, and is kept', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot({ caches: twoCaches }), seriesBlock(5, [1, 2]));
    const style = figure(stats, 'occupancy').locator('.legend li', { hasText: 'sessions' }).locator('.swatch');
    const among = await style.getAttribute('class');
    await stats.page.getByLabel('Show').selectOption('sessions');
    await stats.page.waitForFunction(
      () => document.querySelectorAll('[data-chart="occupancy"] .legend li').length === 3,
    );
    assert.deepEqual(await legend(stats, 'occupancy'), ['sessions 12', 'Capacity 1,000', 'size 6']);
    assert.equal(await style.getAttribute('class'), among);
    await stats.interest(({ cacheId }) => cacheId === 2);
    assert.equal((await stats.bodies('page/drawn')).length, 1, 'a choice is no step');
  });

  it('is taken up again when the page is made anew', async () => {
    const stats = await StatsPage.open({ kept: { cacheId: 2 } });
    await stats.hydrate(sessionSnapshot({ caches: twoCaches }), seriesBlock(5, [1, 2]));
    assert.deepEqual(await legend(stats, 'traffic'), [
      'Last 1,000 reads 47.1%',
      'All reads 42.1%',
      'Hits 240/s',
      'Misses 60/s',
    ]);
    assert.equal(await stats.page.getByLabel('Show').inputValue(), '2');
  });

  it('falls back to all caches when the chosen one is gone, or what was kept makes no sense', async () => {
    for (const kept of [{ cacheId: 99 }, { cacheId: 'users' }, 'nonsense']) {
      const stats = await StatsPage.open({ kept });
      await stats.hydrate(sessionSnapshot({ caches: twoCaches }), seriesBlock(5, [1, 2]));
      assert.equal((await legend(stats, 'traffic')).length, 4);
      assert.equal(await stats.page.getByLabel('Show').inputValue(), 'all');
    }
  });

  it('says how many caches are drawn when there are more than can be told apart', async () => {
    const stats = await StatsPage.open();
    const caches = Array.from({ length: 9 }, (_, i) => cacheSnapshot({ id: i, name: `cache ${i}` }));
    await stats.hydrate(sessionSnapshot({ caches }), seriesBlock(5, [0]));
    const note = 'The charts show the first 6 of 9 caches. Choose another one to see it.';
    assert.equal(await stats.page.locator('.charts > .note').innerText(), note);
    await stats.page.getByLabel('Show').selectOption('cache 8');
    await stats.page.locator('.charts > .note').waitFor({ state: 'hidden' });
    assert.deepEqual(await legend(stats, 'occupancy'), ['cache 8 –', 'Capacity 500']);
  });
});
