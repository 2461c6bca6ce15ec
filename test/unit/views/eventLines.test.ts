import assert from 'node:assert/strict';
import type { RemovalEvent, SessionSnapshot } from '../../../src/protocol/snapshot';
import { EventLines, LINE_CAP, LINES_A_SECOND } from '../../../src/views/eventLines';
import { FakeTimers } from '../fixtures/fakeTimers';
import { removalEvent, sessionSnapshot } from '../fixtures/snapshots';

/** A session in which happens what a test says, and the lines that are written of it. */
class Bench {
  readonly timers = new FakeTimers();
  readonly lines: string[] = [];
  clears = 0;
  readonly #removals: RemovalEvent[] = [];
  snapshot: SessionSnapshot = sessionSnapshot({ state: { kind: 'running' } });
  readonly text = new EventLines(
    {
      append: (line) => void this.lines.push(line),
      clear: () => {
        this.clears++;
        this.lines.length = 0;
      },
    },
    {
      removal: ({ key }) => `removal ${key}`,
      leak: ({ key }) => `leak ${key}`,
      state: ({ state }) => `state ${state.kind}`,
      collections: (count) => `${count} collections`,
      more: (count) => `and ${count} more`,
    },
    this.timers.clock,
  );

  eventsAfter(id: number): readonly RemovalEvent[] {
    return this.#removals.slice(id);
  }

  /** Some entries leave, and others of which nothing but their number is known. */
  remove(count: number, unknown = 0): void {
    for (let i = 0; i < count; i++) {
      const id = this.#removals.length + 1;
      this.#removals.push(removalEvent({ id, key: `k${id}` }));
    }
    const eventsTotal = this.snapshot.eventsTotal + count + unknown;
    this.change({ eventsTotal, events: this.#removals.slice(-200) });
  }

  change(parts: Partial<SessionSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...parts };
    this.text.update(this);
  }
}

describe('EventLines', () => {
  it('writes one line for each thing that happens, once', () => {
    const bench = new Bench();
    bench.text.update(bench);
    bench.remove(2);
    bench.text.update(bench);
    const leak = { id: 1, cacheId: 0, cacheName: 'pool', atMs: 1, key: 'a', reason: 'age', ageMs: 5 } as const;
    bench.change({ leaks: [leak], leaksTotal: 1, engineCollections: { count: 3, durationMs: 1, last: null } });
    bench.change({ state: { kind: 'exited' } });
    assert.deepEqual(bench.lines, [
      'state running',
      'removal k1',
      'removal k2',
      'leak a',
      '3 collections',
      'state exited',
    ]);
  });

  it('leaves out what had happened when somebody began to read', () => {
    const bench = new Bench();
    bench.remove(2);
    const later = new Bench();
    later.snapshot = bench.snapshot;
    later.text.skip(bench);
    later.text.update(bench);
    assert.deepEqual(later.lines, []);
  });

  it('writes so many lines a second, and how many more there were', () => {
    const bench = new Bench();
    bench.text.update(bench);
    bench.remove(LINES_A_SECOND + 10);
    bench.remove(5, 100);
    assert.equal(bench.lines.length, LINES_A_SECOND + 1);
    bench.timers.advance(1_000);
    bench.remove(1);
    assert.deepEqual(bench.lines.slice(-2), ['and 115 more', `removal k${LINES_A_SECOND + 16}`]);
  });

  it('tells at the end what it had left out', () => {
    const bench = new Bench();
    bench.text.update(bench);
    bench.remove(LINES_A_SECOND, 7);
    bench.change({ state: { kind: 'exited' } });
    assert.deepEqual(bench.lines.slice(-2), ['and 7 more', 'state exited']);
  });

  it('is bounded: after many lines it begins anew', () => {
    const bench = new Bench();
    for (let i = 0; i < LINE_CAP / LINES_A_SECOND + 1; i++) {
      bench.timers.advance(1_000);
      bench.remove(LINES_A_SECOND);
    }
    assert.equal(bench.clears, 1);
    assert.ok(bench.lines.length <= LINE_CAP);
  });

  it('keeps one event in one line, whatever its key is', () => {
    const bench = new Bench();
    bench.text.update(bench);
    bench.change({ eventsTotal: 1, events: [removalEvent({ id: 1 })] });
    const other = new EventLines(
      { append: (line) => void bench.lines.push(line), clear: () => undefined },
      {
        removal: () => 'a\r\nb\nc',
        leak: () => '',
        state: () => 'x\ny',
        collections: () => '',
        more: () => 'more',
      },
      bench.timers.clock,
    );
    other.update(bench);
    assert.equal(bench.lines.at(-1), 'x y');
  });
});
