import { LruCache } from '../../../src/cache';

// Evicts far more entries between two frames than a frame may list, and ends.
const cache = new LruCache<number, number>({ name: 'flooded', capacity: 10 });
let key = 0;
const flood = setInterval(() => {
  for (let i = 0; i < 20_000; i++) cache.set(key++, i);
  if (key >= 200_000) clearInterval(flood);
}, 5);
