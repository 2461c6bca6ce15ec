import assert from 'node:assert/strict';
import { SERIES_POINT_CAP, type HostEvent, type PageSnapshot } from '../../../src/protocol/page';
import { withNews } from '../../../src/protocol/snapshotNews';
import { PanelFeed } from '../../../src/views/panelFeed';
import { cacheSample, frame } from '../fixtures/frames';
import { FakeSessions } from './fakeSessions';

/** A feed and what it posted, without a page. */
class Bench {
  readonly sessions = new FakeSessions();
  readonly posted: HostEvent[] = [];
  readonly feed = new PanelFeed(this.sessions.asSessions(), (event) => void this.posted.push(event));

  ready(): void {
    this.feed.onPageEvent({ type: 'page/ready' });
  }

  /** The page has drawn the newest piece. */
  drawn(): void {
    this.feed.onPageEvent({ type: 'page/drawn', step: this.posted.at(-1)?.step ?? -1 });
  }

  tick(atMs: number): void {
    this.sessions.addFrame(frame({ atMs, caches: [cacheSample({ size: atMs })] }));
  }

  /** The snapshot that a page has after each piece. */
  get snapshots(): (PageSnapshot | null)[] {
    let known: PageSnapshot | null = null;
    return this.posted.map((event) => {
      if (event.type === 'host/hydrate') known = event.snapshot;
      else known = withNews(known ?? assert.fail('news of nothing'), event.news);
      return known;
    });
  }

  /** Each piece's type, step and moments. */
  get pieces(): [type: string, step: number, moments: readonly number[]][] {
    return this.posted.map(({ type, step, series }) => [type, step, series.atMs]);
  }
}

/** A bench whose page has drawn everything. */
function watched(): Bench {
  const bench = new Bench();
  bench.sessions.start();
  bench.ready();
  bench.drawn();
  return bench;
}

describe('PanelFeed', () => {
  it('needs no vscode', () => {
    assert.throws(() => require.resolve('vscode'), { code: 'MODULE_NOT_FOUND' });
    assert.equal(typeof PanelFeed, 'function');
  });

  it('sends nothing before the page listens', () => {
    const bench = new Bench();
    bench.sessions.start();
    bench.tick(100);
    assert.deepEqual(bench.posted, []);
  });

  it('says once that there is no session, and no more until there is one', () => {
    const bench = new Bench();
    bench.ready();
    bench.drawn();
    bench.drawn();
    const series = { atMs: [], heapUsedBytes: [], caches: [], collections: [] };
    assert.deepEqual(bench.posted, [{ type: 'host/hydrate', step: 1, snapshot: null, series }]);
    bench.sessions.start();
    assert.deepEqual(bench.pieces.slice(1), [['host/hydrate', 2, []]]);
    assert.equal(bench.snapshots.at(-1)?.sessionId, 1);
  });

  it('sends everything first, then only what is new', () => {
    const bench = watched();
    bench.tick(100);
    bench.drawn();
    bench.tick(200);
    assert.deepEqual(bench.pieces, [
      ['host/hydrate', 1, []],
      ['host/delta', 2, [100]],
      ['host/delta', 3, [200]],
    ]);
    const { series } = bench.posted[2] as HostEvent;
    assert.deepEqual(bench.snapshots[2], bench.sessions.current?.snapshot);
    assert.deepEqual(series.caches, [{ cacheId: 0, size: [200], hitRate: [null] }]);
  });

  it('sends a slow page fewer pieces, not more, and loses no moment', () => {
    const bench = watched();
    for (const atMs of [100, 200, 300, 400]) bench.tick(atMs);
    assert.deepEqual(bench.pieces.slice(1), [['host/delta', 2, [100]]]);
    bench.drawn();
    assert.deepEqual(bench.pieces.slice(2), [['host/delta', 3, [200, 300, 400]]]);
  });

  it('sends a change of state that came without a moment', () => {
    const bench = watched();
    bench.sessions.change({ state: { kind: 'exited' } });
    assert.deepEqual(bench.pieces.slice(1), [['host/delta', 2, []]]);
    assert.deepEqual(bench.snapshots[1]?.state, { kind: 'exited' });
  });

  it('sends nothing when nothing is new', () => {
    const bench = watched();
    bench.drawn();
    assert.equal(bench.posted.length, 1);
  });

  it('does not take the drawing of an older piece for that of the newest', () => {
    const bench = watched();
    bench.tick(100);
    bench.feed.onPageEvent({ type: 'page/drawn', step: 1 });
    bench.tick(200);
    assert.equal(bench.posted.length, 2);
  });

  it('sends everything when another session begins, once the page has drawn the piece before', () => {
    const bench = watched();
    bench.tick(100);
    bench.sessions.start();
    bench.tick(5);
    assert.equal(bench.posted.length, 2);
    bench.drawn();
    assert.deepEqual(bench.pieces.slice(2), [['host/hydrate', 3, [5]]]);
    assert.equal(bench.snapshots[2]?.sessionId, 2);
  });

  it('sends everything again when the page asks for it, drawn or not', () => {
    const bench = watched();
    bench.tick(100);
    bench.ready();
    assert.deepEqual(bench.pieces.slice(1), [
      ['host/delta', 2, [100]],
      ['host/hydrate', 3, [100]],
    ]);
  });

  it('sends nothing while the panel is hidden, and everything when it is shown again', () => {
    const bench = watched();
    bench.feed.setVisible(false);
    bench.tick(100);
    bench.drawn();
    bench.sessions.change({ state: { kind: 'paused' } });
    assert.equal(bench.posted.length, 1);
    bench.feed.setVisible(true);
    assert.deepEqual(bench.pieces.slice(1), [['host/hydrate', 2, [100]]]);
    bench.drawn();
    bench.tick(200);
    assert.deepEqual(bench.pieces.slice(2), [['host/delta', 3, [200]]]);
  });

  it('sends nothing to a page that says only when it is hidden already that it listens', () => {
    const bench = new Bench();
    bench.sessions.start();
    bench.feed.setVisible(false);
    bench.ready();
    assert.deepEqual(bench.posted, []);
    bench.feed.setVisible(true);
    assert.deepEqual(bench.pieces, [['host/hydrate', 1, []]]);
  });

  it('waits for a page that was hidden from the start to listen', () => {
    const bench = new Bench();
    bench.sessions.start();
    bench.feed.setVisible(false);
    bench.feed.setVisible(true);
    assert.deepEqual(bench.posted, []);
    bench.ready();
    assert.deepEqual(bench.pieces, [['host/hydrate', 1, []]]);
  });

  it('sends nothing new to a page that stays visible', () => {
    const bench = watched();
    bench.feed.setVisible(true);
    assert.equal(bench.posted.length, 1);
  });

  it('decimates a long history', () => {
    const bench = new Bench();
    bench.sessions.start();
    for (let i = 0; i < 5_000; i++) bench.tick(i);
    bench.ready();
    const { atMs } = bench.posted[0]?.series ?? assert.fail('nothing was posted');
    assert.ok(atMs.length > 100 && atMs.length <= SERIES_POINT_CAP, `${atMs.length} points`);
    assert.deepEqual([atMs[0], atMs.at(-1)], [0, 4_999]);
  });

  it('listens no more when it is disposed of', () => {
    const bench = watched();
    bench.feed.dispose();
    bench.tick(100);
    assert.deepEqual([bench.posted.length, bench.sessions.listenerCount], [1, 0]);
  });
});
