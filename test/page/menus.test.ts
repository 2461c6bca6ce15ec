import assert from 'node:assert/strict';
import type { PageAct } from '../../src/protocol/pageMenu';
import { readMenuTarget } from '../../src/protocol/pageMenu';
import { figure, zoomText } from './chartProbe';
import { cacheSnapshot, entryPage, eventPage, residencies, seriesBlock, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage, type StatsPageOptions } from './statsPage';

const place = { file: '/home/me/src/repo.ts', line: 42, column: 3 };
const snapshot = sessionSnapshot({
  sessionId: 5,
  caches: [cacheSnapshot({ place })],
  eventsTotal: 412,
  elapsedMs: 30_000,
});
const series = seriesBlock(301);
const view = {
  entries: entryPage(0, 24, 412),
  events: eventPage(0, 24, 412),
  details: null,
  residencies: residencies(30),
};

type Context = Readonly<Record<string, unknown>>;

declare global {
  interface Window {
    menus: Context[];
  }
}

async function opened(options: StatsPageOptions = {}): Promise<StatsPage> {
  const stats = await StatsPage.open(options);
  // As VS Code does: what is further in comes before what is around it.
  await stats.page.evaluate(() => {
    window.menus = [];
    addEventListener('contextmenu', ({ target }) => {
      let context: Context = {};
      let at = target instanceof Element ? target.closest<HTMLElement>('[data-vscode-context]') : null;
      while (at !== null) {
        context = { ...(JSON.parse(at.dataset['vscodeContext'] ?? '{}') as Context), ...context };
        at = at.parentElement?.closest<HTMLElement>('[data-vscode-context]') ?? null;
      }
      window.menus.push(context);
    });
  });
  await stats.hydrate(snapshot, series, view);
  return stats;
}

/** What the newest of `count` menus is about. */
async function menu(stats: StatsPage, count = 1): Promise<Context> {
  await stats.page.waitForFunction((wanted) => window.menus.length === wanted, count);
  const newest = (await stats.page.evaluate(() => window.menus)).at(-1);
  return newest ?? assert.fail('no menu');
}

async function act(stats: StatsPage, { page }: Context, what: PageAct): Promise<void> {
  await stats.send({ type: 'host/act', page: String(page), act: what });
}

