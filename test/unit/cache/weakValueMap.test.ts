import assert from 'node:assert/strict';
import { WeakValueMap } from '../../../src/cache';

describe('WeakValueMap', () => {
  it('holds functions as well as objects', () => {
    const map = new WeakValueMap<string, object>();
    const values = [(): void => {}, [], /x/, new Map()];
    for (const [index, value] of values.entries()) map.set(`${index}`, value);
    assert.deepEqual(
      Array.from(map.entries(), ([, value]) => value),
      values,
    );
  });

  it('visits entries in the order in which their keys came', () => {
    const map = new WeakValueMap<string, object>();
    const [first, second] = [{}, {}];
    map.set('a', first).set('b', second).set('a', second);
    assert.deepEqual(
      [...map.entries()].map(([key]) => key),
      ['a', 'b'],
    );
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

  for (const value of [undefined, null, 0, 'text', true, 1n, Symbol('s')]) {
    const kind = value === null ? 'null' : typeof value;
    it(`refuses ${kind} and says what to use instead`, () => {
      const map = new WeakValueMap<string, object>();
      assert.throws(() => map.set('a', value as unknown as object), {
        name: 'TypeError',
        message:
          `WeakValueMap: a value must be an object or a function, not ${kind}; primitives are never collected, ` +
          'store them in a Map or an LruCache',
      });
      assert.equal(map.size, 0);
    });
  }
});
