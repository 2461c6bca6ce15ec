import { LruCache } from '../../../src/cache';

// Creates more caches than one process may show.
const caches = Array.from({ length: 300 }, (_, i) => new LruCache<number, number>({ name: `cache ${i}`, capacity: 1 }));
setTimeout(() => console.log(caches.length), 300);
