import assert from 'node:assert/strict';
import { cacheSnapshot, entryDetails, entryPage, eventPage, NO_VIEW, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage, type StatsPageOptions } from './statsPage';

const place = { file: '/home/me/src/repo.ts', line: 42, column: 3 };
const snapshot = sessionSnapshot({ caches: [cacheSnapshot({ place })], eventsTotal: 412 });
const lists = { ...NO_VIEW, entries: entryPage(0, 24, 412), events: eventPage(0, 24, 412) };

async function opened(options: StatsPageOptions = {}): Promise<StatsPage> {
  const stats = await StatsPage.open(options);
  await stats.hydrate(snapshot, undefined, lists);
  return stats;
}

function fact(stats: StatsPage, field: string): Promise<string> {
  return stats.page.locator(`.details [data-field="${field}"]`).innerText();
}

describe('The selection', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('is the same in both lists and in the details, wherever it was made', async () => {
    const stats = await opened();
    await stats.page.locator('#events-list').focus();
    await stats.page.keyboard.press('ArrowDown');
    await stats.page.keyboard.press('ArrowDown');
    await stats.interest(({ selected }) => selected?.key === 'user:411' && selected.cacheId === 1);
    assert.equal(await stats.page.locator('.details h3').innerText(), 'user:411');
    await stats.page.locator('#entries-list [data-index="3"]').click();
    await stats.interest(({ selected }) => selected?.key === 'user:3');
    assert.equal(await stats.page.locator('.details h3').innerText(), 'user:3');
    const events = eventPage(0, 24, 5);
    await stats.grow(snapshot, undefined, { ...lists, events });
    const marked = stats.page.locator('#events-list [data-selected="true"] .key');
    assert.deepEqual(await marked.allInnerTexts(), ['user:3']);
  });

  it('is kept when the page is made anew, but not for another session', async () => {
    const stats = await opened({ kept: { selected: { cacheId: 1, key: 'user:3' } } });
    assert.equal(await stats.page.locator('.details h3').innerText(), 'user:3');
    assert.equal((await stats.interests())[0]?.selected?.key, 'user:3');
    await stats.hydrate({ ...snapshot, sessionId: 2, startedAtEpochMs: 5 }, undefined, lists);
    await stats.interest(({ selected }) => selected === null);
    assert.ok(await stats.page.locator('.details h3').isHidden());
  });
});

describe('The details of an entry', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('say what is in the cache now, and its stays so far', async () => {
    const stats = await opened();
    assert.ok(await stats.page.getByText('Choose an entry or an event').isVisible());
    await stats.page.locator('#entries-list [data-index="3"]').click();
    await stats.grow(snapshot, undefined, { ...lists, details: entryDetails('user:3') });
    assert.equal(await fact(stats, 'cache'), 'users');
    assert.equal(await fact(stats, 'state'), 'In the cache');
    assert.equal(await fact(stats, 'value'), `{ id: 3, name: 'Ada' }`);
    assert.equal(await fact(stats, 'hits'), '3');
    const rows = await stats.page.locator('.details tbody tr').allInnerTexts();
    assert.deepEqual(
      rows.map((row) => row.split(/\s+/).filter((word) => word !== '')),
      [
        ['0:40.000', '7', 'still', 'there'],
        ['0:01.000', '0:09.250', '1', 'expired'],
      ],
    );
  });

  it('say when it left, and what is not known', async () => {
    const stats = await opened();
    await stats.page.locator('#events-list [data-index="0"]').click();
    assert.equal(await fact(stats, 'state'), 'Not in sight');
    await stats.grow(snapshot, undefined, { ...lists, details: entryDetails('user:412', true) });
    assert.equal(await fact(stats, 'state'), 'Left at 1:01.500');
    assert.equal(await stats.page.locator('.details [data-field="value"]').count(), 0);
  });

  it('do not take a stay for lasting that ended unseen', async () => {
    const stats = await opened();
    await stats.page.locator('#entries-list [data-index="3"]').click();
    const { residencies, ...entry } = entryDetails('user:3', true);
    const details = { ...entry, residencies: residencies.map((stay) => ({ ...stay, cause: null })) };
    await stats.grow(snapshot, undefined, { ...lists, details });
    const causes = await stats.page.locator('.details tbody .cause').allInnerTexts();
    assert.deepEqual(causes, ['not seen', 'not seen']);
  });

  it('lead to the line that created the cache', async () => {
    const stats = await opened();
    await stats.page.locator('#entries-list [data-index="3"]').click();
    await stats.page.getByText('repo.ts:42').waitFor();
    await stats.page.getByRole('button', { name: 'Open where its cache was created' }).click();
    assert.deepEqual((await stats.request()).body, { type: 'session/openCreation', cacheId: 1 });
    await stats.grow(sessionSnapshot(), undefined, lists);
    assert.ok(await stats.page.getByText('Open where its cache was created').isHidden());
  });
});
