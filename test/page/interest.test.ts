import assert from 'node:assert/strict';
import { isPageEvent } from '../../src/protocol/page';
import { cacheSnapshot, entryPage, eventPage, NO_VIEW, seriesBlock, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';

const snapshot = sessionSnapshot({
  caches: [cacheSnapshot(), cacheSnapshot({ id: 2, name: 'sessions' })],
  eventsTotal: 412,
});
const view = { ...NO_VIEW, entries: entryPage(0, 64, 412), events: eventPage(0, 64, 412) };

describe('What the page shows', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('is told to the host in a form that it accepts', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(snapshot, seriesBlock(3), view);
    await stats.interest(({ entries, events }) => entries !== null && events !== null);
    for (const body of await stats.bodies('page/show')) assert.ok(isPageEvent(body));
  });

  it('is told once, whatever comes from the host while nothing else is shown', async () => {
    const stats = await StatsPage.open({ fakeClock: true });
    await stats.hydrate(snapshot, seriesBlock(3), view);
    await stats.pass(200);
    const before = (await stats.interests()).length;
    assert.ok(before <= 3, `${before} messages at the beginning`);
    for (let i = 0; i < 20; i += 1) await stats.grow(snapshot, seriesBlock(1, [1], 300 + i), view);
    assert.equal((await stats.interests()).length, before);
  });

  it('is told at most once a frame while a list is scrolled', async () => {
    const stats = await StatsPage.open({ fakeClock: true });
    await stats.hydrate(snapshot, seriesBlock(3), view);
    await stats.pass(200);
    const before = (await stats.interests()).length;
    await stats.page.locator('#entries-list').evaluate((list) => {
      for (let i = 1; i <= 200; i += 1) {
        list.scrollTop = i * 20;
        list.dispatchEvent(new Event('scroll'));
      }
    });
    await stats.page.locator('#events-list').evaluate((list) => list.dispatchEvent(new Event('scroll')));
    await stats.pass(16);
    assert.ok((await stats.interests()).length <= before + 1);
    await stats.pass(100);
    assert.ok((await stats.interests()).length <= before + 3);
  });

  it('is kept, told before the page listens when it is made anew, and shown', async () => {
    const first = await StatsPage.open();
    await first.hydrate(snapshot, seriesBlock(3), view);
    await first.page.locator('[data-cache-id="2"] .choose').click();
    await first.page.getByRole('button', { name: 'expired' }).click();
    await first.page.getByPlaceholder('Filter keys').fill('user');
    await first.interest(
      ({ cacheId, events, entries }) =>
        cacheId === 2 && events?.causes.join() === 'expired' && entries?.filter === 'user' && entries.cacheId === 2,
    );
    const kept = await first.page.evaluate(() => window.hitrateHost.kept);

    const second = await StatsPage.open({ kept });
    const [show, ready] = (await second.posted()).map((message) => (message.kind === 'event' ? message.body : null));
    assert.equal((ready as { type: string }).type, 'page/ready');
    const { interest } = show as { interest: Awaited<ReturnType<typeof first.interest>> };
    assert.equal(interest.cacheId, 2);
    assert.deepEqual(interest.events?.causes, ['expired']);
    await second.hydrate(snapshot, seriesBlock(3), view);
    assert.equal(await second.page.getByRole('button', { name: 'expired' }).getAttribute('aria-pressed'), 'true');
    assert.equal(await second.page.getByPlaceholder('Filter keys').inputValue(), 'user');
    assert.equal(await second.page.locator('[data-cache-id="2"] .choose').getAttribute('aria-pressed'), 'true');
  });

  it('is everything where what was kept makes no sense', async () => {
    for (const kept of [
      'nonsense',
      { cacheId: 'users' },
      { events: { causes: ['boredom'] } },
      { tab: 7, summary: 1 },
    ]) {
      const stats = await StatsPage.open({ kept });
      await stats.hydrate(snapshot, seriesBlock(3), view);
      const { cacheId, events } = await stats.interest((interest) => interest.events !== null);
      assert.equal(cacheId, null);
      assert.deepEqual(events?.causes, []);
    }
  });

  it('is of all caches again when the chosen one is not there', async () => {
    const stats = await StatsPage.open({ kept: { cacheId: 99 } });
    await stats.hydrate(snapshot, seriesBlock(3), view);
    await stats.interest(({ cacheId }) => cacheId === null);
    assert.equal(await stats.page.locator('.caches .chip').getAttribute('aria-pressed'), 'true');
  });

  it('is answered at once also for people who want less motion', async () => {
    const stats = await StatsPage.open({ fakeClock: true, bodyClasses: ['vscode-reduce-motion'] });
    await stats.hydrate(snapshot, seriesBlock(3), view);
    await stats.pass(1_200);
    await stats.page.getByRole('button', { name: 'expired' }).click();
    await stats.interest(({ events }) => events?.causes.join() === 'expired');
    const events = eventPage(0, 64, 7);
    await stats.grow(snapshot, undefined, { ...view, events });
    assert.equal(await stats.page.locator('.events .note').innerText(), '7 of 412');
  });
});
