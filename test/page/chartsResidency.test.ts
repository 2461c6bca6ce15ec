import assert from 'node:assert/strict';
import type { PageView } from '../../src/protocol/page';
import { figure, legend, pixels, plotArea, zoomText } from './chartProbe';
import { cacheSnapshot, residencies, seriesBlock, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';
import { THEMES } from './themes';

function stays(count: number): PageView {
  return { entries: null, events: null, details: null, residencies: residencies(count) };
}

const snapshot = sessionSnapshot({ elapsedMs: 30_000 });
const series = seriesBlock(301);

/** Waits until the summary, which comes once a second, says so. */
async function says(stats: StatsPage, words: RegExp): Promise<void> {
  await stats.page.getByRole('img', { name: words }).waitFor();
}

/** Waits until this entry is selected. */
async function selects(stats: StatsPage, key: string): Promise<void> {
  await stats.interest(({ selected }) => selected?.key === key && selected.cacheId === 1);
}

describe('The strip of stays', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('is not there while nothing is known of any stay', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(snapshot, series);
    assert.ok(await figure(stats, 'residency').isHidden());
    await stats.grow(snapshot, seriesBlock(1, [1], 30_100), stays(3));
    assert.ok(await figure(stats, 'residency').isVisible());
  });

  it('shows the keys that are seen longest, says how many more there are, and how the ones that are seen have ended', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(snapshot, series, stays(30));
    assert.deepEqual(await legend(stats, 'residency'), [
      'explicit',
      'replaced',
      'collected',
      'expired',
      'size',
      'and 20 more keys',
    ]);
    await says(stats, /^Chart: Residency, from 0:00 to 0:30\. user:26: 0:25 to still there, hits 2; user:27: /);
    await says(stats, /user:18: 0:17 to 0:21, hits 2, collected; explicit; /);
  });

  it('takes over what changes, and forgets everything with a fresh start', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(snapshot, series, stays(3));
    const [, second] = residencies(3);
    assert.ok(second);
    const news = { ...stays(0), residencies: [{ ...second, toMs: 9_000, cause: 'expired' as const, hitCount: 7 }] };
    await stats.grow(snapshot, seriesBlock(1, [1], 30_100), news);
    await says(stats, /user:1: .*; user:3: .*; user:2: 0:01 to 0:09, hits 7, expired; expired/);
    await stats.hydrate(snapshot, series, stays(1));
    await says(stats, /\. user:1: 0:00 to still there, hits 2\.$/);
  });

  it('draws a bar in the style of its cache, ticks, and ends', async () => {
    const stats = await StatsPage.open();
    const variables = { ...THEMES.dark.variables, 'charts-blue': '#010203', 'charts-red': '#040506' };
    await stats.setTheme({ ...THEMES.dark, variables });
    await stats.hydrate(snapshot, series, { ...stays(0), residencies: residencies(6).slice(0, 1) });
    const { clientWidth } = await plotArea(stats, 'residency').evaluate((plot) => ({ clientWidth: plot.clientWidth }));
    const bar = await pixels(stats, 'residency', [1, 2, 3]);
    const long = (clientWidth * 4) / 30;
    assert.ok(bar > 2 * long && bar < 5 * long, `${bar} pixels for a bar that is ${long} long`);
    assert.ok((await pixels(stats, 'residency', [4, 5, 6])) > 0, 'the cause "size" is red');
  });

  it('selects the key that is clicked, in all charts, and tells the host', async () => {
    const stats = await StatsPage.open();
    await stats.setTheme({ ...THEMES.dark, variables: { ...THEMES.dark.variables, focusBorder: '#010203' } });
    await stats.hydrate(snapshot, series, stays(30));
    assert.equal(await pixels(stats, 'memory', [1, 2, 3]), 0);
    const { height } = (await plotArea(stats, 'residency').boundingBox()) ?? assert.fail('no plot');
    await plotArea(stats, 'residency').click({ position: { x: 300, y: height * 0.75 } });
    await selects(stats, 'user:20');
    await stats.grow(snapshot);
    assert.ok((await pixels(stats, 'memory', [1, 2, 3])) > 50, 'its ends are lines in the other charts');
    assert.ok((await pixels(stats, 'residency', [1, 2, 3])) > 500, 'its row has a frame');
  });

  it('takes a click for a click, also when the keyboard was in another chart', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(snapshot, series, stays(30));
    await figure(stats, 'occupancy').locator('.plot').focus();
    await stats.page.keyboard.press('Home');
    await plotArea(stats, 'residency').click({ position: { x: 300, y: 10 } });
    await selects(stats, 'user:26');
    await stats.grow(snapshot);
    assert.equal(await zoomText(stats), '');
  });

  it('is gone through with the keys, also to keys that were not seen', async () => {
    const stats = await StatsPage.open({ fakeClock: true });
    await stats.hydrate(snapshot, series, stays(30));
    await figure(stats, 'residency').locator('.plot').focus();
    const readout = figure(stats, 'residency').locator('p[aria-live="polite"]');
    for (let i = 0; i < 12; i += 1) await stats.page.keyboard.press('ArrowDown');
    await stats.pass(300);
    await stats.pass(1_000);
    assert.equal(await readout.textContent(), 'user:16: 0:15 to 0:19, hits 2, size');
    await says(stats, /; user:16: /);
    assert.ok(
      (await stats.interests()).every(({ selected }) => selected === null),
      'it is only looked at',
    );
    await stats.page.keyboard.press('Enter');
    await selects(stats, 'user:16');
  });

  it('says what the mouse is on', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(snapshot, series, stays(30));
    const { width, height } = (await plotArea(stats, 'residency').boundingBox()) ?? assert.fail('no plot');
    const tip = figure(stats, 'residency').locator('.tip');
    await plotArea(stats, 'residency').hover({ position: { x: (19 / 30) * width, y: height * 0.95 } });
    assert.equal(await tip.innerText(), 'user:18: 0:17 to 0:21, hits 2, collected');
    await plotArea(stats, 'residency').hover({ position: { x: (10 / 30) * width, y: height * 0.95 } });
    assert.ok(await tip.isHidden());
  });

  it('has a row for each key, also where they have the same text, and selects just the one that is clicked', async () => {
    const stats = await StatsPage.open();
    const same = residencies(3).map((stay, i) => ({ ...stay, key: 'an object', identity: i === 0 ? '#7' : '#8' }));
    await stats.hydrate(snapshot, series, { ...stays(0), residencies: same });
    await says(stats, /an object #8: .*; an object #7: /);
    const { height } = (await plotArea(stats, 'residency').boundingBox()) ?? assert.fail('no plot');
    await plotArea(stats, 'residency').click({ position: { x: 30, y: height * 0.15 } });
    await stats.interest(({ selected }) => selected?.identity === '#7');
    assert.equal(await stats.page.locator('.details h3').innerText(), 'an object #7');
    const details = { cacheId: 1, key: 'an object', identity: '#8', residencies: same.slice(1) };
    await stats.grow(snapshot, undefined, { ...stays(0), details });
    assert.equal(await stats.page.locator('.details tbody tr').count(), 0, 'those are of the other one');
    await stats.grow(snapshot, undefined, { ...stays(0), details: { ...details, identity: '#7' } });
    assert.equal(await stats.page.locator('.details tbody tr').count(), 2);
  });

  it('names its caches when there are several', async () => {
    const stats = await StatsPage.open();
    const caches = [cacheSnapshot(), cacheSnapshot({ id: 2, name: 'sessions' })];
    const both = [...residencies(2), ...residencies(2, 2).map((stay) => ({ ...stay, id: stay.id + 10 }))];
    await stats.hydrate({ ...snapshot, caches }, series, { ...stays(0), residencies: both });
    assert.deepEqual(await legend(stats, 'residency'), ['users', 'sessions']);
  });

  it('has its stays as a table', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(snapshot, series, stays(30));
    const chart = figure(stats, 'residency');
    await chart.locator('summary').click();
    await chart.locator('tbody tr').first().waitFor();
    assert.deepEqual(await chart.locator('thead th').allInnerTexts(), ['Key', 'In', 'Out', 'Cause', 'Hits']);
    const rows = await chart.locator('tbody tr').allInnerTexts();
    assert.equal(rows.length, 25);
    assert.equal(rows[0], 'user:26\t0:25.0\tstill there\t\t2');
    assert.equal(rows[9], 'user:18\t0:17.0\t0:21.0\tcollected\t2');
    assert.ok(await chart.getByText('Page 1 of 2').isVisible());
  });
});

describe('A removal in a chart', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('is selected by a click near it, and by Enter at the cursor', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(snapshot, series, stays(30));
    const { width } = (await plotArea(stats, 'occupancy').boundingBox()) ?? assert.fail('no plot');
    // The stay of user:21 ends at 24 s.
    await plotArea(stats, 'occupancy').click({ position: { x: (24_000 / 30_000) * width - 3, y: 40 } });
    await selects(stats, 'user:21');
    await figure(stats, 'memory').locator('.plot').focus();
    await stats.page.keyboard.press('Home');
    for (let i = 0; i < 7; i += 1) await stats.page.keyboard.press('PageDown');
    await stats.page.keyboard.press('Enter');
    await selects(stats, 'user:4');
  });
});
