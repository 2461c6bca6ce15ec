import { LruCache } from '../../../src/cache';

// Ends by process.exit() in the same turn as its last operations.
const cache = new LruCache<number, number>({ name: 'leaving', capacity: 5 });
for (let i = 0; i < 9; i++) cache.set(i, i);
process.exit(0);
