import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { WeakValueMap } from '../../../src/cache';
import { FakeCollector } from './fakeCollector';

interface Cheese {
  readonly name: string;
}

const [BRIE, GOUDA, EDAM] = ['brie', 'gouda', 'edam'].map((name): Cheese => ({ name })) as [Cheese, Cheese, Cheese];

function stocked(): WeakValueMap<string, Cheese> {
  return WeakValueMap.from([
    ['b', BRIE],
    ['g', GOUDA],
    ['e', EDAM],
  ]);
}

describe('WeakValueMap', () => {
  it('holds functions as well as objects', () => {
    const map = new WeakValueMap<string, object>();
    const values = [(): void => {}, [], /x/, new Map()];
    for (const [index, value] of values.entries()) map.set(`${index}`, value);
    assert.deepEqual([...map.values()], values);
  });

  it('visits entries in the order in which their keys came', () => {
    const map = new WeakValueMap<string, object>();
    const [first, second] = [{}, {}];
    map.set('a', first).set('b', second).set('a', second);
    assert.deepEqual([...map.keys()], ['a', 'b']);
  });

  it('holds one object under two keys, each on its own', () => {
    const map = new WeakValueMap<string, object>();
    const value = {};
    map.set('a', value).set('b', value);
    assert.equal(map.delete('a'), true);
    assert.equal(map.get('b'), value);
    assert.equal(map.size, 1);
  });

  it('has no bound', () => {
    assert.equal(new WeakValueMap().capacity, Infinity);
  });

  for (const value of [undefined, null, 0, 'text', true, 1n, Symbol('s'), Symbol.for('s')]) {
    const kind = value === null ? 'null' : typeof value;
    it(`refuses ${String(value)} and says what to use instead`, () => {
      const map = new WeakValueMap<string, object>();
      const refusal = {
        name: 'TypeError',
        message:
          `WeakValueMap: a value must be an object or a function, not ${kind}; primitives are never collected, ` +
          'store them in a Map or an LruCache',
      };
      const bad = value as unknown as object;
      assert.throws(() => map.set('a', bad), refusal);
      assert.throws(() => map.setAll([['a', bad]]), refusal);
      assert.throws(() => map.getOrInsert('a', bad), refusal);
      assert.throws(() => map.getOrInsertComputed('a', () => bad), refusal);
      assert.equal(map.size, 0);
    });
  }

  it('can be read like a Map', () => {
    const map = stocked();
    const model = new Map([...map]);
    assert.deepEqual([...map.entries()], [...model.entries()]);
    assert.deepEqual([...map.keys()], [...model.keys()]);
    assert.deepEqual([...map.values()], [...model.values()]);
    const seen: unknown[][] = [];
    const self = {};
    map.forEach(function (this: unknown, ...parts) {
      seen.push([this, ...parts]);
    }, self);
    assert.deepEqual(
      seen,
      Array.from(model, ([key, value]) => [self, value, key, map]),
    );
    assert.deepEqual([map.counters.hits, map.counters.misses], [0, 0]);
  });

  it('names itself to Object.prototype.toString and to inspect', () => {
    const map = stocked();
    assert.equal(Object.prototype.toString.call(map), '[object WeakValueMap]');
    assert.match(inspect(map), /^WeakValueMap/);
  });

  it('is made from entries, from a Map, and from another one', () => {
    const map = stocked();
    const copies = [WeakValueMap.from(map), WeakValueMap.from(new Map(map), { name: 'copy' })];
    for (const copy of copies) {
      assert.deepEqual([...copy], [...map]);
      copy.delete('b');
    }
    assert.equal(map.size, 3);
    assert.deepEqual(
      copies.map(({ name }) => name),
      ['WeakValueMap', 'copy'],
    );
  });

  for (const content of [[], [['b', BRIE]], new Map(), 'text', 1, null]) {
    it(`refuses ${inspect(content)} where options belong`, () => {
      assert.throws(() => new WeakValueMap(content as object), {
        name: 'TypeError',
        message: 'WeakValueMap: the constructor takes options; to begin with content, use WeakValueMap.from(content)',
      });
    });
  }

  it('takes many entries at once, the last one of a key stays', () => {
    const map = stocked();
    map.setAll(new Map([['b', EDAM]])).setAll(WeakValueMap.from([['b', GOUDA]]));
    assert.deepEqual(
      [...map],
      [
        ['b', GOUDA],
        ['g', GOUDA],
        ['e', EDAM],
      ],
    );
    assert.equal(map.counters.removals.replaced, 2);
  });

  it('takes out the oldest entry when any will do, as long as there is one', () => {
    const map = stocked();
    assert.deepEqual(
      [map.takeAny(), map.takeAny()],
      [
        ['b', BRIE],
        ['g', GOUDA],
      ],
    );
    map.set('b', BRIE);
    assert.deepEqual([map.takeAny(), map.takeAny(), map.takeAny()], [['e', EDAM], ['b', BRIE], undefined]);
    map.set('b', BRIE);
    assert.deepEqual(map.takeAny(), ['b', BRIE]);
    assert.equal(map.counters.removals.explicit, 5);
  });

  it('takes out a hundred thousand one by one in no more than linear time', () => {
    const map = new WeakValueMap<number, Cheese>();
    for (let key = 0; key < 100_000; key++) map.set(key, BRIE);
    for (let key = 0; key < 100_000; key++) assert.equal(map.takeAny()?.[0], key);
    assert.equal(map.size, 0);
  });

  it('hands out references that keep nothing alive, in the order of the keys', () => {
    const map = stocked();
    assert.deepEqual(
      map.refs().map((ref) => ref.deref()),
      [BRIE, GOUDA, EDAM],
    );
  });

  it('hands out references with which nothing can be done to it', () => {
    const map = stocked();
    for (const ref of map.refs()) {
      assert.equal(Object.getPrototypeOf(ref), WeakRef.prototype);
      assert.deepEqual(Reflect.ownKeys(ref), []);
    }
    assert.notEqual(map.refs()[0], map.refs()[0]);
  });

  it('is empty after its end of use, and can be used again', () => {
    const map = stocked();
    map[Symbol.dispose]();
    assert.equal(map.size, 0);
    assert.equal(map.counters.removals.explicit, 3);
    assert.equal(map.set('b', BRIE).get('b'), BRIE);
  });

  it('tells no option onCollected what the program removed', () => {
    const map = new WeakValueMap<string, Cheese>({ onCollected: () => assert.fail('nothing was collected') });
    map.set('b', BRIE).set('b', GOUDA).delete('b');
    map.set('b', BRIE).clear();
  });
});

