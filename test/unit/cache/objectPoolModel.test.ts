import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ObjectPool } from '../../../src/cache';

interface Thing {
  readonly serial: number;
}

/** The same by other means: serial numbers in two arrays. */
class NaivePool {
  readonly idle: number[] = [];
  readonly lent: number[] = [];
  readonly told: number[] = [];
  hits = 0;
  misses = 0;

  constructor(readonly max: number) {}

  acquire(): number | undefined {
    if (this.idle.length === 0 && this.lent.length === this.max) return undefined;
    const idle = this.idle.pop();
    if (idle === undefined) this.misses++;
    else this.hits++;
    const serial = idle ?? this.misses;
    this.lent.push(serial);
    return serial;
  }

  clear(): void {
    this.told.push(...this.idle);
    this.idle.length = 0;
  }
}

interface Run {
  readonly pool: ObjectPool<Thing>;
  readonly model: NaivePool;
  /** All objects ever lent, by serial number. */
  readonly things: Map<number, Thing>;
}
type Step = (run: Run) => void;

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constant<Step>(({ pool, model, things }) => {
      const serial = model.acquire();
      if (serial === undefined) assert.throws(() => pool.acquire(), /in use/);
      else {
        const thing = pool.acquire();
        assert.equal(thing.serial, serial);
        things.set(serial, thing);
      }
    }),
  },
  {
    weight: 5,
    arbitrary: fc.nat(1000).map((pick): Step => ({ pool, model, things }) => {
      const serials = [...things.keys()];
      const serial = serials[pick % (serials.length || 1)];
      const thing = serial === undefined ? undefined : things.get(serial);
      if (serial === undefined || thing === undefined) return;
      const index = model.lent.indexOf(serial);
      if (index === -1) {
        assert.throws(() => pool.release(thing), model.idle.includes(serial) ? /already/ : /not of this pool/);
      } else {
        pool.release(thing);
        model.lent.splice(index, 1);
        model.idle.push(serial);
      }
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>(({ pool, model }) => {
      pool.clear();
      model.clear();
    }),
  },
);

describe('ObjectPool beside a naive model', () => {
  it('agrees in what it lends, refuses, counts and destroys', () => {
    const max = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(Infinity));
    fc.assert(
      fc.property(max, fc.array(step, { maxLength: 80 }), (bound, steps) => {
        let serial = 0;
        const destroyed: number[] = [];
        const pool = new ObjectPool<Thing>({
          create: () => ({ serial: ++serial }),
          destroy: (thing) => destroyed.push(thing.serial),
          max: bound,
        });
        const told: number[] = [];
        pool.observe({ onRemoval: (key) => told.push(key) });
        const model = new NaivePool(bound);
        const things = new Map<number, Thing>();
        for (const act of steps) {
          act({ pool, model, things });
          assert.deepEqual([pool.idle, pool.inUse], [model.idle.length, model.lent.length]);
          assert.equal(pool.size, pool.idle + pool.inUse);
        }
        assert.deepEqual(told, model.told);
        assert.deepEqual(destroyed, model.told);
        assert.deepEqual([pool.counters.hits, pool.counters.misses], [model.hits, model.misses]);
      }),
      { numRuns: 300 },
    );
  });
});
