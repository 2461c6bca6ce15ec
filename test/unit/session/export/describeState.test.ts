import assert from 'node:assert/strict';
import { Formatter } from '../../../../src/base/format';
import type { SessionSnapshot } from '../../../../src/protocol/snapshot';
import { describeState, type StateTexts } from '../../../../src/session/export/describeState';
import { checked, MEMORY, removals } from '../../fixtures/frames';
import { cacheSnapshot, sessionSnapshot } from '../../fixtures/snapshots';

const TEXTS: StateTexts = {
  session: (title, elapsed) => `${title}, after ${elapsed}.`,
  state: {
    starting: 'Starting.',
    ready: 'Ready.',
    running: 'Running.',
    paused: 'Paused.',
    stopping: 'Stopping.',
    exited: 'Ended.',
    crashed: 'Crashed.',
  },
  operations: (count) => `${count} operations.`,
  heap: (used) => `${used} of heap.`,
  collections: (count, duration) => `${count} collections in ${duration}.`,
  togetherHitRate: (rate) => `Together ${rate}.`,
  noCaches: () => 'No cache.',
  moreCaches: (count) => `${count} more.`,
  bounded: (name, size, capacity) => `${name} holds ${size} of ${capacity}.`,
  unbounded: (name, size) => `${name} holds ${size}.`,
  notRead: () => 'Not read.',
  hitRate: (rate, hits, misses) => `${rate}: ${hits} hits, ${misses} misses.`,
  rollingHitRate: (rate) => `Newest ${rate}.`,
  removals: (count) => `${count} left.`,
  evictions: (perSecond) => `${perSecond} a second.`,
  pool: (lent, idle, waiting) => `${lent} lent, ${idle} idle, ${waiting} wait.`,
  gone: () => 'Gone.',
  weakAlive: (count) => `${count} alive.`,
  leaks: (count) => `${count} leaks.`,
  checks: (met, count) => `${met} of ${count} met.`,
};

const described = (parts: Partial<SessionSnapshot>): string =>
  describeState(sessionSnapshot({ title: 'LRU', ...parts }), new Formatter('en'), TEXTS);

describe('What is said of a state', () => {
  it('is short while nothing is known', () => {
    assert.equal(described({}), 'LRU, after 0:00. Starting. No cache.');
  });

  it('has a paragraph for the session and one for each cache, with the numbers of the snapshot', () => {
    const users = cacheSnapshot({
      size: 412,
      capacity: 500,
      hits: 8_310,
      misses: 1_690,
      removals: removals({ size: 1_278 }),
    });
    const pool = cacheSnapshot({ name: 'pool', capacity: null, size: 3, pool: { idle: 1, lent: 2, waiting: 4 } });
    const text = described({
      state: { kind: 'running' },
      elapsedMs: 42_000,
      operations: 10_000,
      memory: MEMORY,
      engineCollections: { count: 3, durationMs: 4.5, last: null },
      weakAlive: 0,
      leaksTotal: 2,
      rollingHitRate: 0.75,
      checks: [checked(), checked({ met: false })],
      caches: [
        { ...users, rollingHitRate: 0.9, evictionsPerSecond: 31 },
        { ...pool, isGone: true },
      ],
    });
    assert.deepEqual(text.split('\n'), [
      'LRU, after 0:42. Running. 10,000 operations. 3.8 MiB of heap. 3 collections in 4.5 ms. 0 alive. 2 leaks. 1 of 2 met. Together 75.0%.',
      'users holds 412 of 500. 83.1%: 8,310 hits, 1,690 misses. Newest 90.0%. 1,278 left. 31 a second.',
      'pool holds 3. Not read. 2 lent, 1 idle, 4 wait. Gone.',
    ]);
  });

  it('counts the caches that are too many to be described', () => {
    const caches = Array.from({ length: 25 }, (_, id) => cacheSnapshot({ id }));
    assert.match(described({ caches, cachesLeftOut: 3 }), /\n8 more\.$/);
  });
});
