import { LruCache } from '../../../src/cache';

/** Two objects that look the same, two long texts that begin in the same way, and a number and its text. */
const keys: unknown[] = [{ id: 1 }, { id: 1 }, `${'x'.repeat(500)}a`, `${'x'.repeat(500)}b`, 10, '10'];
const cache = new LruCache<unknown, number>({ name: 'same texts', capacity: 10 });

keys.forEach((key, index) => cache.set(key, index));
for (const [index, key] of keys.entries()) for (let i = 0; i <= index; i++) cache.get(key);
cache.delete(keys[1]);
cache.set(keys[1], 1);

console.log('filled');
setInterval(() => undefined, 1_000);
