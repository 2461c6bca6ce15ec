import assert from 'node:assert/strict';
import type { EventPage } from '../../src/protocol/page';
import type { RemovalEvent } from '../../src/protocol/snapshot';
import { cacheSnapshot, eventPage, NO_VIEW, removalEvents, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';

const snapshot = sessionSnapshot({ eventsTotal: 12_408 });

async function opened(events: EventPage, members: Partial<typeof snapshot> = {}): Promise<StatsPage> {
  const stats = await StatsPage.open();
  await stats.hydrate({ ...snapshot, ...members }, undefined, { ...NO_VIEW, events });
  return stats;
}

function pageOf(rows: readonly RemovalEvent[]): EventPage {
  return { from: 0, rows, matching: rows.length, newer: 0, keyError: null };
}

function cells(stats: StatsPage, name: string): Promise<string[]> {
  return stats.page.locator(`#events-list .${name}`).allTextContents();
}

describe('The list of entries that left', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('shows time, cause, key and cache, in the order in which the host tells them', async () => {
    const removal = { cacheId: 1, cacheName: 'users' };
    const stats = await opened(
      pageOf([
        { ...removal, id: 5, atMs: 3_600_001, key: 'e', cause: 'size' },
        { ...removal, id: 4, atMs: 3_600_000, key: 'd', cause: 'expired' },
        { ...removal, id: 3, atMs: 62_318.4, key: 'c', cause: 'collected' },
        { ...removal, id: 2, atMs: 999.9, key: 'b', cause: 'replaced' },
        { ...removal, id: 1, atMs: 7, key: 'a', cause: 'explicit' },
      ]),
    );
    assert.deepEqual(await cells(stats, 'time'), ['1:00:00.001', '1:00:00.000', '1:02.318', '0:00.999', '0:00.007']);
    assert.deepEqual(await cells(stats, 'cause'), ['size', 'expired', 'collected', 'replaced', 'explicit']);
    assert.deepEqual(await cells(stats, 'key'), ['e', 'd', 'c', 'b', 'a']);
    assert.deepEqual(await cells(stats, 'cache'), Array<string>(5).fill('users'));
  });

  it('says of each why it left, and how long it was idle after how many hits', async () => {
    const of = (cause: RemovalEvent['cause'], life: Partial<RemovalEvent> = {}): RemovalEvent => {
      const [event] = removalEvents(1);
      return { ...(event ?? assert.fail()), cause, ...life };
    };
    const events = [
      of('size', { idleMs: 3_200, hits: 1 }),
      of('size', { idleMs: 12_000, hits: 1_204 }),
      of('expired', { idleMs: 3_200, hits: 0 }),
      of('collected', { idleMs: 125_000 }),
      of('replaced'),
      of('explicit'),
    ].map((event, i) => ({ ...event, id: 10 - i }));
    const stats = await opened(pageOf(events), { caches: [cacheSnapshot({ policy: 'lru' })] });
    assert.deepEqual(await cells(stats, 'sentence'), [
      'Left because the cache was full and it was idle longest: idle 3.2 s after 1 hit',
      'Left because the cache was full and it was idle longest: idle 12 s after 1,204 hits',
      'Left because its time to live was over: idle 3.2 s, never read',
      'Seen collected: nothing held its value strongly any more: idle 2:05',
      'Got another value',
      'Removed by the program',
    ]);
  });

  it('says no more of the policy than is known', async () => {
    const [event] = removalEvents(1, 5);
    assert.ok(event);
    const stats = await opened(pageOf([event]));
    assert.deepEqual(await cells(stats, 'sentence'), ['Left because the cache was full']);
    const caches = [cacheSnapshot({ policy: 'sieve' })];
    await stats.grow({ ...snapshot, caches }, undefined, { ...NO_VIEW, events: pageOf([event]) });
    assert.deepEqual(await cells(stats, 'sentence'), [
      'Left because the cache was full and its policy, sieve, chose it',
    ]);
  });

  it('gives every cause a shape, a word and a colour of its own, in the rows and in the chips', async () => {
    const stats = await opened(pageOf(removalEvents(5)));
    for (const place of ['#events-list .cause .swatch', '.chips .swatch']) {
      const shapes = await stats.page.locator(place).evaluateAll((drawings) =>
        drawings.map((drawing) => {
          const path = drawing.querySelector('path')?.getAttribute('d') ?? '';
          return [path, getComputedStyle(drawing).stroke] as const;
        }),
      );
      assert.equal(new Set(shapes.map(([path]) => path)).size, 5, place);
      assert.equal(new Set(shapes.map(([, colour]) => colour)).size, 5, place);
    }
  });

  it('says how many are listed of all, and that there are none', async () => {
    const stats = await opened(eventPage(0, 32, 10_000));
    const count = stats.page.locator('.events .note');
    assert.equal(await count.innerText(), '10,000 of 12,408');
    await stats.grow({ ...snapshot, eventsTotal: 0 }, undefined, { ...NO_VIEW, events: pageOf([]) });
    assert.equal(await count.innerText(), 'None so far');
    assert.ok(await stats.page.locator('#events-list').isHidden());
  });

  it('filters by causes, with buttons that say whether they are pressed', async () => {
    const stats = await opened(eventPage(0, 32, 100));
    const chip = (name: string) => stats.page.getByRole('button', { name, exact: true });
    assert.equal(await chip('expired').getAttribute('aria-pressed'), 'false');
    await chip('expired').click();
    await chip('size').press('Space');
    assert.equal(await chip('expired').getAttribute('aria-pressed'), 'true');
    await stats.interest(({ events }) => events?.causes.join() === 'size,expired');
    await chip('expired').click();
    await stats.interest(({ events }) => events?.causes.join() === 'size');
  });

  it('filters by cache where there are several, and by key, and says what is wrong with a pattern', async () => {
    const stats = await opened(eventPage(0, 32, 100), {
      caches: [cacheSnapshot(), cacheSnapshot({ id: 2, name: 'sessions' })],
    });
    await stats.page.getByLabel('Only this cache').selectOption('sessions');
    await stats.interest(({ events }) => events?.cacheId === 2);
    const key = stats.page.getByPlaceholder('key or /regex/');
    await key.fill('/user:(/');
    await stats.interest(({ events }) => events?.key === '/user:(/');
    const events = { ...eventPage(0, 32, 100), keyError: 'Unterminated group' };
    await stats.grow(snapshot, undefined, { ...NO_VIEW, events });
    assert.equal(await key.getAttribute('aria-invalid'), 'true');
    assert.ok(await stats.page.getByText('Unterminated group').isVisible());
    assert.equal(
      await stats.page.locator(`#${await key.getAttribute('aria-describedby')}`).innerText(),
      events.keyError,
    );
    assert.equal(await stats.page.getByLabel('Only this cache').isVisible(), false, 'one cache is no choice');
  });

  it('stands still while the reader is further down, and says how many newer ones there are', async () => {
    const stats = await opened(eventPage(0, 40, 10_000));
    const list = stats.page.locator('#events-list');
    await list.evaluate((element) => element.scrollTo(0, 4_000));
    const { events } = await stats.interest((interest) => interest.events?.upToId === 10_000);
    assert.ok(events && events.from > 60 && events.from < 110, `from ${events?.from}`);
    const frozen = eventPage(events.from, events.count, 10_000, { newer: 1_204 });
    await stats.grow(snapshot, undefined, { ...NO_VIEW, events: frozen });
    const row = list.locator(`[data-index="${events.from + 10}"]`);
    assert.equal(await row.locator('.key').innerText(), `user:${10_000 - events.from - 10}`);
    await stats.page.getByRole('button', { name: '+1,204 new' }).click();
    await stats.interest((interest) => interest.events?.upToId === null && interest.events.from === 0);
    assert.equal(await list.evaluate((element) => element.scrollTop), 0);
    await stats.grow(snapshot, undefined, { ...NO_VIEW, events: eventPage(0, 40, 11_204) });
    assert.ok(await stats.page.locator('.newer').isHidden());
  });

  it('follows the newest again when the reader comes back to the top', async () => {
    const stats = await opened(eventPage(0, 40, 10_000));
    const list = stats.page.locator('#events-list');
    await list.evaluate((element) => element.scrollTo(0, 4_000));
    await stats.interest((interest) => interest.events?.upToId === 10_000);
    await list.evaluate((element) => element.scrollTo(0, 0));
    await stats.interest((interest) => interest.events?.upToId === null);
  });

  it('shows another text in a row that has become another event, and moves no row', async () => {
    const stats = await opened(eventPage(0, 40, 1_000));
    const first = await stats.page.locator('#events-list [data-index="0"]').elementHandle();
    await stats.grow(snapshot, undefined, { ...NO_VIEW, events: eventPage(0, 40, 1_007) });
    assert.match((await first?.textContent()) ?? '', /user:1007/);
  });

  it('tells by a tip what is cut to the width of its row', async () => {
    const stats = await opened(pageOf(removalEvents(1)));
    const tip = await stats.page.locator('#events-list .row').getAttribute('title');
    assert.match(tip ?? '', /^user:1 · users\n/);
  });

  it('begins anew with another session', async () => {
    const stats = await opened(eventPage(0, 40, 10_000));
    await stats.page.locator('#events-list').evaluate((element) => element.scrollTo(0, 4_000));
    await stats.interest((interest) => interest.events?.upToId === 10_000);
    const another = { ...snapshot, sessionId: 2, startedAtEpochMs: 5, eventsTotal: 2 };
    await stats.hydrate(another, undefined, { ...NO_VIEW, events: eventPage(0, 40, 2) });
    await stats.interest((interest) => interest.events?.upToId === null);
    assert.deepEqual(await cells(stats, 'key'), ['user:2', 'user:1']);
  });
});
