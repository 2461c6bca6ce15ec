import assert from 'node:assert/strict';
import { RecencyEntry, RecencyList } from '../../../src/cache/recencyList';

describe('RecencyList', () => {
  it('has no oldest entry while it is empty', () => {
    const list = new RecencyList<RecencyEntry<string, number>>();
    assert.equal(list.oldest, undefined);
    const only = new RecencyEntry('a', 1);
    list.add(only);
    assert.equal(list.oldest, only);
    list.remove(only);
    assert.equal(list.oldest, undefined);
    list.add(only);
    list.clear();
    assert.equal(list.oldest, undefined);
    assert.deepEqual(list.toArray(), []);
  });

  it('keeps its order when the only, the newest, the oldest and a middle entry are touched', () => {
    const list = new RecencyList<RecencyEntry<string, number>>();
    const [a, b, c] = ['a', 'b', 'c'].map((key) => new RecencyEntry(key, 0)) as [
      RecencyEntry<string, number>,
      RecencyEntry<string, number>,
      RecencyEntry<string, number>,
    ];
    list.add(a);
    list.touch(a);
    list.add(b);
    list.add(c);
    const order = (): string => list.toArray().reduce((keys, { key }) => keys + key, '');
    assert.equal(order(), 'cba');
    list.touch(c);
    assert.equal(order(), 'cba');
    list.touch(a);
    assert.equal(order(), 'acb');
    list.touch(c);
    assert.equal(order(), 'cab');
    assert.equal(list.oldest, b);
  });
});
