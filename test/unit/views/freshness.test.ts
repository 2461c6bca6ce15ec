import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { HostEvent } from '../../../src/protocol/page';
import { sampleIntervalMs } from '../../../src/session/sampling';
import { PAGE_INTERVAL_MS, PanelFeed } from '../../../src/views/panelFeed';
import { RefreshPace, TREE_QUIET_MS } from '../../../src/views/refreshPace';
import { keyPatternTexts } from '../session/events/keyPatternTexts';
import { FakeTimers } from '../fixtures/fakeTimers';
import { FakeSource } from './fakeSource';

/** What the issue demands of every number that is shown. */
const AGE_LIMIT_MS = 250;
/** With the default of the setting. */
const SAMPLING_MS = sampleIntervalMs(undefined);

/** How old what is shown becomes. */
class Ages {
  readonly timers = new FakeTimers();
  /** When the process took the frame that is shown. */
  #shownMs = 0;
  oldest = 0;
  shows = 0;

  /** Something shows the frame that was taken then. */
  show(takenMs: number): void {
    this.look();
    this.#shownMs = takenMs;
    this.shows++;
  }

  /** How old is what is shown right now? */
  look(): void {
    this.oldest = Math.max(this.oldest, this.timers.clock() - this.#shownMs);
  }
}

describe('What is shown, with the settings as they are by default', () => {
  it('is no older than a quarter of a second in the tree: sampling, and the wait for VS Code', () => {
    const ages = new Ages();
    const { timers } = ages;
    let takenMs = 0;
    const pace = new RefreshPace(timers.clock, timers, () => {
      ages.show(takenMs);
      return true;
    });
    const frames = timers.every(SAMPLING_MS, () => {
      takenMs = timers.clock();
      pace.ask();
    });
    timers.advance(60_000);
    frames.dispose();
    assert.ok(ages.shows >= 60_000 / AGE_LIMIT_MS, `${ages.shows} refreshes`);
    assert.ok(ages.oldest <= AGE_LIMIT_MS, `${ages.oldest} ms`);
  });

  for (const mode of ['full', 'compact'] as const) {
    it(`is no older than that in a ${mode} page that draws at once`, () => {
      const ages = new Ages();
      const { timers } = ages;
      const source = new FakeSource();
      let takenMs = 0;
      const feed = new PanelFeed(
        source,
        (event: HostEvent) => {
          ages.show(takenMs);
          timers.after(0, () => feed.onPageEvent({ type: 'page/drawn', step: event.step }));
        },
        { clock: timers.clock, timers, minIntervalMs: PAGE_INTERVAL_MS[mode], texts: keyPatternTexts },
      );
      source.start();
      feed.onPageEvent({ type: 'page/ready' });
      const frames = timers.every(SAMPLING_MS, () => {
        takenMs = timers.clock();
        source.change({ elapsedMs: takenMs });
      });
      timers.advance(60_000);
      frames.dispose();
      assert.ok(ages.shows >= 60_000 / AGE_LIMIT_MS, `${ages.shows} pieces`);
      assert.ok(ages.oldest <= AGE_LIMIT_MS, `${ages.oldest} ms`);
    });
  }
});

describe('RefreshPace', () => {
  it('refreshes soon after it is asked, never within the time that VS Code needs, and shows the last of all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 60 }), (gaps) => {
        const timers = new FakeTimers();
        const refreshed: number[] = [];
        const waits: number[] = [];
        let askedMs: number | undefined;
        const pace = new RefreshPace(timers.clock, timers, () => {
          refreshed.push(timers.clock());
          waits.push(timers.clock() - (askedMs ?? timers.clock()));
          askedMs = undefined;
          return true;
        });
        for (const gap of gaps) {
          timers.advance(gap);
          askedMs ??= timers.clock();
          pace.ask();
        }
        timers.advance(TREE_QUIET_MS);
        assert.equal(askedMs, undefined);
        assert.ok(waits.every((wait) => wait <= TREE_QUIET_MS));
        assert.ok(refreshed.every((at, index) => index === 0 || at - (refreshed[index - 1] ?? 0) >= TREE_QUIET_MS));
        assert.equal(timers.liveCount, 0);
      }),
    );
  });

  it('does not wait after there was nothing to refresh, and no more when it is disposed of', () => {
    const timers = new FakeTimers();
    let asked = 0;
    const pace = new RefreshPace(timers.clock, timers, () => ++asked < 0);
    pace.ask();
    timers.advance(0);
    pace.ask();
    timers.advance(0);
    assert.equal(asked, 2);
    pace.ask();
    pace.dispose();
    assert.equal(timers.liveCount, 0);
  });
});
