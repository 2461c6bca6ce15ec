import assert from 'node:assert/strict';
import { WeakValueMap } from '../../../src/cache';
import { collectInNewJob, collectSomeMore, collectUntil } from './collected';

// What the tests of CPython ask of `weakref.WeakValueDictionary`, where it makes sense without reference counts.

interface Item {
  readonly serial: number;
  self?: Item;
}

const COUNT = 10;

/** A map of some items and what alone keeps them alive; each is a cycle. */
function stocked(count: number): { map: WeakValueMap<number, Item>; items: (Item | undefined)[] } {
  const map = new WeakValueMap<number, Item>();
  const items = Array.from({ length: count }, (_, serial) => {
    const item: Item = { serial };
    item.self = item;
    map.set(serial, item);
    return item;
  });
  return { map, items };
}

describe('WeakValueMap as WeakValueDictionary', () => {
  it('loses one entry with one value, and all with all (test_weak_values)', async () => {
    const { map, items } = stocked(COUNT);
    assert.deepEqual([...map.values()], items);
    items[3] = undefined;
    await collectUntil(() => map.size === COUNT - 1, 'one value is collected');
    assert.equal(map.get(3), undefined);
    assert.deepEqual([...map.keys()], [0, 1, 2, 4, 5, 6, 7, 8, 9]);
    items.length = 0;
    await collectUntil(() => map.size === 0, 'all values are collected');
    assert.deepEqual([...map], []);
  });

  it('forgets at once what nobody else ever held (test_weak_values)', async () => {
    const map = new WeakValueMap<string, Item>();
    map.set('alone', { serial: 1 });
    await collectUntil(() => map.size === 0, 'the value is collected');
  });

  it('is empty though an iteration is open, but for what that handed out last (test_weak_valued_len_cycles)', async () => {
    const { map, items } = stocked(20);
    const open = map.entries();
    open.next();
    items.length = 0;
    await collectUntil(() => map.size <= 1, 'the values are collected');
    assert.equal(open.next().done, true);
    await collectUntil(() => map.size === 0, 'the last one is collected');
  });

  it('has a size that only falls while values die (test_weak_valued_len_race)', async () => {
    const { map, items } = stocked(200);
    let last = map.size;
    while (items.length > 0) {
      items.length -= 20;
      await collectInNewJob();
      const left = [...map].length;
      assert.ok(map.size <= last && map.size >= left && left >= items.length);
      last = map.size;
    }
    await collectUntil(() => map.size === 0, 'all values are collected');
  });

  for (const [name, iterate] of [
    ['keys', (map: WeakValueMap<number, Item>) => map.keys()],
    ['values', (map: WeakValueMap<number, Item>) => map.values()],
    ['entries', (map: WeakValueMap<number, Item>) => map.entries()],
  ] as const) {
    it(`goes on when a value dies in the middle of ${name} (test_weak_values_destroy_while_iterating)`, async () => {
      const { map, items } = stocked(COUNT);
      let steps = 0;
      for (const step of iterate(map)) {
        assert.notEqual(step, undefined);
        if (++steps === 1) {
          items[7] = undefined;
          await collectUntil(() => map.size === COUNT - 1, 'one value is collected');
        }
      }
      assert.equal(steps, COUNT - 1);
    });
  }

  it('can be changed under the key of a value that died in the middle of an iteration', async () => {
    const fresh: Item = { serial: 70 };
    const changes: readonly ((map: WeakValueMap<number, Item>) => void)[] = [
      (map) => assert.equal(map.delete(7), false),
      (map) => map.set(7, fresh).delete(7),
      (map) => map.setAll([[7, fresh]]).delete(7),
      (map) => assert.equal(map.getOrInsert(7, fresh), fresh) ?? map.delete(7),
      (map) => assert.equal(map.sweep() <= 1, true),
    ];
    for (const change of changes) {
      const { map, items } = stocked(COUNT);
      const seen: number[] = [];
      for (const key of map.keys()) {
        seen.push(key);
        if (key !== 1) continue;
        items[7] = undefined;
        await collectInNewJob();
        change(map);
      }
      assert.deepEqual(seen, [0, 1, 2, 3, 4, 5, 6, 8, 9]);
      assert.equal(map.size, COUNT - 1);
      items[2] = undefined;
      map.delete(4);
      await collectUntil(() => map.size === COUNT - 3, 'one more is collected');
    }
  });

  it('is empty after it was cleared in the middle of an iteration in which a value died', async () => {
    const { map, items } = stocked(COUNT);
    let steps = 0;
    for (const key of map.keys()) {
      steps++;
      items[key + 1] = undefined;
      await collectInNewJob();
      map.clear();
    }
    assert.deepEqual([steps, map.size], [1, 0]);
    await collectSomeMore();
    assert.equal(map.size, 0);
  });

  it('loses in one copy what it loses in the other (test_make_weak_valued_dict_from_weak_valued_dict)', async () => {
    const { map, items } = stocked(3);
    const copy = WeakValueMap.from(map);
    items[1] = undefined;
    await collectUntil(() => map.size + copy.size === 4, 'the value left both');
    assert.deepEqual([...copy.keys()], [0, 2]);
  });

  it('is united with others by from and setAll, the right one winning (test_weak_valued_union_operators)', async () => {
    const { map: left, items } = stocked(3);
    const [other, more]: Item[] = [{ serial: 10 }, { serial: 11 }];
    const right = WeakValueMap.from<number, Item>([
      [2, other as Item],
      [3, more as Item],
    ]);
    const united = WeakValueMap.from([...left, ...right]);
    assert.deepEqual(
      [...united],
      [
        [0, items[0]],
        [1, items[1]],
        [2, other],
        [3, more],
      ],
    );
    assert.deepEqual([left.size, right.size, left.get(2)], [3, 2, items[2]], 'the two stay as they are');
    // In place, from another map and from plain pairs.
    left.setAll(right).setAll([[4, other as Item]]);
    assert.deepEqual([...left.values()], [items[0], items[1], other, more, other]);
    items.length = 0;
    await collectUntil(() => united.size === 2 && left.size === 3, 'values that only the united one has are collected');
  });

  it('hands out references that die with their values (test_weak_valued_iters)', async () => {
    const { map, items } = stocked(3);
    const refs = map.refs();
    assert.deepEqual(
      refs.map((ref) => ref.deref()),
      items,
    );
    items[0] = undefined;
    await collectUntil(() => refs[0]?.deref() === undefined, 'the value is collected');
    assert.deepEqual(
      refs.slice(1).map((ref) => ref.deref()),
      items.slice(1),
    );
  });

  it('never loses a living value under one key to the end of an old one (test_threaded_weak_valued_consistency)', async () => {
    const map = new WeakValueMap<string, Item>();
    for (let serial = 0; serial < 100_000; serial++) {
      const item: Item = { serial };
      if (serial % 3 === 0) map.delete('key');
      if (serial % 2 === 0) map.set('key', item);
      else assert.equal(map.getOrInsertComputed('key', () => item).serial <= serial, true);
      const held = map.get('key');
      assert.ok(held !== undefined);
      if (serial % 2000 !== 0) continue;
      await collectInNewJob();
      assert.equal(map.get('key'), held, 'it is held here');
    }
    await collectUntil(() => map.size === 0, 'the last value is collected');
    const { explicit, replaced, collected } = map.counters.removals;
    assert.ok(explicit > 0 && replaced > 0 && collected > 0);
  });

  it('tells each of many once, on all its observers (test_callbacks_…)', async () => {
    const told: number[] = [];
    const map = new WeakValueMap<number, Item>({ onCollected: (key) => told.push(key) });
    map.observe({ onRemoval: (key) => told.push(key) });
    for (let key = 0; key < 100; key++) map.set(key, { serial: key });
    await collectUntil(() => map.size === 0, 'all values are collected');
    await collectSomeMore();
    assert.deepEqual(
      told.sort((a, b) => a - b),
      Array.from({ length: 200 }, (_, i) => i >> 1),
    );
  });

  it('lets an observer change the map while a collection is told (test_weak_keyed_cascading_deletes)', async () => {
    const { map, items } = stocked(COUNT);
    const [first] = items as [Item];
    map.observe({
      onRemoval: (key, _value, cause) => {
        if (cause !== 'collected') return;
        map.delete(key + 1);
        map.set(key, first);
      },
    });
    items[4] = undefined;
    await collectUntil(() => map.get(4) === first, 'the value is collected and another one in its place');
    assert.deepEqual([map.has(5), map.size], [false, COUNT - 1]);
  });
});

