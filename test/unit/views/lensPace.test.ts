import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { LENS_PATIENCE_MS, LENS_REMINDER_MS, LENS_REST_MS, LensPace } from '../../../src/views/lensPace';
import { FakeTimers } from '../fixtures/fakeTimers';

/** The least time for which VS Code must be told nothing before it asks. */
const VSCODE_MS = 250;

/** An editor that asks for lenses as VS Code does: after it was left alone for a while. */
class Editor {
  shown = '';
  #timer: { dispose(): void } | undefined;

  constructor(
    readonly timers: FakeTimers,
    readonly quietMs: number,
    readonly ask: () => string,
  ) {
    this.shown = ask();
  }

  tell(): void {
    this.#timer?.dispose();
    this.#timer = this.timers.after(this.quietMs, () => void (this.shown = this.ask()));
  }
}

/** A pace, and what gives lenses so long ago that VS Code has drawn them. */
function rested(): { timers: FakeTimers; pace: LensPace; give: (document: string, text: string) => void } {
  const timers = new FakeTimers();
  const pace = new LensPace(timers.clock);
  const give = (document: string, text: string): void => {
    pace.give(document, text);
    timers.advance(LENS_REST_MS);
  };
  return { timers, pace, give };
}

describe('LensPace', () => {
  it('lets VS Code draw what it was given before it gets something else', () => {
    const { timers, pace, give } = rested();
    give('a', '1');
    pace.give('a', '2');
    timers.advance(LENS_REST_MS - 1);
    assert.equal(pace.isDue(new Map([['a', '3']])), false);
    timers.advance(1);
    assert.equal(pace.isDue(new Map([['a', '3']])), true);
  });

  it('is due when a lens would say something else, once until VS Code has asked', () => {
    const { pace, give } = rested();
    give('a', '1');
    assert.equal(pace.isDue(new Map([['a', '1']])), false);
    assert.equal(pace.isDue(new Map([['a', '2']])), true);
    assert.equal(pace.isDue(new Map([['a', '3']])), false);
    give('a', '3');
    assert.equal(pace.isDue(new Map([['a', '3']])), false);
    assert.equal(pace.isDue(new Map([['a', '4']])), true);
  });

  it('waits for no document that nobody sees, or of which VS Code has never asked', () => {
    const { pace, give } = rested();
    assert.equal(pace.isDue(new Map([['a', '1']])), false);
    give('a', '1');
    give('b', '1');
    assert.equal(pace.isDue(new Map(Object.entries({ a: '2', b: '2' }))), true);
    give('b', '2');
    assert.equal(pace.isDue(new Map([['b', '3']])), true);
  });

  it('knows a document that is out of sight for a moment, as one is that was asked of before it is seen', () => {
    const { pace, give } = rested();
    give('a', '1');
    assert.equal(pace.isDue(new Map()), false);
    assert.equal(pace.isDue(new Map([['a', '2']])), true);
    pace.forget('a');
    assert.equal(pace.isDue(new Map([['a', '3']])), false);
  });

  it('lets an editor that shows no lenses any more keep the others waiting no longer than its patience', () => {
    const { timers, pace, give } = rested();
    const seen = (a: string, b: string): ReadonlyMap<string, string> => new Map(Object.entries({ a, b }));
    give('a', '1');
    give('b', '1');
    assert.equal(pace.isDue(seen('2', '2')), true);
    give('a', '2');
    timers.advance(LENS_PATIENCE_MS - LENS_REST_MS - 1);
    assert.equal(pace.isDue(seen('3', '3')), false);
    timers.advance(1);
    assert.equal(pace.isDue(seen('3', '3')), true);
    give('a', '3');
    assert.equal(pace.isDue(seen('4', '4')), true);
  });

  it('tells again where VS Code did not hear, each time after twice as long, until it asks', () => {
    const { timers, pace, give } = rested();
    const isDue = (): boolean => pace.isDue(new Map([['a', '2']]));
    give('a', '1');
    assert.equal(isDue(), true);
    for (const waitMs of [LENS_REMINDER_MS, LENS_REMINDER_MS, 2 * LENS_REMINDER_MS, 4 * LENS_REMINDER_MS]) {
      timers.advance(waitMs - 1);
      assert.equal(isDue(), false);
      timers.advance(1);
      assert.equal(isDue(), true);
    }
    give('a', '2');
    assert.equal(isDue(), false);
    give('a', '3');
    assert.equal(isDue(), true, 'and then it is told at once again');
  });

  it('lets an editor that waits for quiet show what is newest, however slow it is, and the last of all in the end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: VSCODE_MS, max: 4 * LENS_PATIENCE_MS }), { minLength: 1, maxLength: 3 }),
        (quiets) => {
          const timers = new FakeTimers();
          const pace = new LensPace(timers.clock);
          let frame = 0;
          const editors = quiets.map((quietMs, index) => {
            const ask = (): string => {
              pace.give(`${index}`, `${frame}`);
              return `${frame}`;
            };
            return new Editor(timers, quietMs, ask);
          });
          const update = (): void => {
            if (pace.isDue(new Map(editors.map((_, index) => [`${index}`, `${frame}`])))) {
              for (const editor of editors) editor.tell();
            }
          };
          const slowest = Math.max(...quiets);
          for (frame = 1; frame <= 100; frame++) {
            update();
            timers.advance(100);
            // It is told at the next frame after it has asked, and asks when it was left alone.
            const oldest = frame - Math.min(...editors.map(({ shown }) => Number(shown)));
            // Only one that is slower than the patience with it may wait for others.
            const isBounded = slowest <= LENS_PATIENCE_MS || editors.length === 1;
            assert.ok(!isBounded || oldest * 100 <= slowest + LENS_REST_MS + 200, `${oldest} frames behind`);
          }
          frame = 100;
          // Frames come also when nothing changes any more.
          for (let i = 0; i < 2 * Math.ceil((slowest + LENS_REST_MS + LENS_PATIENCE_MS) / 100); i++) {
            update();
            timers.advance(100);
          }
          assert.deepEqual(new Set(editors.map(({ shown }) => shown)), new Set(['100']));
        },
      ),
    );
  });
});
