import assert from 'node:assert/strict';
import { SERIES_POINT_CAP, type HostEvent, type PageInterest, type PageSnapshot } from '../../../src/protocol/page';
import { withNews } from '../../../src/protocol/snapshotNews';
import { unpackedSnapshot } from '../../../src/protocol/packedSnapshot';
import { PanelFeed } from '../../../src/views/panelFeed';
import { FakeTimers } from '../fixtures/fakeTimers';
import { cacheSample, frame, removal } from '../fixtures/frames';
import { keyPatternTexts } from '../session/events/keyPatternTexts';
import { FakeSource, pageSnapshotOf } from './fakeSource';

const NO_INTEREST: PageInterest = { cacheId: null, span: null, entries: null, events: null, selected: null };

/** A feed and what it posted, without a page. */
class Bench {
  readonly sessions = new FakeSource();
  readonly posted: HostEvent[] = [];
  readonly timers = new FakeTimers();
  readonly feed: PanelFeed;

  constructor(minIntervalMs = 0) {
    const { timers } = this;
    const options = { clock: timers.clock, timers, minIntervalMs, texts: keyPatternTexts };
    this.feed = new PanelFeed(this.sessions, (event) => void this.posted.push(event), options);
  }

  show(interest: Partial<PageInterest>): void {
    this.feed.onPageEvent({ type: 'page/show', interest: { ...NO_INTEREST, ...interest } });
  }

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
      if (event.type === 'host/hydrate') known = event.snapshot && unpackedSnapshot(event.snapshot);
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
function watched(minIntervalMs = 0): Bench {
  const bench = new Bench(minIntervalMs);
  bench.sessions.start();
  bench.ready();
  bench.drawn();
  return bench;
}

describe('PanelFeed', function () {
  this.timeout(20_000);

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
    const series = { atMs: [], heapUsedBytes: [], weakAlive: [], caches: [], collections: [] };
    const view = { entries: null, events: null, details: null, residencies: [] };
    assert.deepEqual(bench.posted, [{ type: 'host/hydrate', step: 1, snapshot: null, series, view }]);
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
    assert.deepEqual(bench.snapshots[2], pageSnapshotOf(bench.sessions.current));
    const [points] = series.caches;
    assert.deepEqual([points?.cacheId, points?.size, points?.hitRate], [0, [200], [null]]);
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

  it('sends a page that says what it shows just that, at once', () => {
    const bench = watched(1_000);
    bench.sessions.addFrame(frame({ removals: [removal({ key: 'a' }), removal({ key: 'b' })] }));
    assert.equal(bench.posted.length, 1);
    const events = { causes: [], cacheId: null, key: '', upToId: null, from: 0, count: 1 };
    bench.show({ events });
    assert.deepEqual(bench.posted[1]?.type, 'host/delta');
    assert.deepEqual(
      bench.posted[1]?.view.events?.rows.map(({ key }) => key),
      ['b'],
    );
    bench.show({ events: { ...events, from: 1 } });
    assert.equal(bench.posted.length, 2, 'not before it has drawn what it was sent');
    bench.drawn();
    assert.deepEqual(
      bench.posted[2]?.view.events?.rows.map(({ key }) => key),
      ['a'],
    );
    bench.drawn();
    assert.equal(bench.posted.length, 3);
  });

  it('sends everything again when the page shows another cache or another time', () => {
    const bench = watched();
    for (const atMs of [100, 200, 300]) {
      bench.tick(atMs);
      bench.drawn();
    }
    bench.show({ cacheId: 7 });
    bench.drawn();
    const span = { fromMs: 150, toMs: 250 };
    bench.show({ cacheId: 7, span });
    bench.drawn();
    bench.show({ cacheId: 7, span: { ...span }, selected: { cacheId: 0, key: 'a' } });
    assert.deepEqual(bench.pieces.slice(4), [
      ['host/hydrate', 5, [100, 200, 300]],
      ['host/hydrate', 6, [200]],
      ['host/delta', 7, []],
    ]);
    assert.deepEqual(
      bench.posted.slice(4).map(({ series }) => series.caches),
      [[], [], []],
    );
  });

  it('tells the stays of a selected key and those that have changed in the caches of the charts', () => {
    const bench = watched();
    const insertion = { cacheId: 0, key: 'a', atMs: 1 };
    bench.show({ cacheId: 0, selected: { cacheId: 0, key: 'a' } });
    bench.drawn();
    bench.sessions.addFrame(
      frame({ atMs: 5, caches: [cacheSample({ size: 1 })], insertions: [insertion, { ...insertion, cacheId: 3 }] }),
    );
    bench.drawn();
    const { details, residencies } = bench.posted.at(-1)?.view ?? assert.fail('nothing was posted');
    assert.deepEqual(
      residencies.map(({ cacheId, key, fromMs, toMs }) => [cacheId, key, fromMs, toMs]),
      [[0, 'a', 1, null]],
    );
    assert.deepEqual(details, { cacheId: 0, key: 'a', residencies });
  });

  it('has the entries watched that a visible page shows, in the session that it shows', () => {
    const bench = watched();
    const window = { cacheId: 0, filter: '', from: 0, count: 9 };
    const first = bench.sessions.current;
    bench.show({ entries: window });
    assert.deepEqual(first?.watched, [window]);
    bench.feed.setVisible(false);
    assert.deepEqual(first?.watched, []);
    bench.feed.setVisible(true);
    bench.sessions.start();
    assert.deepEqual([first?.watched, bench.sessions.current?.watched], [[], [window]]);
    bench.feed.dispose();
    assert.deepEqual(bench.sessions.current?.watched, []);
  });

  it('sends no more than so many pieces a second however many frames there are, and the last one soon', () => {
    const bench = watched(250);
    for (let i = 1; i <= 40; i++) {
      bench.timers.advance(25);
      bench.tick(i * 25);
      bench.drawn();
    }
    assert.equal(bench.posted.length, 1 + 4);
    bench.timers.advance(250);
    bench.drawn();
    assert.deepEqual(bench.pieces.at(-1)?.[2].at(-1), 1_000);
    assert.equal(bench.timers.liveCount, 0);
  });

  it('leaves no timer behind', () => {
    const bench = watched(100);
    bench.tick(1);
    assert.equal(bench.timers.liveCount, 1);
    bench.feed.dispose();
    assert.equal(bench.timers.liveCount, 0);
  });

  it('listens no more when it is disposed of', () => {
    const bench = watched();
    bench.feed.dispose();
    bench.tick(100);
    assert.deepEqual([bench.posted.length, bench.sessions.listenerCount], [1, 0]);
  });
});