describe('WeakValueMap that nobody holds', () => {
  async function isCollected(fill: (map: WeakValueMap<object, object>) => void): Promise<void> {
    const map = ((): WeakRef<WeakValueMap<object, object>> => {
      const temporary = new WeakValueMap<object, object>();
      fill(temporary);
      return new WeakRef(temporary);
    })();
    await collectUntil(() => map.deref() === undefined, 'the map is collected');
  }

  it('is collected though a value lives, and lets go of the key', async () => {
    const value = {};
    let key: WeakRef<object> | undefined;
    await isCollected((map) => {
      const temporary = {};
      key = new WeakRef(temporary);
      map.set(temporary, value);
    });
    await collectUntil(() => key?.deref() === undefined, 'the key is collected');
    assert.deepEqual(value, {});
  });

  it('is collected though a key of a living value leads to it (test_remove_closure)', async () => {
    const value = {};
    await isCollected((map) => map.set({ map }, value));
    assert.deepEqual(value, {});
  });

  it('is collected though a value, or a value by way of its key, leads to it', async () => {
    await isCollected((map) => map.set({}, { map }));
    await isCollected((map) => {
      const value = { map };
      map.set({ value }, value);
    });
  });

  it('is collected though an observer, and a reference that it handed out, are held', async () => {
    const observer = { onRemoval: (): void => {} };
    let refs: readonly WeakRef<object>[] = [];
    let unobserve: () => void = () => {};
    await isCollected((map) => {
      map.set({}, {});
      unobserve = map.observe(observer);
      refs = map.refs();
    });
    unobserve();
    assert.equal(refs.length, 1);
  });
});
