import { strict as assert } from 'node:assert';
import { describeEditions } from './describeEditions';

interface Counted {
  readonly hits: number;
  readonly misses: number;
  readonly hitRate: number;
  get(key: string): unknown;
  set(key: string, value: unknown): Counted;
}
interface Inserted {
  readonly CountedCache: new (cache: Map<string, unknown>) => Counted;
  readonly cache: Counted;
}

describe('The inserted cache statistics', () => {
  for (const kind of ['self-contained', 'library'] as const) {
    describeEditions<Inserted>('statistics', kind, (inserted) => {
      it('works as it was inserted, with the defaults of its placeholders', () => {
        const { cache } = inserted();
        const value = {};
        assert.equal(cache.set('a', value).get('a'), value);
      });

      it('counts hits and misses, a held undefined among the hits', () => {
        const cache = new (inserted().CountedCache)(new Map([['there', undefined]]));
        assert.equal(cache.hitRate, 0);
        cache.get('there');
        cache.get('not there');
        cache.set('not there', 1).get('not there');
        cache.get('there');
        assert.deepEqual([cache.hits, cache.misses, cache.hitRate], [3, 1, 0.75]);
      });
    });
  }
});
