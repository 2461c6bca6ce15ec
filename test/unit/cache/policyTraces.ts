import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { repository } from '../../folders';

/** A sequence of requests: the keys, as integers. */
export type Trace = readonly number[];

/** Tommy Ettinger's mulberry32: numbers from 0 to 1, the same ones for a seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Ranks from 0, the one at n as often as 1 / (n + 1)^skew. */
function zipf(count: number, skew: number, random: () => number): () => number {
  const upTo: number[] = [];
  let total = 0;
  for (let rank = 1; rank <= count; rank++) upTo.push((total += rank ** -skew));
  return () => {
    const wanted = random() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Requests for `keys` keys, some more popular than others. */
export function zipfTrace(length: number, keys: number, skew: number): Trace {
  const next = zipf(keys, skew, randomOf(1));
  return Array.from({ length }, next);
}

/** The same, and every fifth request is for a key that never comes again. */
export function scanTrace(length: number, keys: number, skew: number): Trace {
  const random = randomOf(2);
  const next = zipf(keys, skew, random);
  return Array.from({ length }, (_, i) => (random() < 0.2 ? keys + i : next()));
}

/** The same keys in the same order, again and again. */
export function loopTrace(length: number, keys: number): Trace {
  return Array.from({ length }, (_, i) => i % keys);
}

/** New keys all the time, each batch of them twice in the same order. */
export function batchTrace(length: number, keys: number): Trace {
  return Array.from({ length }, (_, i) => Math.floor(i / (2 * keys)) * keys + (i % keys));
}

/** Popularity that passes to other keys ten times. */
export function shiftTrace(length: number, keys: number, skew: number): Trace {
  const next = zipf(keys, skew, randomOf(3));
  return Array.from({ length }, (_, i) => (next() + Math.floor((10 * i) / length) * 997) % keys);
}

/**
 * As in sessions: one request of eight is for a new key, all others for one that was requested not long ago, with
 * distances that are distributed exponentially.
 */
export function recencyTrace(length: number, distance: number): Trace {
  const random = randomOf(4);
  const trace: number[] = [];
  for (let i = 0; i < length; i++) {
    const back = Math.ceil(-Math.log(1 - random()) * distance);
    trace.push(random() < 0.125 || back > i ? i : (trace[i - back] as number));
  }
  return trace;
}

/** What TypeScript's checker looked up in one of its maps; see the README beside the file. */
export function recordedTrace(): Trace {
  const file = join(repository, 'test/unit/fixtures/traces/tsc4.txt.gz');
  return gunzipSync(readFileSync(file)).toString().trim().split('\n').map(Number);
}
