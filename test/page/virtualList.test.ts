import assert from 'node:assert/strict';
import type { PageView } from '../../src/protocol/page';
import { cacheSnapshot, entryPage, eventPage, NO_VIEW, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';

const ENTRIES = 10_000;
const EVENTS = 1_000_000;
const snapshot = sessionSnapshot({
  caches: [cacheSnapshot({ size: ENTRIES, capacity: ENTRIES })],
  eventsTotal: EVENTS,
});

/** Answers as the host does, until the page shows what it asked for. */
async function answer(stats: StatsPage): Promise<void> {
  for (let i = 0; i < 3; i += 1) {
    const { entries, events } = (await stats.interests()).at(-1) ?? assert.fail('the page said nothing');
    const view: PageView = {
      ...NO_VIEW,
      entries: entries && entryPage(entries.from, entries.count, ENTRIES, { filter: entries.filter }),
      events: events && eventPage(events.from, events.count, EVENTS),
    };
    await stats.grow(snapshot, undefined, view);
  }
}

async function opened(): Promise<StatsPage> {
  const stats = await StatsPage.open();
  await stats.hydrate(snapshot, undefined, {
    ...NO_VIEW,
    entries: entryPage(0, 24, ENTRIES),
    events: eventPage(0, 24, EVENTS),
  });
  await stats.interest(({ entries, events }) => entries !== null && events !== null);
  await answer(stats);
  return stats;
}

function rows(stats: StatsPage): Promise<number> {
  return stats.page.locator('.virtual-list .rows > .row').count();
}

/** The row that a screen reader is at. */
async function active(stats: StatsPage, list: string): Promise<string | null> {
  return stats.page.locator(list).evaluate((element) => {
    const id = element.getAttribute('aria-activedescendant');
    const row = id === null ? null : document.getElementById(id);
    return row?.querySelector('[data-field="key"] .text, .key')?.textContent ?? null;
  });
}

describe('A long list', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('has at most a hundred rows in the page, with ten thousand entries and a million events', async () => {
    const stats = await opened();
    assert.ok((await rows(stats)) <= 100, `${await rows(stats)} rows`);
    for (const list of ['#entries-list', '#events-list']) {
      const element = stats.page.locator(list);
      for (const share of [0.3, 0.77, 1]) {
        await element.evaluate((scroll, part) => scroll.scrollTo(0, scroll.scrollHeight * part), share);
        await stats.page.waitForTimeout(60);
        await answer(stats);
        assert.ok((await rows(stats)) <= 100, `${await rows(stats)} rows`);
      }
    }
    const nodes = await stats.page.locator('.lists *').count();
    assert.ok(nodes < 1_000, `${nodes} elements in the lists`);
  });

  it('tells a screen reader how long it is and where each row belongs', async () => {
    const stats = await opened();
    const entries = stats.page.getByRole('grid', { name: 'Entries', exact: true });
    assert.equal(await entries.getAttribute('aria-rowcount'), String(ENTRIES + 1), 'with the row of headers');
    assert.equal(await entries.getByRole('row').nth(1).getAttribute('aria-rowindex'), '2');
    const events = stats.page.getByRole('grid', { name: 'Entries that left' });
    assert.equal(await events.getAttribute('aria-rowcount'), String(EVENTS));
    assert.equal(await events.getByRole('row').first().getAttribute('aria-rowindex'), '1');
  });

  it('reaches the last of a million rows, and each row in between', async () => {
    const stats = await opened();
    const list = stats.page.locator('#events-list');
    await list.focus();
    await stats.page.keyboard.press('End');
    await stats.interest(({ events }) => (events?.from ?? 0) > EVENTS - 100);
    await answer(stats);
    assert.equal(await active(stats, '#events-list'), 'user:1');
    await stats.page.keyboard.press('ArrowUp');
    assert.equal(await active(stats, '#events-list'), 'user:2');
    const row = list.locator('[aria-selected="true"]');
    const [box, frame] = [await row.boundingBox(), await list.boundingBox()];
    assert.ok(box && frame && box.y >= frame.y && box.y + box.height <= frame.y + frame.height + 1, 'it is in sight');
    await stats.page.keyboard.press('Home');
    await stats.interest(({ events }) => events?.from === 0);
    await answer(stats);
    assert.equal(await active(stats, '#events-list'), `user:${EVENTS}`);
  });

  it('is one tab stop, in which the keys move the active row and the focus stays', async () => {
    const stats = await opened();
    const list = stats.page.locator('#entries-list');
    await list.focus();
    const keys = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home'];
    const went: (string | null)[] = [];
    for (const key of keys) {
      await stats.page.keyboard.press(key);
      await answer(stats);
      went.push(await active(stats, '#entries-list'));
      assert.ok(await list.evaluate((element) => element === document.activeElement), key);
    }
    assert.deepEqual(
      [...went.slice(0, 4), ...went.slice(5)],
      ['user:0', 'user:1', 'user:2', 'user:1', 'user:1', 'user:0'],
    );
    assert.match(went[4] ?? '', /^user:(?:[7-9]|1\d)$/);
  });

  it('keeps the active row with its entry when that moves', async () => {
    const stats = await opened();
    await stats.page.locator('#entries-list [data-index="4"]').click();
    assert.equal(await active(stats, '#entries-list'), 'user:4');
    const page = entryPage(0, 40, ENTRIES);
    const [first, ...others] = page.entries;
    assert.ok(first);
    const entries = { ...page, first: others[0] ?? null, entries: others };
    await stats.grow(snapshot, undefined, { ...NO_VIEW, entries, events: eventPage(0, 24, EVENTS) });
    assert.equal(await active(stats, '#entries-list'), 'user:4');
    assert.equal(await stats.page.locator('#entries-list [aria-selected="true"]').getAttribute('data-index'), '3');
  });

  it('keeps the focus while there is nothing in it', async () => {
    const stats = await opened();
    const list = stats.page.locator('#events-list');
    await list.focus();
    await stats.grow(snapshot, undefined, { ...NO_VIEW, events: eventPage(0, 24, 0) });
    assert.ok(await list.evaluate((element) => element === document.activeElement));
    await stats.page.keyboard.press('ArrowDown');
    assert.equal(await active(stats, '#events-list'), null);
  });

  it('leaves the active row with Escape', async () => {
    const stats = await opened();
    await stats.page.locator('#entries-list [data-index="4"]').click();
    await stats.interest(({ selected }) => selected?.key === 'user:4');
    await stats.page.keyboard.press('Escape');
    await stats.interest(({ selected }) => selected === null);
    assert.equal(await active(stats, '#entries-list'), null);
  });

  it('shows rows that are on their way as such', async () => {
    const stats = await opened();
    await stats.page.locator('#entries-list').evaluate((scroll) => scroll.scrollTo(0, scroll.scrollHeight / 2));
    const waiting = stats.page.locator('#entries-list .placeholder');
    await waiting.first().waitFor();
    assert.equal(await waiting.first().innerText(), '…');
    await answer(stats);
    assert.equal(await waiting.count(), 0);
  });
});
