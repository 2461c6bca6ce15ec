import assert from 'node:assert/strict';
import { KEYS_PER_MAP } from '../../../src/cache/keyIndex';
import { collectInNewJob } from './collected';

/** The places of the greatest table that V8 makes for a `Map`. */
const MOST_PLACES = 2 ** 24;

/** How many bytes a `Map` takes in which so many keys are always held, when all were replaced many times. */
async function churnedBytes(live: number): Promise<number> {
  await collectInNewJob();
  const before = process.memoryUsage().heapUsed;
  const map = new Map<number, number>();
  for (let key = 0; key < 8 * live; key++) {
    map.set(key, 0);
    map.delete(key - live);
  }
  await collectInNewJob();
  const bytes = process.memoryUsage().heapUsed - before;
  // Held until here.
  assert.equal(map.size, live);
  return bytes;
}

/**
 * Why `KeyIndex` puts so many keys into one `Map` and no more. V8 leaves deleted keys in the table until that is full; then
 * it makes it anew, as great as before when half of it or more is deleted, else twice as great, of which there is an end.
 * So a `Map` that keeps changing can always go on while it holds no more than half of the greatest table. All of that with
 * the real number of keys would take ten seconds and more than a gigabyte, so it is shown in parts.
 */
describe('V8 and the number of keys in a Map that keeps changing', () => {
  it('makes no greater table as long as half of it is enough for the keys, and a twice as great one beyond that', async () => {
    const places = 2 ** 17;
    const half = await churnedBytes(places / 2 - 1);
    const more = await churnedBytes(places / 2 + 2);
    assert.ok(half > 20 * places, `${half} bytes`);
    assert.ok(more > 1.8 * half && more < 2.2 * half, `${half} and ${more} bytes`);
  });

  it('ends a Map when the greatest table is full', function () {
    this.timeout(120_000);
    const map = new Map<number, number>();
    assert.throws(
      () => {
        for (let key = 0; key <= MOST_PLACES; key++) map.set(key, 0);
      },
      { name: 'RangeError', message: 'Map maximum size exceeded' },
    );
    assert.equal(map.size, MOST_PLACES);
  });

  it('can therefore never end a Map of an index, which is no smaller than it has to be', () => {
    assert.ok(KEYS_PER_MAP < MOST_PLACES / 2);
    assert.ok(KEYS_PER_MAP > 0.95 * (MOST_PLACES / 2));
  });
});
