import assert from 'node:assert/strict';
import { summary } from '../../../src/terminal/summary';
import { removals } from '../fixtures/frames';
import { cacheSnapshot, sessionSnapshot } from '../fixtures/snapshots';

describe('the summary', () => {
  it('has exactly the promised shape, its members in their order', () => {
    const counts = removals({ explicit: 1, replaced: 2, collected: 3, expired: 4, size: 5 });
    const last = sessionSnapshot({
      state: { kind: 'exited' },
      seed: 7,
      operations: 200,
      caches: [
        cacheSnapshot({ name: 'users', size: 9, capacity: 10, hits: 150, misses: 50, removals: counts }),
        cacheSnapshot({ id: 1, name: 'stock', type: 'weak-value', capacity: null }),
      ],
      measurements: [{ name: 'a time', atMs: 3, value: 2.5, unit: 'ms' }],
      references: [{ name: 'brie', atMs: 4, state: 'collected' }],
      checks: [
        { name: 'all is well', met: true, observed: 'so it was' },
        { name: 'all is gone', met: false, observed: 'so it was' },
      ],
    });
    const none = '{"explicit":0,"replaced":0,"collected":0,"expired":0,"size":0}';
    assert.equal(
      JSON.stringify(summary(last)),
      '{"kind":"summary","scenario":"lru","seed":7,"operations":200,"caches":[' +
        '{"name":"users","type":"lru","size":9,"capacity":10,"hits":150,"misses":50,"hitRate":0.75,' +
        '"removals":{"explicit":1,"replaced":2,"collected":3,"expired":4,"size":5}},' +
        '{"name":"stock","type":"weak-value","size":0,"capacity":null,"hits":0,"misses":0,"hitRate":null,' +
        `"removals":${none}}],` +
        '"checks":[{"name":"all is well","met":true,"observed":"so it was"},{"name":"all is gone","met":false,"observed":"so it was"}],' +
        '"measurements":[{"name":"a time","value":2.5,"unit":"ms"}],' +
        '"references":[{"name":"brie","state":"collected"}]}',
    );
  });
});
