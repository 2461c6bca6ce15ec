import assert from 'node:assert/strict';
import { type RemovalCause, WeakValueMap } from '../../../src/cache';
import { collectInNewJob, collectSomeMore, collectUntil } from './collected';

interface Cheese {
  readonly name: string;
  self?: Cheese;
}

interface Setting {
  readonly map: WeakValueMap<string, Cheese>;
  /** Keys and causes; the values would stay alive in it. */
  readonly told: [key: string, cause: RemovalCause][];
  /** Stores a cheese and returns the only reference to it that keeps it alive. */
  readonly stock: (key: string) => { cheese?: Cheese };
}

function create(): Setting {
  const map = new WeakValueMap<string, Cheese>();
  const told: Setting['told'] = [];
  map.observe({
    onRemoval: (key, value, cause) => {
      assert.equal(value === undefined, cause === 'collected');
      told.push([key, cause]);
    },
  });
  return {
    map,
    told,
    stock: (key) => {
      const cheese: Cheese = { name: key };
      cheese.self = cheese;
      map.set(key, cheese);
      return { cheese };
    },
  };
}

/** Stores a cheese that is dead, and whose finalizer has not run, when the promise is fulfilled. */
async function stockDead({ stock }: Setting, key: string): Promise<void> {
  stock(key);
  await collectInNewJob();
}

describe('WeakValueMap and the garbage collector', () => {
  it('keeps an entry as long as its value is held, and tells its collection once', async () => {
    const { map, told, stock } = create();
    const [red, blue] = [stock('red'), stock('blue')];
    await collectSomeMore();
    assert.equal(map.size, 2);
    assert.deepEqual(told, []);
    delete red.cheese;
    await collectUntil(() => map.size === 1, 'the red cheese is collected');
    await collectSomeMore();
    assert.deepEqual(told, [['red', 'collected']]);
    assert.equal(map.counters.removals.collected, 1);
    assert.equal(map.get('red'), undefined);
    assert.equal(map.get('blue'), blue.cheese);
    assert.deepEqual([map.counters.hits, map.counters.misses], [1, 1]);
  });

  it('tells each of many collections once', async () => {
    const { map, told, stock } = create();
    for (let i = 0; i < 1000; i++) stock(`${i}`);
    await collectUntil(() => map.size === 0, 'all are collected');
    await collectSomeMore();
    assert.equal(told.length, 1000);
    assert.equal(map.counters.removals.collected, 1000);
  });

  it('never lets the finalizer of a replaced value take the new one', async () => {
    const { map, told, stock } = create();
    const old = new WeakRef(stock('cheddar').cheese as Cheese);
    const fresh = stock('cheddar');
    assert.equal(told.length, 1);
    await collectUntil(() => old.deref() === undefined, 'the replaced cheese is collected');
    await collectSomeMore();
    assert.equal(map.get('cheddar'), fresh.cheese);
    assert.equal(map.counters.removals.replaced, 1);
    assert.equal(map.counters.removals.collected, 0);
  });

  it('removes and tells a dead value that get comes upon, and its finalizer then takes nothing', async () => {
    const setting = create();
    const { map, told, stock } = setting;
    await stockDead(setting, 'brie');
    assert.deepEqual(told, [], 'the finalizer has not run yet');
    assert.equal(map.size, 1);
    assert.equal(map.get('brie'), undefined);
    assert.deepEqual(told, [['brie', 'collected']]);
    assert.deepEqual([map.size, map.counters.misses], [0, 1]);
    const fresh = stock('brie');
    await collectSomeMore();
    assert.equal(map.get('brie'), fresh.cheese);
    assert.equal(told.length, 1);
  });

  it('tells a dead value as collected, once, when another one takes its key', async () => {
    const setting = create();
    const { map, told, stock } = setting;
    await stockDead(setting, 'brie');
    const fresh = stock('brie');
    assert.deepEqual(told, [['brie', 'collected']]);
    await collectSomeMore();
    assert.equal(told.length, 1);
    assert.equal(map.get('brie'), fresh.cheese);
  });

  it('finds nothing to delete in a dead entry, and tells it as collected, once', async () => {
    const setting = create();
    const { map, told } = setting;
    await stockDead(setting, 'brie');
    assert.equal(map.delete('brie'), false);
    await collectSomeMore();
    assert.deepEqual(told, [['brie', 'collected']]);
  });

  it('tells a dead entry as collected when the map is cleared, and nothing afterwards', async () => {
    const setting = create();
    const { map, told, stock } = setting;
    await stockDead(setting, 'brie');
    const live = stock('gouda');
    map.clear();
    delete live.cheese;
    await collectSomeMore();
    assert.deepEqual(
      new Map(told),
      new Map([
        ['brie', 'collected'],
        ['gouda', 'explicit'],
      ]),
    );
  });

  it('hides a dead value from has and entries', async () => {
    const setting = create();
    const { map, stock } = setting;
    const live = stock('gouda');
    await stockDead(setting, 'brie');
    assert.equal(map.size, 2);
    assert.equal(map.has('brie'), false);
    assert.deepEqual([...map.entries()], [['gouda', live.cheese]]);
  });

  it('goes on with the living when values die in the middle of an iteration', async () => {
    const { map, stock } = create();
    const cheeses = ['a', 'b', 'c', 'd'].map(stock);
    const visited: string[] = [];
    for (const [key] of map.entries()) {
      visited.push(key);
      if (key === 'a') {
        delete cheeses[1]?.cheese;
        await collectUntil(() => map.size === 3, 'b is collected');
      }
    }
    assert.deepEqual(visited, ['a', 'c', 'd']);
  });

  it('tells nothing about a deleted value that is collected later', async () => {
    const { map, told, stock } = create();
    const old = new WeakRef(stock('brie').cheese as Cheese);
    map.delete('brie');
    await collectUntil(() => old.deref() === undefined, 'the deleted cheese is collected');
    await collectSomeMore();
    assert.deepEqual(told, [['brie', 'explicit']]);
  });

  it('lets go of the key of a deleted entry while its value lives on', async () => {
    const map = new WeakValueMap<object, Cheese>();
    const value: Cheese = { name: 'gouda' };
    const key = ((): WeakRef<object> => {
      const temporary = {};
      map.set(temporary, value);
      map.delete(temporary);
      return new WeakRef(temporary);
    })();
    await collectUntil(() => key.deref() === undefined, 'the key is collected');
    assert.equal(value.name, 'gouda');
  });

  it('can be collected itself while its values live on, and they die quietly afterwards', async () => {
    const held: { cheese?: Cheese } = {};
    let removals = 0;
    const map = ((): WeakRef<WeakValueMap<string, Cheese>> => {
      const temporary = new WeakValueMap<string, Cheese>();
      held.cheese = { name: 'gouda' };
      temporary.set('gouda', held.cheese);
      temporary.observe({ onRemoval: () => removals++ });
      return new WeakRef(temporary);
    })();
    await collectUntil(() => map.deref() === undefined, 'the map is collected');
    const cheese = new WeakRef(held.cheese);
    delete held.cheese;
    await collectUntil(() => cheese.deref() === undefined, 'the value is collected');
    await collectSomeMore();
    assert.equal(removals, 0);
  });
});
