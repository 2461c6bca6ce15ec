import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { EventPage, EventsInterest, Span } from '../../../../src/protocol/page';
import type { RemovalEvent } from '../../../../src/protocol/snapshot';
import { EVENT_CAPACITY, EventLog } from '../../../../src/session/events/eventLog';
import { EventPages } from '../../../../src/session/events/eventPages';
import { removal } from '../../fixtures/frames';
import { keyPatternTexts } from './keyPatternTexts';

const ALL: EventsInterest = { causes: [], cacheId: null, key: '', upToId: null, from: 0, count: 100 };
const CAUSES = ['size', 'expired', 'explicit'] as const;

type Act =
  | { readonly push: Omit<RemovalEvent, 'id'> }
  | { readonly keep: number }
  | { readonly ask: EventsInterest; readonly span: Span | null };

const event = fc
  .record({
    cacheId: fc.nat(2),
    atMs: fc.nat(20),
    key: fc.constantFrom('a', 'b', 'Ab', 'c'),
    cause: fc.constantFrom(...CAUSES),
  })
  .map((parts) => ({ ...removal(parts), cacheName: 'users' }));
const interest: fc.Arbitrary<EventsInterest> = fc.record({
  causes: fc.subarray([...CAUSES]),
  cacheId: fc.option(fc.nat(2)),
  key: fc.constantFrom('', 'a', 'B', '/^a/', '/^a/i', '/(/'),
  upToId: fc.option(fc.nat(40)),
  from: fc.nat(6),
  count: fc.nat(6),
});
const span = fc.option(fc.tuple(fc.nat(20), fc.nat(20)).map(([fromMs, toMs]) => ({ fromMs, toMs })));
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: event.map((push) => ({ push })) },
    { weight: 1, arbitrary: fc.record({ ask: interest, span }) },
    { weight: 1, arbitrary: fc.record({ keep: fc.integer({ min: 1, max: 30 }) }) },
  ),
  { maxLength: 60, size: 'max' },
);

function isWanted(one: RemovalEvent, { causes, cacheId, key }: EventsInterest, time: Span | null): boolean {
  const keys: Record<string, boolean> = {
    '': true,
    a: one.key !== 'b' && one.key !== 'c',
    B: one.key !== 'a' && one.key !== 'c',
    '/^a/': one.key === 'a',
    '/^a/i': one.key === 'a' || one.key === 'Ab',
    '/(/': true,
  };
  return (
    (causes.length === 0 || causes.includes(one.cause)) &&
    (cacheId === null || one.cacheId === cacheId) &&
    keys[key] === true &&
    (time === null || (one.atMs >= time.fromMs && one.atMs <= time.toMs))
  );
}

/** The same from all events, each time anew. */
function naivePage(
  all: readonly RemovalEvent[],
  wanted: EventsInterest,
  time: Span | null,
): Omit<EventPage, 'keyError'> {
  const matching = all.filter((one) => isWanted(one, wanted, time)).reverse();
  const listed = matching.filter(({ id }) => wanted.upToId === null || id <= wanted.upToId);
  return {
    from: wanted.from,
    rows: listed.slice(wanted.from, wanted.from + wanted.count),
    matching: listed.length,
    newer: matching.length - listed.length,
  };
}

/** A log that counts how often an event of it is looked at. */
class CountedLog extends EventLog {
  looks = 0;

  override find(id: number): RemovalEvent | undefined {
    this.looks++;
    return super.find(id);
  }
}

/** So many events, every seventh with a key that has a 7 in it. */
function fill(log: EventLog, count: number, keys: readonly string[] = ['7', 'a', 'b', 'c', 'd', 'e', 'f']): void {
  const events = keys.map((key) => ({ ...removal({ key }), cacheName: 'users' }));
  for (let i = 0; i < count; i++) log.push(events[i % events.length]!);
}

describe('EventPages', () => {
  it('agree with filtering all events anew, whatever is asked for and in between', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const log = new EventLog();
        const pages = new EventPages(log, keyPatternTexts);
        for (const act of all) {
          if ('push' in act) log.push(act.push);
          else if ('keep' in act) log.keep(act.keep);
          else {
            const { keyError, ...page } = pages.page(act.ask, act.span);
            assert.deepEqual(page, naivePage(log.after(0), act.ask, act.span));
            assert.equal(keyError !== null, act.ask.key === '/(/');
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('look at a million events once each, and at no more than the rows and the new ones at a time', () => {
    const log = new CountedLog();
    const pages = new EventPages(log, keyPatternTexts);
    const asked = { ...ALL, key: '7', count: 50 };
    let most = 0;
    for (let frame = 0; frame < 5_000; frame++) {
      fill(log, 200);
      log.looks = 0;
      pages.page(asked, null);
      most = Math.max(most, log.looks);
    }
    assert.equal(log.nextId, 1_000_001);
    assert.equal(most, 200 + 50);
  }).timeout(60_000);

  it('count what is kept only', function () {
    this.timeout(20_000);
    const log = new EventLog();
    const pages = new EventPages(log, keyPatternTexts);
    for (let i = 0; i < 3; i++) {
      fill(log, EVENT_CAPACITY - 10);
      pages.page(ALL, null);
    }
    const page = pages.page({ ...ALL, upToId: log.nextId - 6, count: 1 }, null);
    assert.deepEqual([page.matching, page.newer, page.rows[0]?.id], [EVENT_CAPACITY - 5, 5, log.nextId - 6]);
    const gone = pages.page({ ...ALL, upToId: 5 }, null);
    assert.deepEqual([gone.matching, gone.newer, gone.rows], [0, EVENT_CAPACITY, []]);
  });

  it('search the newest keys only when they are long and the expression has much to try, and say so', () => {
    const log = new CountedLog();
    const pages = new EventPages(log, keyPatternTexts);
    fill(log, EVENT_CAPACITY, ['a'.repeat(120)]);
    log.looks = 0;
    const { keyError, matching } = pages.page({ ...ALL, key: '/b*c*d/', count: 0 }, null);
    assert.equal(matching, 0);
    assert.match(keyError ?? '', /^only the newest \d+$/);
    assert.ok(log.looks < 1_000, `${log.looks} of ${EVENT_CAPACITY} were searched`);
  });
});
