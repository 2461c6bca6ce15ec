import assert from 'node:assert/strict';
import { runCheese } from '../../../src/scenarios/cheese';
import { Rehearsal } from './rehearsal';

/** Holds its value for good, so that no collection, not even one that nobody requested, takes it. */
class StrongRef<T> {
  constructor(readonly value: T) {}

  deref(): T {
    return this.value;
  }
}

describe('the cheese scenario, where nothing is collected', () => {
  const { gc, WeakRef } = globalThis;
  beforeEach(() => void Object.assign(globalThis, { gc: undefined, WeakRef: StrongRef }));
  afterEach(() => void Object.assign(globalThis, { gc, WeakRef }));

  it('says how to run it when nobody can request a collection', async () => {
    const alone = new Rehearsal().run(() => runCheese(), { observed: false });
    await assert.rejects(alone, { message: 'run this program with: node --expose-gc' });
  });

  it('gives up waiting after a while and says what was not as expected', async () => {
    const { checks, printed, operations } = await new Rehearsal().run(() => runCheese(), { observed: true });
    assert.deepEqual(operations, [1, 2, 3, 4]);
    assert.deepEqual(
      checks.map(({ met }) => met),
      [true, false, false, false, false, false],
    );
    assert.equal(printed.at(-1), 'the stock is empty: observed: 0 collected, 4 alive, NOT as expected');
  });
});
