import { measure } from '../measure';
import type { AsyncPool, Peer } from '../offers';
import { asFast, check, type Scale, type Workload, workloadOf } from '../workload';

/** Lends and takes back `count` times; how often the object had been lent before. */
async function roundTrips(pool: AsyncPool, count: number): Promise<number> {
  let uses = 0;
  for (let trip = 0; trip < count; trip++) {
    const object = await pool.acquire();
    uses = object.uses++;
    pool.release(object);
  }
  return uses;
}

/** The same, but always asks before the only object is back. */
async function waitingTrips(pool: AsyncPool, count: number): Promise<number> {
  let object = await pool.acquire();
  for (let trip = 0; trip < count; trip++) {
    const next = pool.acquire();
    pool.release(object);
    object = await next;
    object.uses++;
  }
  pool.release(object);
  return object.uses;
}

async function asyncTrips(
  scale: Scale,
  peer: Peer,
  pool: AsyncPool,
  trips: (pool: AsyncPool, count: number) => Promise<number>,
): Promise<number> {
  const count = scale.of(10_000);
  let before = await trips(pool, count);
  return measure(scale, count, async () => {
    const uses = await trips(pool, count);
    check(uses === before + count, peer, `an object was lent ${uses} times, not ${before + count}`);
    before = uses;
  });
}

export const poolWorkloads: readonly Workload[] = [
  workloadOf({
    name: 'pool-sync',
    family: 'syncPool',
    figures: [{ title: 'pool, acquire and release', unit: 'ns', required: asFast }],
    rounds: 11,
    run: async (open, scale, peer) => {
      const pool = open(10);
      const count = scale.of(100_000);
      let before = 0;
      return [
        await measure(scale, count, () => {
          let uses = 0;
          for (let trip = 0; trip < count; trip++) {
            const object = pool.acquire();
            uses = ++object.uses;
            pool.release(object);
          }
          check(uses === before + count, peer, `an object was lent ${uses} times, not ${before + count}`);
          before = uses;
        }),
      ];
    },
  }),
  workloadOf({
    name: 'pool-async',
    family: 'asyncPool',
    figures: [{ title: 'pool, asynchronous, an object is idle', unit: 'ns', required: 5 }],
    rounds: 11,
    run: async (open, scale, peer) => {
      const pool = open(10);
      // Of the ten there can be, one.
      pool.release(await pool.acquire());
      return [await asyncTrips(scale, peer, pool, roundTrips)];
    },
  }),
  workloadOf({
    name: 'pool-waiting',
    family: 'asyncPool',
    figures: [{ title: 'pool, asynchronous, waits for the object', unit: 'ns', required: 5 }],
    rounds: 11,
    run: async (open, scale, peer) => [await asyncTrips(scale, peer, open(1), waitingTrips)],
  }),
];
