import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { LruCache } from '../../../src/cache';
import { HitrateCaches } from '../../../src/probe/hitrateCaches';
import { ENTRY_SCAN_CAP } from '../../../src/probe/watchedCache';
import type { EntryWindow } from '../../../src/protocol/probe';
import { FakeTimers } from '../fixtures/fakeTimers';

describe('Windows on the entries of a cache', () => {
  let timers: FakeTimers;
  let found: HitrateCaches;
  beforeEach(() => {
    timers = new FakeTimers();
    found = new HitrateCaches(timers.clock);
  });
  afterEach(() => found.dispose());

  const shown = (window: Partial<EntryWindow>): ReturnType<HitrateCaches['windows']>[number] | undefined => {
    found.watchEntries([{ cacheId: 0, filter: '', from: 0, count: 3, ...window }]);
    return found.windows()[0];
  };

  it('show what was asked for, with the next victim, until something else is', () => {
    const cache = new LruCache<string, number>({ capacity: 9 });
    assert.deepEqual(found.windows(), []);
    assert.deepEqual(shown({}), { cacheId: 0, filter: '', from: 0, entries: [], matching: 0, first: null });
    for (const [index, key] of ['a', 'b', 'c', 'd', 'e'].entries()) cache.set(key, index);
    timers.advance(4);
    cache.get('a');
    timers.advance(2);
    const page = shown({ from: 3, count: 5 });
    assert.deepEqual(page, {
      cacheId: 0,
      filter: '',
      from: 3,
      entries: [
        { key: 'e', value: '4', ageMs: 6, hits: 0, idleMs: 6 },
        { key: 'a', value: '0', ageMs: 6, hits: 1, idleMs: 2 },
      ],
      matching: 5,
      first: { key: 'b', value: '1', ageMs: 6, hits: 0, idleMs: 6 },
    });
    found.watchEntries([]);
    assert.deepEqual(found.windows(), []);
    assert.equal(shown({ cacheId: 7 }), undefined);
  });

  it('show those whose key has the text, in whatever case', () => {
    const cache = new LruCache<unknown, number>({ capacity: 200 });
    for (let i = 0; i < 100; i++) cache.set(`User:${i}`, i).set(i, i);
    const page = shown({ filter: 'uSER:1', from: 1, count: 2 });
    assert.equal(page?.matching, 11);
    assert.deepEqual(
      page.entries.map(({ key }) => key),
      ['User:10', 'User:11'],
    );
    assert.equal(page.first?.key, 'User:0');
    assert.deepEqual(shown({ filter: 'nobody' })?.entries, []);
  });

  it('show the same stretch of the same list, wherever it is cut', () => {
    const keys = fc.uniqueArray(fc.string({ maxLength: 3 }), { maxLength: 40 });
    fc.assert(
      fc.property(keys, fc.string({ maxLength: 1 }), fc.nat(50), fc.nat(64), (all, filter, from, count) => {
        found.dispose();
        found = new HitrateCaches(timers.clock);
        const cache = new LruCache<string, number>({ capacity: 50 });
        for (const key of all) cache.set(key, 1);
        const matching = all.filter((key) => key.toLowerCase().includes(filter.toLowerCase()));
        const page = shown({ filter, from, count });
        assert.equal(page?.matching, matching.length);
        assert.deepEqual(
          page.entries.map(({ key }) => key),
          matching.slice(from, from + count),
        );
        assert.equal(page.first?.key, all[0]);
      }),
    );
  });

  it('look at so many entries and at no more', () => {
    const limits: number[] = [];
    class Counting extends LruCache<number, number> {
      override inspect(limit: number): ReturnType<LruCache<number, number>['inspect']> {
        limits.push(limit);
        return super.inspect(limit);
      }
    }
    const cache = new Counting({ capacity: 20_000 });
    for (let key = 0; key < 20_000; key++) cache.set(key, key);
    assert.equal(shown({ filter: '19999' })?.matching, 0);
    assert.deepEqual(shown({ from: 15_000 })?.entries, []);
    assert.equal(shown({ from: 4, count: 6 })?.matching, ENTRY_SCAN_CAP);
    assert.deepEqual(limits, [ENTRY_SCAN_CAP, ENTRY_SCAN_CAP, 10]);
  });
});
