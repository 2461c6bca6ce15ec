import { kinds, type KeyKind, keysOf } from '../keys';
import { measure } from '../measure';
import type { Key, KeyedStore, Offers, Peer } from '../offers';
import { uniform, zipf } from '../random';
import { asFast, check, type Workload, workloadOf } from '../workload';

/** Reads through `cache`; how many reads found nothing. */
function readThrough(cache: KeyedStore<Key, number>, keys: readonly Key[], reads: Uint32Array): number {
  let misses = 0;
  for (const index of reads) {
    const key = keys[index]!;
    if (cache.get(key) !== undefined) continue;
    misses++;
    cache.set(key, index);
  }
  return misses;
}

/** What is least work to be sure of: the least recently used key of a `Map` is its first one. */
class NaiveLru implements KeyedStore<Key, number> {
  readonly #map = new Map<Key, number>();

  constructor(readonly capacity: number) {}

  get(key: Key): number | undefined {
    const value = this.#map.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: Key, value: number): void {
    this.#map.delete(key);
    this.#map.set(key, value);
    if (this.#map.size > this.capacity) this.#map.delete(this.#map.keys().next().value as Key);
  }
}

/** Fails unless a peer that lacks nothing gives up exactly what was used last, and the others give right values. */
function checkOrder(peer: Peer, open: Offers['lru'], keys: readonly Key[]): void {
  const reads = zipf(5_000, Math.min(keys.length, 400), 0.8);
  const cache = open(40);
  const misses = readThrough(cache, keys, reads);
  if (peer.offers.lru?.lacks.length === 0) {
    const expected = readThrough(new NaiveLru(40), keys, reads);
    check(misses === expected, peer, `${misses} misses, where exact LRU has ${expected}`);
  }
  for (const [index, key] of keys.slice(0, 400).entries()) {
    const value = cache.get(key);
    check(value === undefined || value === index, peer, `${String(key)} leads to ${value}, not to ${index}`);
  }
}

function getOf(kind: KeyKind, size: string, count: number, rounds: number): Workload {
  return workloadOf({
    name: `get-${kind}-${size}`,
    family: 'lru',
    figures: [{ title: `get, hit, ${size} ${kind} keys`, unit: 'ns', required: asFast }],
    rounds,
    run: async (open, scale, peer) => {
      const keys = keysOf(kind, scale.of(count));
      checkOrder(peer, open, keys);
      const cache = open(keys.length);
      for (const [index, key] of keys.entries()) cache.set(key, index);
      const reads = uniform(scale.of(1 << 20), keys.length);
      const length = Math.min(reads.length, 1 << 16);
      let from = 0;
      return [
        await measure(scale, length, () => {
          let wrong = 0;
          for (let read = from; read < from + length; read++) {
            const index = reads[read]!;
            if (cache.get(keys[index]!) !== index) wrong++;
          }
          from = (from + length) % reads.length;
          check(wrong === 0, peer, `${wrong} of ${length} reads found no or another value`);
        }),
      ];
    },
  });
}

function evictOf(kind: KeyKind): Workload {
  return workloadOf({
    name: `evict-${kind}`,
    family: 'lru',
    figures: [
      { title: `set with eviction, 10k ${kind} keys`, unit: 'ns', required: kind === 'integer' ? 1.5 : asFast },
    ],
    rounds: 11,
    run: async (open, scale, peer) => {
      const capacity = scale.of(10_000);
      // So many that a key is long gone when its turn comes again, also where twice the bound is held.
      const keys = keysOf(kind, capacity * 10);
      checkOrder(peer, open, keys);
      const cache = open(capacity);
      for (let index = 0; index < capacity * 2; index++) cache.set(keys[index]!, index);
      let next = capacity * 2;
      return [
        await measure(scale, capacity * 5, () => {
          const end = next + capacity * 5;
          for (; next < end; next++) cache.set(keys[next % keys.length]!, next);
          const last = cache.get(keys[(end - 1) % keys.length]!);
          check(last === end - 1, peer, `the value set last reads ${last}`);
          const gone = cache.get(keys[end % keys.length]!);
          check(gone === undefined, peer, `a value that had to be given up long ago reads ${gone}`);
        }),
      ];
    },
  });
}

function zipfOf(kind: KeyKind): Workload {
  return workloadOf({
    name: `zipf-${kind}`,
    family: 'lru',
    figures: [{ title: `read-through, Zipf 0.99, 10k of 100k ${kind} keys`, unit: 'ns', required: asFast }],
    rounds: 11,
    run: async (open, scale, peer) => {
      const keys = keysOf(kind, scale.of(100_000));
      checkOrder(peer, open, keys);
      const reads = zipf(scale.of(1 << 18), keys.length, 0.99);
      const cache = open(Math.max(Math.ceil(keys.length / 10), 1));
      const length = Math.min(reads.length, 1 << 16);
      let from = 0;
      return [
        await measure(scale, length, () => {
          const misses = readThrough(cache, keys, reads.subarray(from, from + length));
          from = (from + length) % reads.length;
          check(misses > 0 && misses < length, peer, `${misses} misses in ${length} reads`);
        }),
      ];
    },
  });
}

export const lruWorkloads: readonly Workload[] = kinds.flatMap((kind) => [
  getOf(kind, '10k', 10_000, 11),
  getOf(kind, '1M', 1_000_000, 7),
  evictOf(kind),
  zipfOf(kind),
]);