describe('The right-click menus', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('are about the entry that was clicked, and its session', async () => {
    const stats = await opened();
    await stats.page.locator('#entries-list [data-index="3"]').click({ button: 'right' });
    const context = await menu(stats);
    const { page } = context;
    assert.deepEqual(readMenuTarget(context), {
      hitrateSection: 'entry',
      page,
      sessionId: 5,
      cacheId: 1,
      key: 'user:3',
    });
    assert.deepEqual([context['hitrateHasPlace'], context['preventDefaultContextMenuItems']], [true, true]);
  });

  it('are about the event that was clicked', async () => {
    const stats = await opened();
    await stats.page.locator('#events-list [data-index="2"]').click({ button: 'right' });
    const context = await menu(stats);
    const event = { page: context['page'], sessionId: 5, cacheId: 1, key: 'user:410', eventId: 410 };
    assert.deepEqual(readMenuTarget(context), { hitrateSection: 'event', ...event });
  });

  for (const key of ['Shift+F10', 'ContextMenu']) {
    it(`are about the active row when they are opened with ${key}`, async () => {
      const stats = await opened();
      const list = stats.page.locator('#entries-list');
      await list.focus();
      await stats.page.keyboard.press(key);
      assert.equal((await menu(stats))['hitrateSection'], undefined, 'no row is active');
      await stats.page.keyboard.press('Home');
      for (let i = 0; i < 4; i += 1) await stats.page.keyboard.press('ArrowDown');
      await stats.page.keyboard.press(key);
      const { hitrateSection, key: name } = await menu(stats, 2);
      assert.deepEqual([hitrateSection, name], ['entry', 'user:4']);
      await figure(stats, 'memory').locator('.plot').focus();
      await stats.page.keyboard.press(key);
      const { hitrateSection: section, chart } = await menu(stats, 3);
      assert.deepEqual([section, chart], ['chart', 'memory']);
    });
  }

  it('are about the number, the cache and the chart that was clicked', async () => {
    const stats = await opened();
    await stats.page.locator('.numbers [data-field="hitRate"]').click({ button: 'right' });
    const number = await menu(stats);
    assert.equal(readMenuTarget(number)?.hitrateSection, 'number');
    assert.equal(number['text'], 'Hit rate: 83.1%, 83.1% overall');
    await stats.page.locator('[data-cache-id="1"]').click({ button: 'right' });
    const { hitrateSection, sessionId, cacheId, hitrateHasPlace } = await menu(stats, 2);
    assert.deepEqual([hitrateSection, sessionId, cacheId, hitrateHasPlace], ['cache', 5, 1, true]);
    await figure(stats, 'occupancy').locator('.plot').click({ button: 'right' });
    const chart = await menu(stats, 3);
    assert.equal(readMenuTarget(chart)?.hitrateSection, 'chart');
    assert.deepEqual([chart['chart'], chart['hitrateZoomed']], ['occupancy', false]);
  });

  it('leave text fields the menu that they have', async () => {
    const stats = await opened();
    await stats.page.locator('[data-filter="entries"]').click({ button: 'right' });
    assert.equal((await menu(stats))['preventDefaultContextMenuItems'], undefined);
  });

  it('filter the events by the key', async () => {
    const stats = await opened({ width: 300 });
    await stats.page.getByRole('tab', { name: 'Entries' }).click();
    await stats.page.locator('#entries-list [data-index="3"]').click({ button: 'right' });
    await act(stats, await menu(stats), { kind: 'filterEvents', key: 'user:3' });
    await stats.interest(({ events }) => events?.key === 'user:3');
    assert.equal(await stats.page.locator('[data-filter="events"]').inputValue(), 'user:3');
    assert.equal(await stats.page.getByRole('tab', { name: 'Events' }).getAttribute('aria-selected'), 'true');
    await act(stats, await menu(stats), { kind: 'filterEvents', key: '/a/' });
    await stats.interest(({ events }) => events?.key === 'a/');
  });

  it('show an entry in the charts', async () => {
    const stats = await opened();
    await stats.page.locator('#events-list [data-index="2"]').click({ button: 'right' });
    await act(stats, await menu(stats), { kind: 'showInCharts', cacheId: 1, key: 'user:21' });
    await stats.interest(({ selected }) => selected?.key === 'user:21');
    const focused = await stats.page.evaluate(() => document.activeElement?.closest('figure')?.dataset['chart']);
    assert.equal(focused, 'residency');
  });

  it('reset the zoom, and say beforehand whether there is one', async () => {
    const stats = await opened({ kept: { span: { fromMs: 5_000, toMs: 9_000 } } });
    assert.notEqual(await zoomText(stats), '');
    await figure(stats, 'traffic').locator('.plot').click({ button: 'right' });
    const context = await menu(stats);
    assert.equal(context['hitrateZoomed'], true);
    await act(stats, context, { kind: 'resetZoom' });
    await stats.interest(({ span }) => span === null);
  });

  it('copy the picture of a chart', async () => {
    const stats = await opened();
    await stats.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await figure(stats, 'traffic').locator('.plot').click({ button: 'right' });
    await act(stats, await menu(stats), { kind: 'copyChart', chart: 'traffic' });
    await figure(stats, 'traffic').getByText('The picture was copied.').waitFor();
  });

  it('are of this page only, whatever other pages show the session', async () => {
    const stats = await opened();
    await act(stats, { page: 'another one' }, { kind: 'filterEvents', key: 'user:3' });
    await stats.grow(snapshot, undefined, view);
    assert.equal(await stats.page.locator('[data-filter="events"]').inputValue(), '');
  });

  it('are there in the side bar too', async () => {
    const stats = await opened({ mode: 'compact', width: 280 });
    await figure(stats, 'occupancy').locator('.plot').click({ button: 'right' });
    assert.equal(readMenuTarget(await menu(stats))?.hitrateSection, 'chart');
  });
});
