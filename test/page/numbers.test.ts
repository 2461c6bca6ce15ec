import assert from 'node:assert/strict';
import { cacheSnapshot, NO_VIEW, seriesBlock, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';

const FIELDS = [
  'name',
  'type',
  'size',
  'capacity',
  'hits',
  'misses',
  'hitRate',
  'evictions',
  'expirations',
  'collected',
] as const;

async function row(stats: StatsPage, cacheId: number): Promise<string[]> {
  return Promise.all(FIELDS.map((field) => stats.cell(cacheId, field)));
}

function number(stats: StatsPage, field: string): Promise<string> {
  return stats.page.locator(`.numbers [data-field="${field}"]`).innerText();
}

function beside(stats: StatsPage, field: string): Promise<string> {
  return stats.page.locator(`.numbers [data-beside="${field}"]`).innerText();
}

describe('The numbers on the page', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('are those of the snapshot, in every cell of every cache', async () => {
    const stats = await StatsPage.open();
    const pool = cacheSnapshot({
      id: 2,
      name: 'connections',
      type: 'pool',
      size: 0,
      capacity: null,
      hits: 0,
      misses: 0,
      removals: { explicit: 0, replaced: 0, collected: 1, expired: 0, size: 0 },
    });
    await stats.hydrate(sessionSnapshot({ caches: [cacheSnapshot(), pool] }));
    assert.deepEqual(await row(stats, 1), [
      'users',
      'LRU',
      '412',
      '500',
      '83,112',
      '16,888',
      '83.1%',
      '16,365',
      '1,204',
      '5',
    ]);
    assert.deepEqual(await row(stats, 2), ['connections', 'Object pool', '0', '∞', '0', '0', '–', '0', '0', '1']);
  });

  it('are those of the snapshot for the process too', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot());
    assert.equal(await number(stats, 'operations'), '100,000');
    assert.equal(await number(stats, 'heapUsed'), '41.2 MiB');
    assert.equal(await number(stats, 'engineCollections'), '12');
    assert.equal(await beside(stats, 'engineCollections'), '34.5 ms in all');
    assert.equal(await stats.page.locator('.elapsed').innerText(), '1:02');
  });

  it('are those of the only cache in the strip: size and capacity, the newest hit rate, evictions a second', async () => {
    const stats = await StatsPage.open();
    const cache = cacheSnapshot({ rollingHitRate: 0.871 });
    await stats.hydrate(sessionSnapshot({ caches: [cache], weakAlive: 12 }));
    assert.equal(await number(stats, 'size'), '412');
    assert.equal(await beside(stats, 'size'), '/ 500');
    assert.equal(await number(stats, 'hitRate'), '87.1%');
    assert.equal(await beside(stats, 'hitRate'), '83.1% overall');
    assert.equal(await number(stats, 'evictionsPerSecond'), '31/s');
    assert.equal(await beside(stats, 'evictionsPerSecond'), '16,365 in all');
    assert.equal(await number(stats, 'weakAlive'), '12');
  });

  it('are those of all caches together in the strip, or of the one that is chosen', async () => {
    const stats = await StatsPage.open();
    const other = cacheSnapshot({ id: 2, name: 'sessions', size: 8, hits: 10, misses: 90, rollingHitRate: 0.5 });
    await stats.hydrate(sessionSnapshot({ caches: [cacheSnapshot(), other], rollingHitRate: 0.664 }));
    assert.equal(await number(stats, 'size'), '420');
    assert.equal(await beside(stats, 'size'), '/ 1,000');
    assert.equal(await number(stats, 'hitRate'), '66.4%');
    assert.equal(await beside(stats, 'hitRate'), '83.0% overall');
    assert.equal(await number(stats, 'evictionsPerSecond'), '62/s');
    const all = stats.page.getByRole('button', { name: 'All caches' });
    assert.equal(await all.getAttribute('aria-pressed'), 'true');
    await stats.page.getByRole('button', { name: 'sessions' }).press('Enter');
    await stats.interest(({ cacheId }) => cacheId === 2);
    assert.equal(await number(stats, 'size'), '8');
    assert.equal(await number(stats, 'hitRate'), '50.0%');
    assert.equal(await all.getAttribute('aria-pressed'), 'false');
    await stats.page.locator('[data-cache-id="1"]').click();
    await stats.interest(({ cacheId }) => cacheId === 1);
    await all.click();
    await stats.interest(({ cacheId }) => cacheId === null);
    assert.equal(await number(stats, 'size'), '420');
  });

  it('are dashes while nothing is known, and not there where they make no sense', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(
      sessionSnapshot({ operations: null, memory: null, caches: [], rollingHitRate: null, weakAlive: null }),
    );
    assert.equal(await number(stats, 'heapUsed'), '–');
    assert.equal(await number(stats, 'hitRate'), '–');
    for (const field of ['operations', 'weakAlive']) {
      assert.ok(await stats.page.locator(`.numbers [data-field="${field}"]`).isHidden(), field);
    }
  });

  it('follow every delta', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot());
    await stats.grow(sessionSnapshot({ operations: 100_001, caches: [cacheSnapshot({ hits: 1, misses: 3 })] }));
    assert.equal(await number(stats, 'operations'), '100,001');
    assert.equal(await stats.cell(1, 'hitRate'), '25.0%');
  });

  it('keep their row when other caches come and go', async () => {
    const stats = await StatsPage.open();
    const ids = async (): Promise<(string | null)[]> =>
      stats.page
        .locator('[data-cache-id]')
        .evaluateAll((rows) => rows.map((element) => element.getAttribute('data-cache-id')));
    const [first, second, third] = [1, 2, 3].map((id) => cacheSnapshot({ id, name: `cache ${id}`, size: id }));
    assert.ok(first && second && third);
    await stats.hydrate(sessionSnapshot({ caches: [first, second] }));
    await stats.grow(sessionSnapshot({ caches: [second, third] }));
    assert.deepEqual(await ids(), ['2', '3']);
    assert.equal(await stats.cell(3, 'name'), 'cache 3');
    await stats.grow(sessionSnapshot({ caches: [first, third] }));
    assert.deepEqual(await ids(), ['1', '3']);
    assert.equal(await stats.cell(1, 'size'), '1');
  });

  it('say how many caches are not listed', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot({ cachesLeftOut: 1_300 }));
    assert.ok(await stats.page.getByText('and 1,300 more caches, which are not listed').isVisible());
    await stats.grow(sessionSnapshot());
    assert.ok(await stats.page.getByText('more caches').isHidden());
  });

  it('are written as in the language of the user', async () => {
    const stats = await StatsPage.open({ strings: { language: 'de' } });
    await stats.hydrate(sessionSnapshot(), seriesBlock(3));
    assert.equal(await stats.cell(1, 'hits'), '83.112');
    assert.match(await stats.cell(1, 'hitRate'), /^83,1\s%$/);
    assert.equal(await stats.page.locator('html').getAttribute('lang'), 'de');
  });

  it('are explained by a tip for the mouse, and by words for a screen reader', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot());
    const header = stats.page.getByRole('columnheader', { name: 'Evictions' });
    assert.equal(await header.getAttribute('title'), 'Entries that left because the cache was full.');
    for (const cell of await stats.page.locator('.numbers dl > div').all()) {
      const explained = (await cell.getAttribute('title')) ?? '';
      assert.ok(explained.length > 20, explained);
      assert.equal(await cell.locator('.visually-hidden').textContent(), explained);
    }
    const heap = stats.page.locator('.numbers dl > div', { hasText: 'Heap used' });
    const tip = 'Memory that JavaScript objects take up in the observed process, garbage included.';
    assert.equal(await heap.getAttribute('title'), tip);
    assert.equal(await heap.locator('.visually-hidden').textContent(), tip);
  });

  it('are put into the page as text, whatever they contain', async () => {
    const stats = await StatsPage.open({ strings: { caches: '<img src=x onerror=alert(1)></script><b>Caches' } });
    const hostile = '<img src=x onerror="document.title=1">';
    const event = { id: 1, cacheId: 1, cacheName: hostile, atMs: 0, key: hostile, cause: 'size' } as const;
    await stats.hydrate(
      sessionSnapshot({
        title: hostile,
        caches: [
          cacheSnapshot({ name: hostile }),
          cacheSnapshot({ id: 2, name: '</script><script>alert(1)</script>' }),
        ],
        eventsTotal: 1,
        checks: [{ name: hostile, met: true, observed: 'so it was' }],
        state: { kind: 'crashed', reason: { kind: 'not-started', message: hostile }, stderrTail: [hostile] },
      }),
      seriesBlock(5, [1, 2]),
      { ...NO_VIEW, events: { from: 0, rows: [event], matching: 1, newer: 0, keyError: null } },
    );
    assert.equal(await stats.cell(1, 'name'), hostile);
    assert.equal(await stats.cell(2, 'name'), '</script><script>alert(1)</script>');
    assert.equal(await stats.page.locator('.events .key').innerText(), hostile);
    assert.equal(await stats.page.locator('h1:visible').innerText(), hostile);
    assert.equal(await stats.page.locator('img, b').count(), 0);
    assert.equal(await stats.page.title(), 'Cache Stats');
  });
});

describe('The page without a session', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('says how to begin, and shows nothing else', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(null);
    assert.match(await stats.page.locator('body').innerText(), /^Cache Stats\s+Nothing is running\. [^\n]+$/);
    assert.equal(await stats.page.getByRole('button').count(), 0);
  });

  it('shows a session as soon as there is one, and the text again when there is none', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(null);
    await stats.hydrate(sessionSnapshot(), seriesBlock(2));
    assert.equal(await stats.cell(1, 'size'), '412');
    assert.ok(await stats.page.getByText('Nothing is running.').isHidden());
    const width = await stats.page.locator('[data-chart="occupancy"] canvas').evaluate((canvas) => canvas.clientWidth);
    assert.ok(width > 300, `the chart is ${width} px wide`);
    await stats.hydrate(null);
    assert.ok(await stats.page.getByText('Nothing is running.').isVisible());
  });
});