describe('WeakValueMap.getOrInsert', () => {
  it('inserts once and then finds, and counts a miss and a hit', () => {
    const map = new WeakValueMap<string, Cheese>();
    assert.equal(map.getOrInsert('b', BRIE), BRIE);
    assert.equal(map.getOrInsert('b', GOUDA), BRIE);
    assert.deepEqual([map.counters.hits, map.counters.misses, map.size], [1, 1, 1]);
  });

  it('computes a value only where there is none, from the key', () => {
    const map = new WeakValueMap<unknown, Cheese>();
    const keys: unknown[] = [];
    const compute = (key: unknown): Cheese => {
      keys.push(key);
      return BRIE;
    };
    assert.equal(map.getOrInsertComputed(-0, compute), BRIE);
    assert.equal(map.getOrInsertComputed(0, compute), BRIE);
    assert.deepEqual(keys, [0]);
    assert.ok(Object.is(keys[0], 0), 'the key as the map stores it');
    assert.deepEqual([map.counters.hits, map.counters.misses], [1, 1]);
  });

  it('replaces what the computation itself stored under the key, and leaves what it stored elsewhere', () => {
    const map = new WeakValueMap<string, Cheese>();
    const replaced: unknown[] = [];
    map.observe({ onRemoval: (...removal) => replaced.push(removal) });
    const computed = map.getOrInsertComputed('b', () => {
      map.set('b', GOUDA).set('e', EDAM);
      return BRIE;
    });
    assert.equal(computed, BRIE);
    assert.deepEqual(
      [...map],
      [
        ['b', BRIE],
        ['e', EDAM],
      ],
    );
    assert.deepEqual(replaced, [['b', GOUDA, 'replaced']]);
  });

  it('stores nothing when the computation throws, and computes again the next time', () => {
    const map = new WeakValueMap<string, Cheese>();
    const fail = (): Cheese => {
      throw new Error('sold out');
    };
    assert.throws(() => map.getOrInsertComputed('b', fail), { message: 'sold out' });
    assert.equal(map.size, 0);
    assert.equal(
      map.getOrInsertComputed('b', () => BRIE),
      BRIE,
    );
  });

  it('refuses what is no function, also when it would not be called', () => {
    const map = stocked();
    assert.throws(() => map.getOrInsertComputed('b', BRIE as unknown as () => Cheese), {
      name: 'TypeError',
      message: 'WeakValueMap: getOrInsertComputed takes a function; for a value there is getOrInsert',
    });
  });
});

