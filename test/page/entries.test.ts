import assert from 'node:assert/strict';
import type { EntryPage } from '../../src/protocol/probe';
import { cacheSnapshot, entryPage, NO_VIEW, sessionSnapshot, sessionState } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage, type StatsPageOptions } from './statsPage';

const snapshot = sessionSnapshot();
const withPool = sessionSnapshot({
  caches: [
    cacheSnapshot(),
    cacheSnapshot({
      id: 2,
      name: 'connections',
      type: 'pool',
      size: 3,
      capacity: 8,
      pool: { idle: 1, lent: 2, waiting: 4 },
    }),
  ],
  leaks: [
    { id: 1, cacheId: 2, cacheName: 'connections', atMs: 5, key: '3', reason: 'age', ageMs: 12_000 },
    { id: 2, cacheId: 2, cacheName: 'connections', atMs: 6, key: '4', reason: 'collected', ageMs: 2_500 },
    { id: 3, cacheId: 1, cacheName: 'users', atMs: 6, key: '5', reason: 'age', ageMs: 1 },
  ],
});
const poolPage: EntryPage = {
  cacheId: 2,
  filter: '',
  from: 0,
  matching: 2,
  first: { key: '1', state: 'idle', ageMs: 5_000 },
  entries: [
    { key: '1', state: 'idle', ageMs: 5_000 },
    { key: '2', state: 'lent', ageMs: 2_000 },
  ],
};

async function opened(entries: EntryPage | null, options: StatsPageOptions = {}): Promise<StatsPage> {
  const stats = await StatsPage.open(options);
  await stats.hydrate(snapshot, undefined, { ...NO_VIEW, entries });
  return stats;
}

function texts(stats: StatsPage, field: string): Promise<string[]> {
  return stats.page.locator(`#entries-list .rows [data-field="${field}"]`).allInnerTexts();
}

