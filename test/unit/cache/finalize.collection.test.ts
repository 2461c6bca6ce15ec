import assert from 'node:assert/strict';
import { finalize, type Finalizer } from '../../../src/cache';
import { collectSomeMore, collectUntil } from './collected';

type AnyFinalizer = Finalizer<object, [object], object>;

describe('finalize and the garbage collector', () => {
  it('makes the call once when the object was collected, though nobody holds the finalizer', async () => {
    const calls: unknown[] = [];
    const held: { object?: object } = { object: {} };
    ((): void => void finalize(held.object as object, (...args: unknown[]) => calls.push(args), 'a', 1))();
    await collectSomeMore();
    assert.deepEqual(calls, []);
    delete held.object;
    await collectUntil(() => calls.length > 0, 'the object is collected');
    await collectSomeMore();
    assert.deepEqual(calls, [['a', 1]]);
  });

  it('makes none after it was called or detached before', async () => {
    const calls: string[] = [];
    const note = (name: string): number => calls.push(name);
    const [object] = ((): [WeakRef<object>] => {
      const temporary = {};
      finalize(temporary, note, 'called').call();
      finalize(temporary, note, 'detached').detach();
      return [new WeakRef(temporary)];
    })();
    await collectUntil(() => object.deref() === undefined, 'the object is collected');
    await collectSomeMore();
    assert.deepEqual(calls, ['called']);
  });

  it('lets an object go that was looked at', async () => {
    const finalizer = ((): Finalizer<object, [], void> => {
      const made = finalize({}, () => {});
      assert.notEqual(made.peek()?.object, undefined);
      return made;
    })();
    await collectUntil(() => !finalizer.alive, 'the object is collected');
    assert.equal(finalizer.peek(), undefined);
  });

  // As test_all_freed of CPython.
  for (const [way, end] of [
    ['the call by the engine', () => {}],
    ['a call by the program', (finalizer: AnyFinalizer): unknown => finalizer.call()],
    ['it was detached', (finalizer: AnyFinalizer): unknown => finalizer.detach()],
  ] as const) {
    it(`lets go of callback, argument and itself after ${way}`, async () => {
      const refs = ((): WeakRef<object>[] => {
        const callback = (given: object): object => given;
        const argument = {};
        const finalizer = finalize({}, callback, argument);
        end(finalizer);
        return [callback, argument, finalizer].map((object) => new WeakRef<object>(object));
      })();
      await collectUntil(() => refs.every((ref) => ref.deref() === undefined), 'all are collected');
    });
  }
});
