import assert from 'node:assert/strict';
import { WeakRefSet, WeakValueMap } from '../../../src/cache';
import { collectInNewJob, collectSomeMore, collectUntil } from './collected';

// What packages for the same purpose get wrong, each seen there.

describe('the weak collections, other than their peers', () => {
  // @cspell/strong-weak-map: 1000 entries of dead values stay, with their keys, until each is asked for.
  it('lose entries of dead values, and their keys, though nobody touches them', async () => {
    const map = new WeakValueMap<object, object>();
    const keys = ((): WeakRef<object>[] =>
      Array.from({ length: 1000 }, () => {
        const key = {};
        map.set(key, {});
        return new WeakRef(key);
      }))();
    await collectUntil(() => map.size === 0, 'all values are collected');
    await collectUntil(() => keys.every((key) => key.deref() === undefined), 'all keys are collected');
  });

  // weakref#1, weak-value#1, dxos#10856: the finalizer of the old value deletes the new one.
  it('keep the new value of a key when the old one is collected, whatever came in between', async () => {
    const map = new WeakValueMap<string, { serial: number }>();
    const fresh = { serial: 0 };
    const between: readonly (() => unknown)[] = [
      () => map.set('key', fresh),
      () => map.delete('key') && map.set('key', fresh),
      () => map.set('key', { serial: 2 }).set('key', fresh),
      () => map.takeAny() && map.set('other', {} as never) && map.set('key', fresh),
    ];
    for (const act of between) {
      map.clear();
      const old = ((): WeakRef<object> => {
        const temporary = { serial: 1 };
        map.set('key', temporary);
        act();
        return new WeakRef(temporary);
      })();
      await collectUntil(() => old.deref() === undefined, 'the old value is collected');
      await collectSomeMore();
      assert.equal(map.get('key'), fresh);
    }
  });

  // weakref: its size falls, but nobody is told what left.
  it('tell what left', async () => {
    const left: string[] = [];
    const map = new WeakValueMap<string, object>({ onCollected: (key) => left.push(key) });
    map.set('key', {});
    await collectUntil(() => map.size === 0, 'the value is collected');
    assert.deepEqual(left, ['key']);
  });

  // iterable-weak: values() yields undefined between collection and finalizer. weak-value: it yields WeakRefs.
  it('hand out nothing but living values, also before the engine has told of the dead', async () => {
    const [kept, set, map] = [{}, new WeakRefSet<object>(), new WeakValueMap<object | string, object>()];
    ((): void => {
      for (let i = 0; i < 3; i++) {
        const dying = {};
        set.add(dying);
        map.set({}, dying);
      }
    })();
    set.add(kept);
    map.set('kept', kept);
    await collectInNewJob();
    assert.deepEqual([set.size, map.size], [4, 4], 'nothing was told yet');
    for (const values of [set, set.values(), set.keys(), map.values()]) assert.deepEqual([...values], [kept]);
    assert.deepEqual([...set.entries()], [[kept, kept]]);
    for (const entries of [map, map.entries()]) assert.deepEqual([...entries], [['kept', kept]]);
    assert.deepEqual([...map.keys()], ['kept']);
    let visits = 0;
    set.forEach((member) => visits++ || assert.equal(member, kept));
    map.forEach((value) => visits++ || assert.equal(value, kept));
    assert.equal(visits, 2);
  });

  // weak-lru-cache: values that cannot be held weakly are held strongly, 1000 of 1000.
  it('hold no value strongly, and refuse what they would have to', async () => {
    const map = new WeakValueMap<number, object>();
    assert.throws(() => map.set(0, 'text' as unknown as object), TypeError);
    for (let key = 0; key < 1000; key++) map.set(key, [key]);
    await collectUntil(() => map.size === 0, 'all values are collected');
  });
});