describe('WeakValueMap with a collector at hand', () => {
  let collector: FakeCollector;
  beforeEach(() => {
    collector = new FakeCollector();
    collector.install();
  });
  afterEach(() => collector.uninstall());

  it('has few registrations however often two long-lived values take turns under a key', () => {
    const map = new WeakValueMap<string, Cheese>();
    for (let i = 0; i < 10_000; i++) {
      map.set('b', i % 2 === 0 ? BRIE : GOUDA);
      assert.ok(collector.registrations <= 70, `${collector.registrations} registrations`);
    }
  });

  it('has few registrations however often a long-lived value comes and goes', () => {
    const map = new WeakValueMap<number, Cheese>();
    for (let i = 0; i < 10_000; i++) {
      map.set(i, BRIE).delete(i);
      assert.ok(collector.registrations <= 70, `${collector.registrations} registrations`);
    }
  });

  it('registers nothing when the same value is stored again', () => {
    const map = new WeakValueMap<string, Cheese>().set('b', BRIE);
    const before = collector.registrations;
    for (let i = 0; i < 100; i++) map.set('b', BRIE);
    assert.equal(collector.registrations, before);
  });

  it('sweeps the dead without waiting for the engine, tells each once, and says how many', () => {
    const keys: string[] = [];
    const map = new WeakValueMap<string, Cheese>({ onCollected: (key) => keys.push(key) });
    const dying = [{ name: 'a' }, { name: 'c' }];
    for (const cheese of [...dying, BRIE]) map.set(cheese.name, cheese);
    for (const cheese of dying) collector.collect(cheese);
    assert.equal(map.size, 3);
    assert.equal(map.sweep(), 2);
    assert.deepEqual([...map], [['brie', BRIE]]);
    collector.callBack();
    assert.equal(map.sweep(), 0);
    assert.deepEqual(keys, ['a', 'c']);
  });

  it('removes the dead on the way to any living entry', () => {
    const keys: string[] = [];
    const map = new WeakValueMap<string, Cheese>({ onCollected: (key) => keys.push(key) });
    const dying = { name: 'a' };
    map.set('a', dying).set('b', BRIE).set('c', dying);
    collector.collect(dying);
    assert.deepEqual(map.takeAny(), ['b', BRIE]);
    assert.deepEqual(keys, ['a']);
    assert.equal(map.takeAny(), undefined);
    assert.deepEqual(keys, ['a', 'c']);
  });

  it('takes a dead value for absent when it is to insert one, and tells it after the new one is there', () => {
    const seen: unknown[] = [];
    const map = new WeakValueMap<string, Cheese>({ onCollected: (key) => seen.push(map.get(key)) });
    for (const insert of [
      () => map.getOrInsert('b', BRIE),
      () => map.getOrInsertComputed('b', () => BRIE),
      () => map.set('b', BRIE).get('b'),
    ]) {
      const dying = { name: 'a' };
      map.set('b', dying);
      collector.collect(dying);
      assert.equal(insert(), BRIE);
      map.clear();
    }
    assert.deepEqual(seen, [BRIE, BRIE, BRIE]);
  });

  it('tells all collections, also those after one whose observer throws', () => {
    const map = new WeakValueMap<string, Cheese>({
      onCollected: (key) => {
        throw new Error(`no more ${key}`);
      },
    });
    const dying = [{ name: 'a' }, { name: 'c' }];
    for (const cheese of dying) map.set(cheese.name, cheese);
    for (const cheese of dying) collector.collect(cheese);
    assert.throws(
      () => map.sweep(),
      (error) => error instanceof AggregateError && error.errors.length === 2,
    );
    assert.equal(map.size, 0);
  });
});
