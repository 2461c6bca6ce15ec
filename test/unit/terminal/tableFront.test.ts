import assert from 'node:assert/strict';
import { Formatter } from '../../../src/base/format';
import { TableFront, type LiveText } from '../../../src/terminal/tableFront';
import { begunStep, MEMORY, removals } from '../fixtures/frames';
import { cacheSnapshot, removalEvent, sessionSnapshot } from '../fixtures/snapshots';

/** A front, the texts that it put in the place of the one before, and whether it has left the last one there. */
class Bench {
  readonly texts: string[] = [];
  left = false;
  readonly front: TableFront;

  constructor() {
    const put = (text: string): void => {
      assert.ok(!this.left, 'the last text stays');
      this.texts.push(text);
    };
    const text: LiveText = Object.assign(put, { done: () => void (this.left = true) });
    this.front = new TableFront(text, new Formatter('en'), false);
  }

  get lines(): string[] {
    return this.texts.at(-1)?.split('\n') ?? [];
  }

  /** The cells of the table's rows, the headings first. */
  get rows(): string[][] {
    const rows = this.lines.filter((line) => line.startsWith('│'));
    return rows.map((line) =>
      line
        .split('│')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  }
}

const counts = removals({ size: 1_200, expired: 40, collected: 3, explicit: 7, replaced: 8 });
const running = sessionSnapshot({
  state: { kind: 'running' },
  elapsedMs: 62_000,
  operations: 2_345,
  memory: MEMORY,
  caches: [
    cacheSnapshot({ size: 900, capacity: 1_000, hits: 1_764, misses: 581, removals: counts }),
    cacheSnapshot({ id: 1, name: 'stock', type: 'weak-value', capacity: null }),
  ],
  events: [1, 2, 3, 4, 5, 6].map((id) => removalEvent({ id, key: `key ${id}`, atMs: id * 1_000, cause: 'expired' })),
  eventsTotal: 1_258,
  engineCollections: { count: 12, durationMs: 30, last: null },
});

describe('TableFront', () => {
  it('shows each cache in a row', () => {
    const bench = new Bench();
    bench.front.update(running, []);
    assert.deepEqual(bench.rows, [
      ['cache', 'type', 'size', 'capacity', 'hits', 'misses', 'hit rate', 'evictions', 'expirations', 'collected'],
      ['users', 'lru', '900', '1,000', '1,764', '581', '75.2%', '1,200', '40', '3'],
      ['stock', 'weak-value', '0', '∞', '0', '0', '–', '0', '0', '0'],
    ]);
  });

  it('says above what runs, for how long, and what it takes', () => {
    const bench = new Bench();
    bench.front.update(running, []);
    assert.equal(
      bench.lines[0],
      'LRU cache under a skewed workload · running 1:02 · 2,345 operations · heap 3.8 MiB · 12 engine collections',
    );
  });

  it('says above only what is known', () => {
    const bench = new Bench();
    bench.front.update(sessionSnapshot({ state: { kind: 'starting' } }), []);
    assert.equal(bench.lines[0], 'LRU cache under a skewed workload · starting 0:00 · 0 engine collections');
    assert.equal(bench.rows.length, 1);
  });

  it('shows below the last removals of all', () => {
    const bench = new Bench();
    bench.front.update(running, []);
    assert.deepEqual(bench.lines.slice(-6), [
      'Last of 1,258 removals (Ctrl+C ends):',
      '  0:02  users: key 2 left, expired',
      '  0:03  users: key 3 left, expired',
      '  0:04  users: key 4 left, expired',
      '  0:05  users: key 5 left, expired',
      '  0:06  users: key 6 left, expired',
    ]);
  });

  it('shows the step that has begun last above the table, with the states of weakly held objects', () => {
    const bench = new Bench();
    const references = [{ name: 'brie', atMs: 1, state: 'unreachable' as const }];
    bench.front.update({ ...running, currentStep: begunStep(), references }, []);
    assert.deepEqual(bench.lines.slice(1, 7), [
      '',
      'Step 1: Let go',
      '  The shelf drops the Brie.',
      '  Watch: It leaves.',
      '  Python and JavaScript: At once.',
      '  brie: unreachable',
    ]);
  });

  it('ends with the table, how the checks came out, and no word about Ctrl+C', () => {
    const bench = new Bench();
    bench.front.update(running, []);
    bench.front.end({
      ...running,
      state: { kind: 'exited' },
      checks: [{ name: 'all is well', met: true, observed: 'so it was' }],
    });
    assert.equal(bench.rows.length, 3);
    assert.equal(bench.lines.at(-1), 'all is well: observed: so it was, as expected');
    assert.ok(!bench.texts.at(-1)?.includes('Ctrl+C'));
    assert.deepEqual([bench.texts.length, bench.left], [2, true]);
  });

  it('uses no colours: a text means the same everywhere', () => {
    const bench = new Bench();
    bench.front.update(running, []);
    assert.ok(!bench.texts.join('').includes('\u001b'));
  });
});
