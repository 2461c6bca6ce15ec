import assert from 'node:assert/strict';
import type { EntryPage, EntryWindow } from '../../../src/protocol/probe';
import { entryPage } from '../../../src/session/entryPages';
import { sessionSnapshot } from '../fixtures/snapshots';

const entries = (...keys: string[]): { key: string }[] => keys.map((key) => ({ key }));
const interest = (parts: Partial<EntryWindow> = {}): EntryWindow => ({
  cacheId: 0,
  filter: '',
  from: 0,
  count: 2,
  ...parts,
});
const page = (from: number, ...keys: string[]): EntryPage => ({
  cacheId: 0,
  filter: '',
  from,
  entries: entries(...keys),
  first: { key: 'victim' },
  matching: 99,
});
const keysOf = (found: EntryPage | null): [from: number, keys: string[], matching: number] | null =>
  found && [found.from, found.entries.map(({ key }) => key), found.matching];

describe('The page of entries', () => {
  const first = [{ cacheId: 0, entries: entries('a', 'Ab', 'c'), leftOut: 7 }];

  it('is the window that was asked for, no longer than this page wants it', () => {
    const snapshot = sessionSnapshot({ entries: first, windows: [page(5, 'x'), page(0, 'x', 'y', 'z')] });
    assert.deepEqual(keysOf(entryPage(snapshot, interest())), [0, ['x', 'y'], 99]);
  });

  it('is, until the process has answered, what it always tells of the first entries', () => {
    const snapshot = sessionSnapshot({ entries: first });
    assert.deepEqual(keysOf(entryPage(snapshot, interest({ from: 1, count: 9 }))), [1, ['Ab', 'c'], 10]);
    assert.deepEqual(keysOf(entryPage(snapshot, interest({ filter: 'A' }))), [0, ['a', 'Ab'], 2]);
  });

  it('is another stretch of the same list while nothing better is known and the process may still answer', () => {
    const parts = { entries: first, windows: [page(5, 'x')] };
    const running = sessionSnapshot({ ...parts, state: { kind: 'running' } });
    assert.deepEqual(keysOf(entryPage(running, interest({ from: 60 }))), [5, ['x'], 99]);
    const exited = sessionSnapshot({ ...parts, state: { kind: 'exited' } });
    assert.deepEqual(keysOf(entryPage(exited, interest({ from: 60 }))), [60, [], 10]);
  });

  it('is not known of a cache that cannot list its entries', () => {
    assert.equal(entryPage(sessionSnapshot({ entries: first }), interest({ cacheId: 3 })), null);
  });
});
