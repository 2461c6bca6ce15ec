import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Frame } from '../../../src/protocol/probe';
import { RESIDENCY_CAP, type Residency } from '../../../src/protocol/residency';
import { Residencies } from '../../../src/session/residencies';
import { StayFeed } from '../../../src/session/stayFeed';
import { cacheSample, frame, removal } from '../fixtures/frames';

const EVERYWHERE = { caches: [0], span: null };
const SIZE = 100_000;

/** What happens in a frame: keys come in, are hit, leave. Keys that are not there are neither hit nor leave. */
const frames = fc.array(
  fc.record({
    come: fc.array(fc.nat(400), { maxLength: 60 }),
    hit: fc.array(fc.nat(400), { maxLength: 60 }),
    leave: fc.array(fc.nat(400), { maxLength: 60 }),
  }),
  { maxLength: 40, size: 'max' },
);

/** What a hydrate has for stays, in characters. */
const ROOM = 8_000;

function told({ come, hit, leave }: { come: number[]; hit: number[]; leave: number[] }, index: number): Frame {
  const atMs = index * 100;
  return frame({
    atMs: atMs + 99,
    caches: [cacheSample({ size: SIZE })],
    insertions: come.map((key, i) => ({ cacheId: 0, key: `${key}`, atMs: atMs + i / 10 })),
    hits: hit.map((key) => ({ cacheId: 0, key: `${key}`, atMs: atMs + 50, count: 1 })),
    removals: leave.map((key) => removal({ cacheId: 0, key: `${key}`, atMs: atMs + 90 })),
  });
}

describe('What a page is told of stays', () => {
  it('is in the end as they are, of all that it has, whatever there was no room for', () => {
    fc.assert(
      fc.property(frames, fc.nat(40), (all, joins) => {
        const residencies = new Residencies();
        const feed = new StayFeed(residencies);
        const page = new Map<number, Residency>();
        const take = (stays: readonly Residency[]): void => {
          assert.ok(JSON.stringify(stays).length < 13_000);
          for (const stay of stays) page.set(stay.id, stay);
        };
        for (const [index, acts] of all.entries()) {
          residencies.add(told(acts, index));
          if (index === joins) take(feed.all(EVERYWHERE, ROOM));
          if (index > joins) take(feed.news(EVERYWHERE));
        }
        for (let i = 0; feed.hasNews; i++) {
          assert.ok(i < 200, 'it comes to an end');
          take(feed.news(EVERYWHERE));
        }
        const now = new Map(residencies.all().map((stay) => [stay.id, stay]));
        // The page keeps no more than that, and is surely told of as many.
        if (page.size > RESIDENCY_CAP) return;
        for (const [id, { toMs, hitCount, cause }] of page) {
          const stay = now.get(id);
          if (stay !== undefined)
            assert.deepEqual(
              { toMs, hitCount, cause },
              { toMs: stay.toMs, hitCount: stay.hitCount, cause: stay.cause },
            );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has all that is new where there is little of it', () => {
    const residencies = new Residencies();
    const feed = new StayFeed(residencies);
    assert.deepEqual(feed.all(EVERYWHERE, ROOM), []);
    assert.equal(feed.hasNews, false);
    residencies.add(told({ come: [1, 2, 3], hit: [], leave: [] }, 0));
    assert.ok(feed.hasNews);
    assert.deepEqual(
      feed
        .news(EVERYWHERE)
        .map(({ key }) => key)
        .sort(),
      ['1', '2', '3'],
    );
    residencies.add(told({ come: [], hit: [1], leave: [2] }, 1));
    // What is over comes first.
    assert.deepEqual(
      feed.news(EVERYWHERE).map(({ key }) => key),
      ['2', '1'],
    );
    assert.equal(feed.hasNews, false);
    assert.deepEqual(
      feed.all(EVERYWHERE, ROOM).map(({ key }) => key),
      ['1', '2', '3'],
    );
  });
});
