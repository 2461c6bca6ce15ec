import assert from 'node:assert/strict';
import axe, { type AxeResults } from 'axe-core';
import {
  cacheSnapshot,
  entryDetails,
  entryPage,
  eventPage,
  lesson,
  residencies,
  seriesBlock,
  sessionSnapshot,
  sessionState,
} from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';
import { THEME_NAMES } from './themes';

/** Everything that can be on the page at a time. */
const full = sessionSnapshot({
  ...lesson,
  caches: [
    cacheSnapshot(),
    cacheSnapshot({
      id: 2,
      name: 'a-cache-whose-name-is-longer-than-any-column/and-has-no-space-to-break-at',
      capacity: null,
    }),
  ],
  cachesLeftOut: 3,
  eventsTotal: 12_408,
  checks: [
    { name: 'every cheese was collected', met: true, observed: 'so it was' },
    { name: 'the cache stayed within its capacity', met: false, observed: 'so it was' },
  ],
});
const view = {
  residencies: residencies(40),
  entries: entryPage(0, 40, 412),
  events: { ...eventPage(0, 40, 12_408), newer: 3, keyError: 'Unterminated group' },
  details: entryDetails('user:3'),
};
const selected = { cacheId: 1, key: 'user:3' };
const crashed = { ...full, state: sessionState('crashed') };