describe('The list of entries', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('asks for the entries of the only cache, from the next victim on', async () => {
    const stats = await opened(null);
    const { entries } = await stats.interest((interest) => interest.entries !== null);
    assert.ok(entries);
    assert.deepEqual({ ...entries, count: 0 }, { cacheId: 1, filter: '', from: 0, count: 0 });
    assert.ok(entries.count > 0 && entries.count <= 64);
  });

  it('shows what is known of each, the next victim first and marked', async () => {
    const stats = await opened(entryPage(0, 24, 412), { fakeClock: true });
    assert.deepEqual((await texts(stats, 'key')).slice(0, 2), ['user:0\nnext to leave', 'user:1']);
    assert.deepEqual((await texts(stats, 'hits')).slice(0, 3), ['0', '1', '2']);
    assert.match((await texts(stats, 'idle'))[1] ?? '', /^9\.[34] s$/);
    assert.equal((await texts(stats, 'value'))[1], `{ id: 1, name: 'Ada' }`);
    assert.equal(await stats.page.locator('.entries .note').innerText(), '412');
  });

  it('marks no next victim where only the garbage collector knows who goes', async () => {
    const stats = await StatsPage.open();
    const weak = sessionSnapshot({ caches: [cacheSnapshot({ type: 'weak-value' })] });
    await stats.hydrate(weak, undefined, { ...NO_VIEW, entries: entryPage(0, 24, 412) });
    assert.equal((await texts(stats, 'key'))[0], 'user:0');
  });

  it('shows a column for what some entry has, and no other', async () => {
    const entry = { key: 'a', weight: 3.5 };
    const stats = await opened(entryPage(0, 1, 1, { entries: [entry], first: entry }));
    const headers = await stats.page.locator('#entries-list [role="columnheader"]').allInnerTexts();
    assert.deepEqual(headers, ['Key', 'Weight']);
    assert.deepEqual(await texts(stats, 'weight'), ['3.5']);
  });

  it('keeps the next victim in sight when it is scrolled', async () => {
    const stats = await opened(entryPage(0, 64, 412));
    const list = stats.page.locator('#entries-list');
    await list.evaluate((scroll) => scroll.scrollTo(0, 600));
    await stats.interest(({ entries }) => (entries?.from ?? 0) > 0);
    const victim = list.locator('[data-index="0"]');
    const [box, frame] = [await victim.boundingBox(), await list.boundingBox()];
    assert.ok(box && frame && box.y >= frame.y && box.y < frame.y + 60, `${box?.y} in ${frame?.y}`);
    assert.match(await victim.innerText(), /next to leave/);
  });

  it('filters by key, below the next victim of all', async () => {
    const stats = await opened(entryPage(0, 24, 412));
    await stats.page.keyboard.press('f');
    await stats.page.keyboard.type('user:7');
    await stats.interest(({ entries }) => entries?.filter === 'user:7');
    const found = entryPage(70, 10, 412).entries;
    const entries = entryPage(0, 24, 10, { filter: 'user:7', entries: found });
    await stats.grow(snapshot, undefined, { ...NO_VIEW, entries });
    assert.deepEqual((await texts(stats, 'key')).slice(0, 3), ['user:0\nnext to leave', 'user:70', 'user:71']);
    assert.equal(await stats.page.locator('.entries .note').innerText(), '10 of 412');
  });

  it('counts the time to live down between two messages, in a bar and in words, and warns near its end', async () => {
    const entry = { key: 'a', remainingTtlMs: 2_500, ageMs: 7_500, idleMs: 1_000 };
    const page = entryPage(0, 1, 1, { entries: [entry], first: entry });
    const stats = await opened(page, { fakeClock: true });
    const cell = stats.page.locator('#entries-list .rows [data-field="ttl"]');
    const bar = (): Promise<number> =>
      cell.locator('.fill').evaluate((element: HTMLElement) => Number.parseFloat(element.style.width));
    const warning = cell.locator('.codicon-warning');
    assert.ok((await bar()) > 20 && (await bar()) <= 25);
    assert.ok(await warning.isHidden());
    await stats.pass(900);
    assert.equal(await cell.innerText(), '2.5 s', 'once a second');
    await stats.pass(1_100);
    assert.match(await cell.innerText(), /^0\.[4-6] s$/);
    assert.ok((await bar()) < 10);
    assert.ok(await warning.isVisible());
    assert.match((await texts(stats, 'idle'))[0] ?? '', /^(2\.9|3\.[01]) s$/);
    await stats.pass(1_000);
    assert.match(await cell.innerText(), /^over for 0\.[4-6] s$/);
    await stats.grow({ ...snapshot, state: sessionState('exited') }, undefined, { ...NO_VIEW, entries: page });
    assert.equal(await cell.innerText(), '2.5 s', 'the clock of an ended process stands still');
    await stats.pass(5_000);
    assert.equal(await cell.innerText(), '2.5 s');
  });

  it('says so when a cache is empty, and when it lists nothing', async () => {
    const stats = await opened(null);
    const note = stats.page.locator('.entries .note');
    assert.equal(await note.innerText(), 'Not listed by this cache');
    await stats.grow(sessionSnapshot({ caches: [cacheSnapshot({ size: 0 })] }));
    assert.equal(await note.innerText(), 'Empty');
  });

  it('is of the cache that the page is about, and else of one that can be chosen here', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(withPool);
    await stats.interest(({ entries }) => entries?.cacheId === 1);
    const choice = stats.page.getByLabel('The cache whose entries are listed');
    await choice.selectOption('connections');
    await stats.interest(({ entries, cacheId }) => entries?.cacheId === 2 && cacheId === null);
    await stats.page.getByRole('button', { name: 'users' }).click();
    await stats.interest(({ entries, cacheId }) => entries?.cacheId === 1 && cacheId === 1);
    assert.ok(await choice.isHidden());
  });

  it("shows a pool's objects, how many are in use, idle and waited for, and those that did not come back", async () => {
    const stats = await StatsPage.open({ kept: { cacheId: 2 }, fakeClock: true });
    await stats.hydrate(withPool, undefined, { ...NO_VIEW, entries: poolPage });
    assert.deepEqual(await stats.page.locator('.pool dd[data-field]').allInnerTexts(), ['2', '1', '4']);
    assert.deepEqual(await stats.page.locator('.leaks li').allInnerTexts(), [
      'Object 4 was lost: its loan was seen collected after 2.5 s and never released',
      'Object 3 has not come back: lent for 12 s',
    ]);
    assert.deepEqual(await texts(stats, 'key'), ['Object 1', 'Object 2']);
    assert.deepEqual(await texts(stats, 'state'), ['idle', 'lent']);
    assert.match((await texts(stats, 'age'))[1] ?? '', /^2\.[01] s$/);
    assert.ok(await stats.page.getByRole('heading', { name: 'Objects' }).isVisible());
  });

  it('shows the places of a pool at a glance: in use and for how long, idle, not made, waited for', async () => {
    const stats = await StatsPage.open({ kept: { cacheId: 2 } });
    const objects: EntryPage['entries'] = [
      { key: '1', state: 'idle', ageMs: 5_000 },
      { key: '3', state: 'lent', ageMs: 500 },
      { key: '2', state: 'lent', ageMs: 2_000 },
    ];
    const page = { ...poolPage, entries: objects, first: objects[0] ?? null, matching: 3 };
    await stats.hydrate(withPool, undefined, { ...NO_VIEW, entries: page });
    await stats.interest(({ entries }) => entries?.from === 0 && entries.count === 64);
    const places = stats.page.getByRole('list', { name: 'Places of the pool' }).getByRole('listitem');
    const words = (await places.allInnerTexts()).map((text) => text.split(/\s+/).join(' ').trim());
    const [free, waiting] = [Array<string>(5).fill('not made'), Array<string>(4).fill('waits')];
    assert.deepEqual(words, ['1 idle', '2 2.0 s', '3 0.5 s', ...free, ...waiting]);
    assert.equal(await places.nth(1).getAttribute('title'), 'Object 2 · lent · 2.0 s');
    const bars = await places.locator('.fill').evaluateAll((all) => all.map((bar) => (bar as HTMLElement).style.width));
    assert.deepEqual(bars.slice(0, 3), ['0px', '100%', '25%']);
    assert.ok(await stats.page.getByText('Longest lease: 2.0 s, Object 2').isVisible());
    const shapes = await places
      .locator('.codicon')
      .evaluateAll((all) => new Set(all.map((shape) => shape.getAttribute('class'))).size);
    assert.equal(shapes, 4, 'a shape for each kind');
  });

  it('counts the places of a pool that is too large to be drawn, and those of which no object is known', async () => {
    const stats = await StatsPage.open({ kept: { cacheId: 2 } });
    const [, cache] = withPool.caches;
    assert.ok(cache);
    const pool = { idle: 70, lent: 30, waiting: 0 };
    await stats.hydrate({ ...withPool, caches: [{ ...cache, size: 100, capacity: null, pool }] });
    const places = stats.page.getByRole('list', { name: 'Places of the pool' }).getByRole('listitem');
    assert.equal(await places.count(), 36);
    assert.equal(await places.filter({ hasText: 'lent' }).count(), 30);
    assert.ok(await stats.page.getByText('and 64 more places').isVisible());
    assert.ok(await stats.page.getByText('Longest lease').isHidden());
  });

  it('puts keys and values into the page as text, whatever they are', async () => {
    const entry = { key: '<img src=x>', value: '<b>bold</b>' };
    const stats = await opened(entryPage(0, 1, 1, { entries: [entry], first: entry }));
    assert.deepEqual(await texts(stats, 'value'), ['<b>bold</b>']);
    assert.equal(await stats.page.locator('img, b').count(), 0);
  });
});
