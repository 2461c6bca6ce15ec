import { LruCache } from '../../../src/cache';

// Fails with an error that nobody catches, right after its last operation on a cache.
const cache = new LruCache<number, number>({ name: 'doomed', capacity: 5 });
setTimeout(() => {
  for (let i = 0; i < 8; i++) cache.set(i, i);
  throw new Error('the program failed on purpose');
}, 50);
