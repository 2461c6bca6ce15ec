import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import type * as Library from '../../../src/cache';
import { FakeRuntime } from './fakeRuntime';

/** A copy of the library of its own, as the default runtime is one for all who use a copy. */
function freshCopy(): typeof Library {
  const index = require.resolve('../../../src/cache');
  const kept = Object.keys(require.cache).filter((file) => dirname(file) === dirname(index));
  const modules = kept.map((file) => [file, require.cache[file]] as const);
  for (const file of kept) delete require.cache[file];
  try {
    return require(index) as typeof Library;
  } finally {
    for (const [file, module] of modules) require.cache[file] = module;
  }
}

describe('provideRuntime', () => {
  it('sets the clock of caches that are given none', async () => {
    const { LruCache, provideRuntime } = freshCopy();
    const runtime = new FakeRuntime();
    provideRuntime(runtime);
    const cache = new LruCache<string, number>({ capacity: 1, freshMs: 10, load: () => 2 });
    cache.set('a', 1);
    runtime.advance(9);
    assert.equal(await cache.fetch('a'), 1);
    runtime.advance(1);
    assert.equal(await cache.fetch('a'), 2);
  });

  it('does not take the place of a clock that a cache was given', async () => {
    const { LruCache, provideRuntime } = freshCopy();
    const [own, provided] = [new FakeRuntime(), new FakeRuntime()];
    provideRuntime(provided);
    const cache = new LruCache<string, number>({ capacity: 1, freshMs: 10, load: () => 2, runtime: own });
    cache.set('a', 1);
    provided.advance(100);
    assert.equal(await cache.fetch('a'), 1);
  });

  it('is named by the error of a cache that has no clock and needs one', () => {
    const { LruCache } = freshCopy();
    assert.throws(() => new LruCache({ capacity: 1, freshMs: 10 }), { name: 'TypeError', message: /provideRuntime/ });
  });
});
