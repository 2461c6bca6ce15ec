import assert from 'node:assert/strict';
import { PAGE_POINT_CAP, SERIES_POINT_CAP } from '../../src/protocol/page';
import { packedSnapshot } from '../../src/protocol/packedSnapshot';
import { newsSince } from '../../src/protocol/snapshotNews';
import { NO_VIEW, seriesBlock, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';

describe('The page and the host', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('begins with the page saying that it listens', async () => {
    const stats = await StatsPage.open();
    const [first] = await stats.posted();
    assert.ok(first?.kind === 'event');
    assert.deepEqual(first.body, { type: 'page/ready' });
    assert.equal((await stats.bodies('page/ready')).length, 1);
  });

  it('says which step was drawn, once for each', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot(), seriesBlock(3));
    await stats.grow(sessionSnapshot({ sequence: 2 }), seriesBlock(1, [1], 300));
    assert.deepEqual(await stats.bodies('page/drawn'), [
      { type: 'page/drawn', step: 1 },
      { type: 'page/drawn', step: 2 },
    ]);
    assert.equal((await stats.bodies('page/ready')).length, 1);
  });

  it('draws only the newest of the steps that arrive within one frame', async () => {
    const stats = await StatsPage.open({ fakeClock: true });
    const snapshot = sessionSnapshot();
    await stats.send({
      type: 'host/hydrate',
      step: 1,
      snapshot: packedSnapshot(snapshot),
      series: seriesBlock(1),
      view: NO_VIEW,
    });
    await stats.send({
      type: 'host/delta',
      step: 2,
      news: newsSince(snapshot, snapshot),
      series: seriesBlock(1, [1], 100),
      view: NO_VIEW,
    });
    await stats.pass(50);
    await stats.drawn(2);
    assert.deepEqual(await stats.bodies('page/drawn'), [{ type: 'page/drawn', step: 2 }]);
  });

  it('asks for everything again when a step is missing, and does not draw what it cannot place', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot(), seriesBlock(3));
    const news = newsSince(sessionSnapshot(), sessionSnapshot({ operations: 999 }));
    await stats.send({ type: 'host/delta', step: 3, news, series: seriesBlock(1, [1], 500), view: NO_VIEW });
    await stats.hydrate(sessionSnapshot({ operations: 1_000 }), seriesBlock(3));
    assert.equal((await stats.bodies('page/ready')).length, 2);
    assert.deepEqual(
      (await stats.bodies('page/drawn')).map((body) => (body as { step: number }).step),
      [1, 2],
    );
    assert.equal(await stats.page.locator('[data-field="operations"]').innerText(), '1,000');
  });

  it('asks for everything when the first message it gets is a delta', async () => {
    const stats = await StatsPage.open();
    const snapshot = sessionSnapshot();
    await stats.send({
      type: 'host/delta',
      step: 5,
      news: newsSince(snapshot, snapshot),
      series: seriesBlock(1),
      view: NO_VIEW,
    });
    await stats.hydrate(sessionSnapshot());
    assert.equal((await stats.bodies('page/ready')).length, 2);
  });

  it('asks for a fresh history once when it holds as many points as it may', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot(), seriesBlock(SERIES_POINT_CAP));
    const rest = PAGE_POINT_CAP - SERIES_POINT_CAP;
    await stats.grow(sessionSnapshot(), seriesBlock(rest - 1, [1], 60_000));
    assert.equal((await stats.bodies('page/ready')).length, 1);
    await stats.grow(sessionSnapshot(), seriesBlock(1, [1], 120_000));
    assert.equal((await stats.bodies('page/ready')).length, 2);
    await stats.grow(sessionSnapshot(), seriesBlock(1, [1], 120_100));
    assert.equal((await stats.bodies('page/ready')).length, 2, 'the answer is on its way');
    await stats.hydrate(sessionSnapshot(), seriesBlock(SERIES_POINT_CAP));
    await stats.grow(sessionSnapshot(), seriesBlock(rest, [1], 60_000));
    assert.equal((await stats.bodies('page/ready')).length, 3);
  });

  it('draws at most once a second for people who want less motion, and a fresh start at once', async () => {
    const stats = await StatsPage.open({ fakeClock: true, bodyClasses: ['vscode-reduce-motion'] });
    const drawnSteps = async (): Promise<unknown[]> =>
      (await stats.bodies('page/drawn')).map((body) => (body as { step: number }).step);
    const snapshot = sessionSnapshot();
    const news = newsSince(snapshot, snapshot);
    const delta = (step: number): Promise<void> =>
      stats.send({ type: 'host/delta', step, news, series: seriesBlock(1, [1], step * 100), view: NO_VIEW });
    await stats.send({
      type: 'host/hydrate',
      step: 1,
      snapshot: packedSnapshot(snapshot),
      series: seriesBlock(1),
      view: NO_VIEW,
    });
    await stats.pass(50);
    assert.deepEqual(await drawnSteps(), [1]);
    // The page has said what it shows meanwhile, and the first delta after that is the answer.
    await delta(2);
    await stats.pass(50);
    assert.deepEqual(await drawnSteps(), [1, 2]);
    await delta(3);
    await stats.pass(900);
    assert.deepEqual(await drawnSteps(), [1, 2]);
    await stats.pass(150);
    assert.deepEqual(await drawnSteps(), [1, 2, 3]);
    await delta(4);
    await stats.send({
      type: 'host/hydrate',
      step: 5,
      snapshot: packedSnapshot(snapshot),
      series: seriesBlock(1),
      view: NO_VIEW,
    });
    await stats.pass(50);
    assert.deepEqual(await drawnSteps(), [1, 2, 3, 5]);
  });

  it('takes no harm from a message that it does not know, and says so in the log', async () => {
    const stats = await StatsPage.open();
    await stats.post({ type: 'webpackOk' });
    await stats.hydrate(sessionSnapshot());
    assert.equal(await stats.page.locator('h1:visible').innerText(), 'LRU cache under a skewed workload');
    assert.match(stats.problems.splice(0).join(), /a message of the host was not accepted \(not an envelope\)/);
  });
});
