import assert from 'node:assert/strict';
import { exportEntry } from '../../../../src/session/export/entryExport';
import { Residencies } from '../../../../src/session/residencies';
import { cacheSample, frame } from '../../fixtures/frames';
import { cacheSnapshot, sessionSnapshot } from '../../fixtures/snapshots';

const first = { key: 'an object', identity: '#1' };
const second = { key: 'an object', identity: '#2' };

describe('The export of an entry', () => {
  const residencies = new Residencies();
  residencies.add(
    frame({
      caches: [cacheSample({ size: 2 })],
      insertions: [
        { cacheId: 0, atMs: 1, ...first },
        { cacheId: 0, atMs: 2, ...second },
      ],
    }),
  );
  const windows = [{ cacheId: 0, filter: '', from: 5, entries: [{ ...second, hits: 3 }], matching: 9, first }];
  const snapshot = sessionSnapshot({ caches: [cacheSnapshot({ name: 'users' })], windows });

  it('is what was told of just that one, and its stays', () => {
    const { cache, key, identity, entry, stays } = exportEntry({ snapshot, residencies }, 0, second);
    assert.deepEqual([cache, key, identity], ['users', 'an object', '#2']);
    assert.deepEqual(entry, { ...second, hits: 3 });
    assert.deepEqual(
      stays.map(({ fromMs }) => fromMs),
      [2],
    );
    assert.equal(exportEntry({ snapshot, residencies }, 0, first).entry, first);
  });

  it('says so when it is not known', () => {
    const unknown = exportEntry({ snapshot, residencies }, 7, { key: 'nobody' });
    assert.deepEqual(unknown, { cache: '', key: 'nobody', entry: null, stays: [] });
  });
});
