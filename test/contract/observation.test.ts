import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { CACHE_CREATED_HOOK, type CacheCreatedHook, type ObservableCache } from '../../src/cache';
import { type Subject, SUBJECT_CAPACITY, SUBJECT_KINDS } from './observedSubjects';
import { HeldKeys, shownKeys } from './heldKeys';
import { RemovalLog } from './removalLog';

const hooked = globalThis as { [CACHE_CREATED_HOOK]?: CacheCreatedHook };

/** Something that happens to a subject. */
const step: fc.Arbitrary<(subject: Subject) => void> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(9).map((key) => (subject: Subject) => subject.read(key)) },
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1, max: SUBJECT_CAPACITY }).map((count) => (subject: Subject) => subject.fill(count)),
  },
  { weight: 1, arbitrary: fc.constant((subject: Subject) => subject.clear()) },
);
const steps = fc.array(step, { maxLength: 60 });

for (const kind of SUBJECT_KINDS) {
  describe(`${kind.title} as an observable cache`, () => {
    afterEach(() => delete hooked[CACHE_CREATED_HOOK]);

    it('is announced once, complete, to the hook that is there when it is created', () => {
      const announced: ObservableCache[] = [];
      const log = new RemovalLog();
      hooked[CACHE_CREATED_HOOK] = (cache) => {
        announced.push(cache);
        assert.equal(cache.name, 'prices');
        assert.equal(cache.type, kind.type);
        assert.equal(cache.size, 0);
        assert.equal(cache.capacity, kind.capacity);
        assert.deepEqual([cache.counters.hits, cache.counters.misses], [0, 0]);
        cache.observe(log);
      };
      const subject = kind.create('prices');
      subject.fill(2);
      subject.clear();
      assert.deepEqual(announced, [subject.cache]);
      assert.equal(log.removals.length, 2);
    });

    it('passes on what the hook throws', () => {
      hooked[CACHE_CREATED_HOOK] = () => {
        throw new Error('no more caches');
      };
      assert.throws(() => kind.create(), { message: 'no more caches' });
    });

    it('has a name for people even when the program gives none', () => {
      assert.equal(kind.create().cache.name, kind.ownName);
    });

    it('never holds more than its capacity and counts every read as a hit or a miss', () => {
      const reads = fc.array(fc.nat(9), { maxLength: 60 });
      fc.assert(
        fc.property(reads, (keys) => {
          const subject = kind.create();
          for (const key of keys) {
            subject.read(key);
            assert.ok(subject.cache.size <= subject.cache.capacity);
          }
          const { hits, misses } = subject.cache.counters;
          assert.equal(hits + misses, keys.length);
        }),
      );
    });

    it('tells each removal once, with the cause under which it is counted', () => {
      fc.assert(
        fc.property(steps, (todo) => {
          const subject = kind.create();
          const log = new RemovalLog();
          subject.cache.observe(log);
          for (const act of todo) {
            act(subject);
            assert.deepEqual(log.counts, { ...subject.cache.counters.removals });
          }
          const objects = log.removals.map(({ value }) => value).filter((value) => typeof value === 'object');
          assert.equal(new Set(objects).size, objects.length);
        }),
      );
    });

    it('counts the same whether somebody listens or not', () => {
      fc.assert(
        fc.property(steps, (todo) => {
          const [watched, alone] = [kind.create(), kind.create()];
          watched.cache.observe(new RemovalLog());
          for (const act of todo) {
            act(watched);
            act(alone);
          }
          assert.deepEqual(watched.cache.counters, alone.cache.counters);
          assert.equal(watched.cache.size, alone.cache.size);
        }),
      );
    });

    it('tells an observer nothing more after it was removed, and removing it twice is harmless', () => {
      const subject = kind.create();
      const [gone, stays] = [new RemovalLog(), new RemovalLog()];
      const unobserve = subject.cache.observe(gone);
      subject.cache.observe(stays);
      unobserve();
      unobserve();
      subject.fill(3);
      subject.clear();
      assert.equal(gone.removals.length, 0);
      assert.equal(stays.removals.length, 3);
    });

    it('can be observed again after the last observer was removed', () => {
      const subject = kind.create();
      const log = new RemovalLog();
      subject.cache.observe(log)();
      subject.fill(1);
      subject.clear();
      subject.cache.observe(log);
      subject.fill(1);
      subject.clear();
      assert.equal(log.removals.length, 1);
    });

    it('tells an observer that was added twice twice, until each is removed', () => {
      const subject = kind.create();
      const log = new RemovalLog();
      const unobserve = subject.cache.observe(log);
      subject.cache.observe(log);
      subject.fill(1);
      subject.clear();
      assert.equal(log.removals.length, 2);
      unobserve();
      subject.fill(1);
      subject.clear();
      assert.equal(log.removals.length, 3);
    });

    it('is in its new state, with its new counters, when the first removal is told', () => {
      const subject = kind.create();
      const seen: [size: number, explicit: number][] = [];
      subject.cache.observe({
        onRemoval: () => seen.push([subject.cache.size, subject.cache.counters.removals.explicit]),
      });
      subject.fill(3);
      subject.clear();
      assert.deepEqual(seen, [
        [0, 3],
        [0, 3],
        [0, 3],
      ]);
    });

    it('passes what an observer throws on to the caller, after all others were told of all removals', () => {
      const subject = kind.create();
      const log = new RemovalLog();
      subject.cache.observe({
        onRemoval: () => {
          throw new Error('full up');
        },
      });
      subject.cache.observe(log);
      subject.fill(1);
      assert.throws(() => subject.clear(), { name: 'Error', message: 'full up' });
      subject.fill(2);
      assert.throws(
        () => subject.clear(),
        (error) => error instanceof AggregateError && error.errors.length === 2,
      );
      assert.equal(log.removals.length, 3);
      assert.equal(subject.cache.size, 0);
      assert.equal(subject.cache.counters.removals.explicit, 3);
    });

    it('tells the last observer nothing more of many removals after it removed itself', () => {
      const subject = kind.create();
      let told = 0;
      const unobserve = subject.cache.observe({
        onRemoval: () => {
          told++;
          unobserve();
        },
      });
      subject.fill(3);
      subject.clear();
      assert.equal(told, 1);
      assert.equal(subject.cache.counters.removals.explicit, 3);
    });

    it('lets observers come and go while a removal is told; who comes is told what happens from then on', () => {
      const subject = kind.create();
      const late = new RemovalLog();
      let told = 0;
      const unobserve = subject.cache.observe({
        onRemoval: () => {
          told++;
          unobserve();
          subject.cache.observe(late);
        },
      });
      subject.fill(2);
      subject.clear();
      assert.deepEqual([told, late.removals.length], [1, 0]);
      subject.fill(1);
      subject.clear();
      assert.deepEqual([told, late.removals.length], [1, 1]);
    });

    it('stays consistent when an observer uses it, and tells the removals that causes', () => {
      fc.assert(
        fc.property(steps, fc.array(step, { minLength: 1, maxLength: 5 }), (todo, reactions) => {
          const subject = kind.create();
          const log = new RemovalLog();
          let reactionsLeft = 20;
          subject.cache.observe(log);
          subject.cache.observe({
            onRemoval: () => {
              const react = reactions[--reactionsLeft % reactions.length];
              if (reactionsLeft > 0) react?.(subject);
            },
          });
          for (const act of todo) {
            act(subject);
            assert.ok(subject.cache.size <= subject.cache.capacity);
          }
          assert.deepEqual(log.counts, { ...subject.cache.counters.removals });
          const left = subject.cache.size;
          const { explicit } = log.counts;
          reactionsLeft = 0;
          subject.clear();
          assert.equal(subject.cache.size, 0);
          assert.equal(log.counts.explicit - explicit, left);
        }),
      );
    });

    it('tells insertions and removals so that whoever listens always knows the keys that are held', () => {
      fc.assert(
        fc.property(steps, (todo) => {
          const subject = kind.create();
          const held = new HeldKeys();
          subject.cache.observe(held);
          for (const act of todo) {
            act(subject);
            assert.deepEqual(held.sorted, shownKeys(subject.cache));
          }
          const { removals } = subject.cache.counters;
          const left = Object.values(removals).reduce((sum, count) => sum + count, 0);
          assert.equal(held.insertions, left + subject.cache.size);
        }),
      );
    });

    it('tells them so also when another observer uses it meanwhile', () => {
      fc.assert(
        fc.property(steps, fc.array(step, { minLength: 1, maxLength: 5 }), fc.boolean(), (todo, reactions, isFirst) => {
          const subject = kind.create();
          const held = new HeldKeys();
          let reactionsLeft = 20;
          const react = (): void => {
            if (--reactionsLeft > 0) reactions[reactionsLeft % reactions.length]?.(subject);
          };
          if (isFirst) subject.cache.observe(held);
          subject.cache.observe({ onRemoval: react, onInsertion: react, onRead: react });
          if (!isFirst) subject.cache.observe(held);
          for (const act of todo) {
            act(subject);
            assert.deepEqual(held.sorted, shownKeys(subject.cache));
          }
        }),
      );
    });

    it('tells as many hits and misses as it counts', () => {
      fc.assert(
        fc.property(steps, (todo) => {
          const subject = kind.create();
          const held = new HeldKeys();
          subject.cache.observe(held);
          for (const act of todo) {
            const { hits: hitsBefore, misses: missesBefore } = subject.cache.counters;
            const { hits: hitsHeard, misses: missesHeard } = held;
            act(subject);
            const { hits, misses } = subject.cache.counters;
            // A memoized function that is cleared counts from 0 again.
            if (hits + misses < hitsBefore + missesBefore) continue;
            const missed = kind.type === 'weak-set' ? 0 : misses - missesBefore;
            assert.deepEqual([held.hits - hitsHeard, held.misses - missesHeard], [hits - hitsBefore, missed]);
          }
        }),
      );
    });

    it('passes what an observer throws at an insertion or a read on, and is as if it had not', () => {
      const subject = kind.create();
      const held = new HeldKeys();
      let fails = true;
      const fail = (): void => {
        if (fails) throw new Error('not now');
      };
      subject.cache.observe({ onRemoval: fail, onInsertion: fail });
      subject.cache.observe(held);
      assert.throws(() => subject.fill(1), { name: 'Error', message: 'not now' });
      assert.deepEqual([held.sorted, subject.cache.size], [shownKeys(subject.cache), 1]);
      fails = false;
      subject.fill(SUBJECT_CAPACITY);
      assert.deepEqual(held.sorted, shownKeys(subject.cache));
      const unobserve = subject.cache.observe({
        onRemoval: fail,
        onRead: (_key, isHit) => {
          throw new Error(isHit ? 'hit' : 'miss');
        },
      });
      assert.throws(() => subject.hit(), { name: 'Error', message: 'hit' });
      unobserve();
      const before = subject.cache.counters.hits;
      subject.hit();
      assert.equal(subject.cache.counters.hits, before + 1);
      assert.deepEqual(held.sorted, shownKeys(subject.cache));
    });

    it('tells an observer what it brings about at a read when it has returned, whatever it throws', () => {
      const subject = kind.create();
      const told: string[] = [];
      subject.fill(1);
      let hits = 0;
      subject.cache.observe({
        onRemoval: () => assert.fail('nothing left'),
        onInsertion: () => {
          told.push('insertion');
          throw new Error('second');
        },
        onRead: (_key, isHit) => {
          if (!isHit || ++hits > 1) return;
          subject.fill(1);
          told.push('hit');
          throw new Error('first');
        },
      });
      assert.throws(
        () => subject.hit(),
        (error) => error instanceof AggregateError && error.errors.length === 2,
      );
      assert.deepEqual(told, ['hit', 'insertion']);
    });

    it('shows the keys that are held, as many as are wanted, and changes nothing', () => {
      const subject = kind.create();
      subject.fill(SUBJECT_CAPACITY);
      const counters = JSON.stringify(subject.cache.counters);
      const all = subject.cache.inspect?.(Infinity) ?? [];
      assert.equal(all.length, SUBJECT_CAPACITY);
      assert.deepEqual(subject.cache.inspect?.(2), all.slice(0, 2));
      assert.deepEqual(subject.cache.inspect?.(0), []);
      assert.equal(JSON.stringify(subject.cache.counters), counters);
    });
  });
}
