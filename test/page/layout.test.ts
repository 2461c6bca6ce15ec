import assert from 'node:assert/strict';
import { entryPage, eventPage, NO_VIEW, removalEvents, seriesBlock, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage, type StatsPageOptions } from './statsPage';

const snapshot = sessionSnapshot({ eventsTotal: 60, events: removalEvents(60) });
const view = { ...NO_VIEW, entries: entryPage(0, 24, 412), events: eventPage(0, 24, 60) };

async function opened(options: StatsPageOptions): Promise<StatsPage> {
  const stats = await StatsPage.open(options);
  await stats.hydrate(snapshot, seriesBlock(30), view);
  return stats;
}

async function visible(stats: StatsPage, selectors: readonly string[]): Promise<string[]> {
  const states = await Promise.all(selectors.map((selector) => stats.page.locator(selector).first().isVisible()));
  return selectors.filter((_, i) => states[i]);
}

const LISTS = ['.entries', '.details', '.events'];

describe('The layout of the page', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('has charts on the left and all lists on the right of a wide page', async () => {
    const stats = await opened({ width: 1280 });
    assert.deepEqual(await visible(stats, [...LISTS, '[role="tablist"]']), LISTS);
    const charts = await stats.page.locator('.charts').boundingBox();
    const lists = await stats.page.locator('.lists').boundingBox();
    assert.ok(charts && lists && lists.x >= charts.x + charts.width);
  });

  it('has the lists below the charts, one at a time in tabs, where it is narrow', async () => {
    const stats = await opened({ width: 420 });
    const charts = await stats.page.locator('.charts').boundingBox();
    const lists = await stats.page.locator('.lists').boundingBox();
    assert.ok(charts && lists && lists.y >= charts.y + charts.height);
    assert.deepEqual(await visible(stats, LISTS), ['.entries']);
    const tab = stats.page.getByRole('tab', { name: 'Entries' });
    assert.equal(await tab.getAttribute('aria-selected'), 'true');
    await tab.focus();
    await stats.page.keyboard.press('End');
    await stats.page.keyboard.press('Enter');
    assert.deepEqual(await visible(stats, LISTS), ['.events']);
    assert.ok(await stats.page.getByRole('tabpanel', { name: 'Events' }).isVisible());
    assert.ok(await stats.page.locator('#events-list .row').first().isVisible());
  });

  it('keeps the chosen tab, and goes to the entries with f', async () => {
    const first = await opened({ width: 420 });
    await first.page.getByRole('tab', { name: 'Events' }).click();
    const kept = await first.page.evaluate(() => window.hitrateHost.kept);
    const stats = await opened({ width: 420, kept });
    assert.deepEqual(await visible(stats, LISTS), ['.events']);
    await stats.page.keyboard.press('f');
    assert.deepEqual(await visible(stats, LISTS), ['.entries']);
    assert.ok(await stats.page.getByPlaceholder('Filter keys').evaluate((input) => input === document.activeElement));
  });

  it('has numbers and one chart only where there is hardly any room', async () => {
    const stats = await opened({ width: 240 });
    assert.deepEqual(await visible(stats, ['.numbers', '.charts figure', '.caches', '.lists', '.lesson']), [
      '.numbers',
      '.charts figure',
    ]);
    assert.equal(await stats.page.locator('.charts figure:visible').count(), 1);
  });

  it('follows the width while it changes', async () => {
    const stats = await opened({ width: 1280 });
    await stats.page.setViewportSize({ width: 420, height: 900 });
    await stats.page.getByRole('tablist').waitFor();
    assert.deepEqual(await visible(stats, LISTS), ['.entries']);
    await stats.page.setViewportSize({ width: 1280, height: 900 });
    await stats.page.getByRole('tablist').waitFor({ state: 'hidden' });
    assert.deepEqual(await visible(stats, LISTS), LISTS);
  });
});

describe('The compact page', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('has three numbers, one chart and two buttons', async () => {
    const stats = await opened({ mode: 'compact', width: 280 });
    const fields = await stats.page
      .locator('.numbers .value')
      .evaluateAll((all) => all.map((value) => (value as HTMLElement).dataset['field']));
    assert.deepEqual(fields, ['size', 'hitRate', 'heapUsed']);
    assert.equal(await stats.page.locator('figure:visible').count(), 1);
    assert.deepEqual(await stats.page.getByRole('button').allInnerTexts(), ['Pause', 'Open Stats Panel']);
    assert.equal(await stats.page.locator('h1:visible').innerText(), snapshot.title);
  });

  it('asks to pause, and to open the panel', async () => {
    const stats = await opened({ mode: 'compact', width: 280 });
    await stats.button('pause').click();
    await stats.button('openPanel').click();
    assert.deepEqual((await stats.request(1)).body, { type: 'session/pause' });
    assert.deepEqual((await stats.request(2)).body, { type: 'session/openPanel' });
  });

  it('asks for no list', async () => {
    const stats = await opened({ mode: 'compact', width: 280 });
    await stats.grow(snapshot);
    assert.deepEqual(await stats.interests(), []);
  });

  it('says how to begin when nothing runs', async () => {
    const stats = await StatsPage.open({ mode: 'compact', width: 280 });
    await stats.hydrate(null);
    assert.ok(await stats.page.getByText('Nothing is running.').isVisible());
  });
});

describe('The page of a session that went with its window', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('says so, shows its last numbers, and offers to run it again', async () => {
    const first = await opened({});
    const kept = await first.page.evaluate(() => window.hitrateHost.kept);
    const stats = await StatsPage.open({ kept });
    await stats.hydrate(null);
    const text = await stats.page.locator('main').innerText();
    for (const part of [snapshot.title, 'This session ended with its window', '412', '83.1%', '41.2 MiB', '1:02']) {
      assert.ok(text.includes(part), part);
    }
    await stats.page.getByRole('button', { name: 'Run Again' }).click();
    const { body, sequence } = await stats.request();
    assert.deepEqual(body, { type: 'session/restart', scenarioId: snapshot.scenarioId });
    await stats.reply(sequence, { ok: false, error: { code: 'failed', message: 'no such scenario' } });
    await stats.page.getByText('That did not work: no such scenario').waitFor();
    await stats.hydrate(snapshot, seriesBlock(3), view);
    assert.ok(await stats.page.getByText('Run Again').isHidden());
  });

  it('is an ordinary empty page where what was kept makes no sense', async () => {
    const stats = await StatsPage.open({ kept: { summary: { title: 7 } } });
    await stats.hydrate(null);
    assert.ok(await stats.page.getByText('Nothing is running.').isVisible());
  });
});