async function violations(stats: StatsPage): Promise<string[]> {
  await stats.page.evaluate(axe.source);
  const { violations: found } = await stats.page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function overflow(stats: StatsPage): Promise<string[]> {
  return stats.page.evaluate(() => {
    const clipped = Array.from(
      document.querySelectorAll<HTMLElement>(
        'h1, h2, h3, button, dd, dt, .note, .reason, .lesson li, .leaks li, .virtual-list, input, select, output',
      ),
    )
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth)
      .map((element) => element.outerHTML.slice(0, 80));
    const { scrollWidth } = document.documentElement;
    return scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`, ...clipped] : clipped;
  });
}

describe('The page for everybody', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  for (const theme of THEME_NAMES) {
    it(`has nothing that axe finds fault with in the theme ${theme}`, async () => {
      const stats = await StatsPage.open({ theme, kept: { selected } });
      await stats.hydrate(full, seriesBlock(60, [1, 2]), view);
      await stats.page.locator('#events-list').focus();
      await stats.page.keyboard.press('ArrowDown');
      await stats.page.getByRole('button', { name: 'expired' }).click();
      for (const chart of await stats.page.locator('details summary').all()) await chart.click();
      await stats.button('collectGarbage').click();
      const reply = { ok: false, error: { code: 'failed', message: 'no' } } as const;
      await stats.reply((await stats.request()).sequence, reply);
      await stats.page.getByText('That did not work').waitFor();
      assert.deepEqual(await violations(stats), []);
      await stats.grow(crashed, undefined, view);
      assert.deepEqual(await violations(stats), []);
      await stats.button('keys').click();
      assert.deepEqual(await violations(stats), []);
    });

    it(`has nothing that axe finds fault with in the places of a pool, in the theme ${theme}`, async () => {
      const stats = await StatsPage.open({ theme, kept: { cacheId: 2 } });
      const [cache] = full.caches;
      const pool = { ...cacheSnapshot(cache), id: 2, type: 'pool', size: 3, capacity: 50 };
      const objects = [
        { key: '1', state: 'lent' as const, ageMs: 900 },
        { key: '2', state: 'idle' as const },
      ];
      const entries = { cacheId: 2, filter: '', from: 0, matching: 3, first: objects[0] ?? null, entries: objects };
      const caches = [...full.caches.slice(0, 1), { ...pool, pool: { lent: 2, idle: 1, waiting: 4 } }];
      await stats.hydrate({ ...full, caches }, seriesBlock(60, [1, 2]), { ...view, entries });
      assert.ok(await stats.page.getByText('Longest lease').isVisible());
      assert.deepEqual(await violations(stats), []);
    });

    it(`has nothing that axe finds fault with in the side bar, in the theme ${theme}`, async () => {
      const stats = await StatsPage.open({ theme, mode: 'compact', width: 280 });
      await stats.hydrate(full, seriesBlock(60, [1, 2]));
      assert.deepEqual(await violations(stats), []);
    });
  }

  it('has nothing that axe finds fault with on a narrow page, and without a session', async () => {
    const stats = await StatsPage.open({ width: 300, height: 700 });
    await stats.hydrate(crashed, seriesBlock(60, [1, 2]), view);
    for (const tab of ['Entries', 'Details', 'Events']) {
      await stats.page.getByRole('tab', { name: tab }).click();
      assert.deepEqual(await violations(stats), []);
    }
    await stats.hydrate(null);
    assert.deepEqual(await violations(stats), []);
  });

  it('has headings in order, without a gap', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(full, seriesBlock(5, [1, 2]), view);
    const levels = await stats.page
      .locator('h1, h2, h3, h4')
      .evaluateAll((all) => all.filter((h) => h.checkVisibility()).map((h) => Number(h.tagName.slice(1))));
    assert.equal(levels[0], 1);
    assert.equal(levels.filter((level) => level === 1).length, 1);
    for (const [i, level] of levels.entries()) assert.ok(i === 0 || level <= (levels[i - 1] ?? 0) + 1);
  });

  for (const width of [200, 300, 420, 720, 900, 1280]) {
    it(`needs no sideways scrolling at a width of ${width} pixels`, async () => {
      const stats = await StatsPage.open({ width, height: 700 });
      await stats.hydrate(crashed, seriesBlock(60, [1, 2]), view);
      assert.deepEqual(await overflow(stats), []);
    });
  }

  for (const width of [400, 640, 1280]) {
    it(`needs none at twice the size of the letters either, at a width of ${width} pixels`, async () => {
      const stats = await StatsPage.open({ width, height: 700, kept: { selected } });
      await stats.page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '26px'));
      await stats.hydrate(crashed, seriesBlock(60, [1, 2]), view);
      assert.deepEqual(await overflow(stats), []);
    });
  }

  it('names every cell of a cache on a narrow page, where the head of the table is not seen', async () => {
    const stats = await StatsPage.open({ width: 300 });
    await stats.hydrate(full);
    const label = await stats.page
      .locator('[data-cache-id="1"] [data-field="misses"]')
      .evaluate((cell) => getComputedStyle(cell, '::before').content);
    assert.equal(label, '"Misses"');
    assert.equal(await stats.page.getByRole('columnheader', { name: 'Misses' }).count(), 1);
  });

  it('shows where the focus is', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(full, seriesBlock(5, [1, 2]), view);
    const seen: string[] = [];
    for (let i = 0; i < 60; i += 1) {
      await stats.page.keyboard.press('Tab');
      const focus = await stats.page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const { outlineStyle, outlineColor } = getComputedStyle(element);
        return `${element.tagName} ${outlineStyle} ${outlineColor}`;
      });
      if (focus === null) break;
      seen.push(focus);
    }
    const outline = 'solid rgb(0, 120, 212)';
    const told = ['BUTTON', 'SELECT', 'BUTTON', 'DIV', 'INPUT', 'INPUT'];
    const charts = ['SELECT', ...Array.from({ length: 4 }, () => ['BUTTON', 'DIV', 'SUMMARY']).flat()];
    const caches = ['BUTTON', 'BUTTON', 'BUTTON'];
    const entries = ['INPUT', 'SELECT', 'DIV'];
    const events = ['BUTTON', ...Array<string>(5).fill('BUTTON'), 'INPUT', 'SELECT', 'DIV'];
    assert.deepEqual(
      seen,
      [...told, ...caches, ...charts, ...entries, ...events].map((tag) => `${tag} ${outline}`),
    );
  });
});
