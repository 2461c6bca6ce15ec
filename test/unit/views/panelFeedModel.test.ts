import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { HostEvent, PageInterest, PageSnapshot, PageView } from '../../../src/protocol/page';
import { withNews } from '../../../src/protocol/snapshotNews';
import { PageContents } from '../../../src/session/pageContents';
import { unpackedSnapshot } from '../../../src/protocol/packedSnapshot';
import { PanelFeed } from '../../../src/views/panelFeed';
import { cacheSample, frame, removal } from '../fixtures/frames';
import { FakeTimers } from '../fixtures/fakeTimers';
import { keyPatternTexts } from '../session/events/keyPatternTexts';
import { FakeSource, pageSnapshotOf } from './fakeSource';

/** What the page knows: the last piece it applied, and all moments since the last hydrate. */
interface Known {
  readonly step: number;
  readonly snapshot: PageSnapshot | null;
  readonly atMs: readonly number[];
  readonly view: PageView;
}

const NO_INTEREST: PageInterest = { cacheId: null, span: null, entries: null, events: null, selected: null };

/** A panel whose page exists only while it is visible, and loses everything when it is hidden, as VS Code's do. */
class Panel {
  readonly sessions = new FakeSource();
  readonly timers = new FakeTimers();
  readonly #feed = new PanelFeed(this.sessions, (event) => this.#post(event), {
    clock: this.timers.clock,
    timers: this.timers,
    minIntervalMs: 100,
    texts: keyPatternTexts,
  });
  /** What is on its way to the page. */
  #underWay: HostEvent[] = [];
  #visible = true;
  /** Whether the page's script listens. */
  #loaded = false;
  #known: Known | undefined;
  /** The newest piece, until the page says that it has drawn it, or is another page. */
  #unacknowledged: number | undefined;
  /** Whether what is posted now was asked for: a page that is new, or shown again, may be sent everything at once. */
  #asked = false;
  #clockMs = 0;
  #interest = NO_INTEREST;

  get known(): Known | undefined {
    return this.#known;
  }

  /** What the page should show of the current session in the end. */
  get wantedView(): Omit<PageView, 'residencies'> {
    const { current } = this.sessions;
    if (current === undefined) return { entries: null, events: null, details: null };
    const { residencies: _, ...lists } = new PageContents(current, keyPatternTexts).hydrate(0, this.#interest).view;
    return lists as Omit<PageView, 'residencies'>;
  }

  /** The page shows another cache, or other events and entries of the same one. */
  show(cacheId: number, from: number): void {
    const events = { causes: [], cacheId: null, key: '', upToId: null, from, count: 9 };
    const entries = from === 0 ? null : { cacheId, filter: '', from: 0, count: from };
    this.#interest = { cacheId, span: null, entries, events, selected: { cacheId, key: 'a' } };
    this.#feed.onPageEvent({ type: 'page/show', interest: this.#interest });
  }

  tick(): void {
    const atMs = ++this.#clockMs;
    this.sessions.addFrame(
      frame({
        atMs,
        // So many that they take turns with the events.
        caches: Array.from({ length: 25 }, (_, id) => cacheSample({ id, size: 2, hits: atMs })),
        insertions: [{ cacheId: 0, key: 'a', atMs }],
        removals: [removal({ cacheId: atMs % 2, atMs })],
        entries: [0, 1].map((cacheId) => ({ cacheId, entries: [{ key: `${atMs}` }, { key: 'b' }], leftOut: 0 })),
      }),
    );
  }

  /** The page's script starts (again) and says that it listens. */
  load(): void {
    if (!this.#visible) return;
    this.#loaded = true;
    this.#known = undefined;
    this.#ask();
  }

  /** The page says that it listens although the panel is being hidden: this was on its way. */
  lateReady(): void {
    this.#ask();
  }

  setVisible(visible: boolean): void {
    if (visible !== this.#visible) {
      this.#loaded = false;
      this.#known = undefined;
      this.#underWay = [];
    }
    this.#visible = visible;
    this.#asked = true;
    this.#feed.setVisible(visible);
    this.#asked = false;
  }

  /** The oldest piece arrives; one that comes before the page listens is lost. */
  deliver(): void {
    const event = this.#underWay.shift();
    if (event === undefined || !this.#loaded) return;
    const { step, series } = event;
    if (event.type === 'host/hydrate') {
      const snapshot = event.snapshot && unpackedSnapshot(event.snapshot);
      this.#known = { step, snapshot, atMs: series.atMs, view: event.view };
    } else if (this.#known?.step === step - 1 && this.#known.snapshot !== null) {
      this.#known = {
        step,
        snapshot: withNews(this.#known.snapshot, event.news),
        atMs: [...this.#known.atMs, ...series.atMs],
        view: { ...this.#known.view, ...event.view },
      };
    } else this.#ask();
  }

  /** The page says that it has drawn what it knows, some of it perhaps for the second time. */
  draw(): void {
    if (this.#known === undefined) return;
    const { step } = this.#known;
    if (step === this.#unacknowledged) this.#unacknowledged = undefined;
    this.#feed.onPageEvent({ type: 'page/drawn', step });
  }

  drawOther(step: number): void {
    if (step !== this.#unacknowledged) this.#feed.onPageEvent({ type: 'page/drawn', step });
  }

  /** Shows the panel and lets the page do its work until there is nothing left to do. */
  settle(): void {
    this.setVisible(true);
    if (!this.#loaded) this.load();
    this.draw();
    this.timers.advance(100);
    for (let pieces = 0; this.#underWay.length > 0; pieces++) {
      assert.ok(pieces < 1_000, 'the feed never comes to rest');
      this.deliver();
      this.draw();
      this.timers.advance(100);
    }
  }

  #ask(): void {
    this.#asked = true;
    this.#feed.onPageEvent({ type: 'page/ready' });
    this.#asked = false;
  }

  #post(event: HostEvent): void {
    assert.ok(this.#visible, 'a hidden page is sent nothing');
    assert.ok(this.#unacknowledged === undefined || this.#asked, 'one piece at a time');
    this.#unacknowledged = event.step;
    this.#underWay.push(event);
  }
}

const ACTS = ['start', 'tick', 'change', 'load', 'lateReady', 'hide', 'show', 'deliver', 'draw', 'wait'] as const;
type Act = (typeof ACTS)[number] | { readonly drawn: number } | { readonly shown: readonly [number, number] };

function carryOut(panel: Panel, act: Act): void {
  if (typeof act === 'object') return 'drawn' in act ? panel.drawOther(act.drawn) : panel.show(...act.shown);
  switch (act) {
    case 'start':
      return panel.sessions.start();
    case 'tick':
      return panel.tick();
    case 'change':
      return panel.sessions.change({ state: { kind: 'paused' } });
    case 'load':
      return panel.load();
    case 'lateReady':
      return panel.lateReady();
    case 'hide':
      return panel.setVisible(false);
    case 'show':
      return panel.setVisible(true);
    case 'deliver':
      return panel.deliver();
    case 'draw':
      return panel.draw();
    case 'wait':
      return panel.timers.advance(60);
  }
}

const acts = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<Act>(...ACTS) },
    // What a page does all the time, so that long undisturbed stretches come up too.
    { weight: 12, arbitrary: fc.constantFrom<Act>('tick', 'deliver', 'draw') },
    { weight: 1, arbitrary: fc.nat(20).map((drawn): Act => ({ drawn })) },
    { weight: 2, arbitrary: fc.tuple(fc.nat(1), fc.nat(2)).map((shown): Act => ({ shown })) },
  ),
  { maxLength: 60, size: 'max' },
);

describe('PanelFeed, whatever happens and in whatever order', () => {
  it('has one piece under way at a time, none to a hidden page, and leaves the page with all there is', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const panel = new Panel();
        for (const act of all) carryOut(panel, act);
        panel.settle();
        const { current } = panel.sessions;
        assert.deepEqual(panel.known?.snapshot, pageSnapshotOf(current));
        const { residencies: _, ...lists } = panel.known?.view ?? assert.fail('the page knows nothing');
        assert.deepEqual(lists, panel.wantedView);
        assert.deepEqual(panel.known?.atMs, current?.series.since(0).atMs ?? []);
      }),
      { numRuns: 300 },
    );
  }).timeout(20_000);
});
