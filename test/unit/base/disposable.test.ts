import assert from 'node:assert/strict';
import { DisposableStore } from '../../../src/base/disposable';

describe('DisposableStore', () => {
  it('releases what it owns once, the last one added first', () => {
    const released: string[] = [];
    const store = new DisposableStore();
    for (const name of ['a', 'b', 'c']) store.add({ dispose: () => void released.push(name) });
    assert.deepEqual(released, []);
    store.dispose();
    store.dispose();
    assert.deepEqual(released, ['c', 'b', 'a']);
  });

  it('hands back what it takes', () => {
    const owned = { dispose: () => undefined, name: 'owned' };
    assert.equal(new DisposableStore().add(owned), owned);
  });

  it('releases at once what is added after its disposal', () => {
    const store = new DisposableStore();
    store.dispose();
    let released = 0;
    store.add({ dispose: () => void released++ });
    assert.equal(released, 1);
    store.dispose();
    assert.equal(released, 1);
  });

  it('releases what is added while it releases', () => {
    const store = new DisposableStore();
    let released = false;
    store.add({ dispose: () => void store.add({ dispose: () => void (released = true) }) });
    store.dispose();
    assert.ok(released);
  });
});
