import assert from 'node:assert/strict';
import { finalize, Finalizer, runExitFinalizers } from '../../../src/cache';
import { FakeCollector } from './fakeCollector';

function add(this: void, a: number, b: number): number {
  return a + b;
}

describe('finalize', () => {
  let collector: FakeCollector;
  beforeEach(() => {
    collector = new FakeCollector();
    collector.install();
  });
  afterEach(() => {
    // So that none is left for another test.
    runExitFinalizers();
    collector.uninstall();
  });

  // As test_finalize of CPython.
  it('is alive until it is called, and returns the result of the callback only then', () => {
    const object = {};
    const finalizer = finalize(object, add, 67, 43);
    assert.ok(finalizer instanceof Finalizer);
    assert.equal(finalizer.alive, true);
    assert.deepEqual(finalizer.peek(), { object, callback: add, args: [67, 43] });
    assert.equal(finalizer.call(), 110);
    assert.deepEqual([finalizer.alive, finalizer.peek(), finalizer.detach()], [false, undefined, undefined]);
    assert.equal(finalizer.call(), undefined);
    assert.equal(collector.registrations, 0);
  });

  it('makes no call any more once it was detached', () => {
    const object = {};
    const finalizer = finalize(object, add, 1, 2);
    assert.deepEqual(finalizer.detach(), { object, callback: add, args: [1, 2] });
    assert.deepEqual([finalizer.alive, finalizer.peek(), finalizer.detach()], [false, undefined, undefined]);
    assert.equal(finalizer.call(), undefined);
    collector.collect(object);
    collector.callBack();
  });

  it('is called when the object was collected, once', () => {
    const calls: unknown[][] = [];
    const object = {};
    const finalizer = finalize(object, (...args: number[]) => calls.push(args), 1, 2, 3);
    collector.collect(object);
    assert.equal(finalizer.alive, true);
    collector.callBack();
    assert.deepEqual([calls, finalizer.alive, finalizer.call()], [[[1, 2, 3]], false, undefined]);
  });

  it('has no object to show, and can still be detached, while the call is about to come', () => {
    let calls = 0;
    const callback = (): number => ++calls;
    const object = {};
    const finalizer = finalize(object, callback);
    collector.collect(object);
    assert.deepEqual(finalizer.peek(), { object: undefined, callback, args: [] });
    assert.deepEqual(finalizer.detach(), { object: undefined, callback, args: [] });
    collector.callBack();
    assert.equal(calls, 0);
  });

  it('takes several for one object, each on its own', () => {
    const calls: number[] = [];
    const object = (): void => {};
    const note = (n: number): number => calls.push(n);
    finalize(object, note, 1);
    finalize(object, note, 2).detach();
    finalize(object, note, 3);
    collector.collect(object);
    collector.callBack();
    assert.deepEqual(calls, [1, 3]);
  });

  it('is not alive any more inside its callback', () => {
    const seen: unknown[] = [];
    const finalizer: Finalizer<object, [], void> = finalize({}, () => {
      seen.push(finalizer.alive, finalizer.peek(), finalizer.call());
    });
    finalizer.call();
    assert.deepEqual(seen, [false, undefined, undefined]);
  });

  it('passes on what the callback throws, and counts as called', () => {
    const finalizer = finalize({}, () => {
      throw new Error('no more');
    });
    assert.throws(() => finalizer.call(), { message: 'no more' });
    assert.equal(finalizer.alive, false);
  });

  // As test_arg_errors of CPython.
  for (const object of [undefined, null, 1, 'text', true, 1n, Symbol('s')]) {
    it(`refuses to watch ${String(object)}`, () => {
      assert.throws(() => finalize(object as unknown as object, () => {}), {
        name: 'TypeError',
        message: 'finalize: only objects and functions are ever collected; give one as the first argument',
      });
    });
  }

  it('refuses a callback that cannot be called', () => {
    for (const callback of [undefined, null, {}, 'text']) {
      assert.throws(() => finalize({}, callback as () => void), {
        name: 'TypeError',
        message: 'finalize: give a function to call as the second argument',
      });
    }
  });

  it('refuses a callback and arguments that are the object', () => {
    const refusal = {
      name: 'TypeError',
      message: 'finalize: callback and arguments would keep the object alive; give what the callback needs of it',
    };
    const own = (): void => {};
    const object = {};
    assert.throws(() => finalize(own, own), refusal);
    assert.throws(() => finalize(object, (...args: unknown[]) => args, 1, object), refusal);
  });
});

describe('runExitFinalizers', () => {
  // As test_atexit of CPython.
  it('makes the calls that are left, the newest first, but for those that are not to be made at exit', () => {
    const calls: string[] = [];
    const note = (name: string): number => calls.push(name);
    const object = {};
    const kept = ['a', 'b', 'c', 'd'].map((name) => finalize(object, note, name));
    (kept[1] as Finalizer<object, [string], number>).atExit = false;
    kept[2]?.call();
    runExitFinalizers();
    assert.deepEqual(calls, ['c', 'd', 'a']);
    runExitFinalizers();
    assert.deepEqual([calls.length, kept.map(({ alive }) => alive)], [3, [false, true, false, false]]);
    kept[1]?.detach();
  });

  it('makes those calls too that appear meanwhile, before older ones, and none that was called off meanwhile', () => {
    const calls: string[] = [];
    const note = (name: string): number => calls.push(name);
    finalize(note, () => calls.push('old'));
    const unwanted = finalize({}, note, 'unwanted');
    finalize({}, () => {
      calls.push('first');
      unwanted.detach();
      finalize(note, () => calls.push('late'));
    });
    runExitFinalizers();
    assert.deepEqual(calls, ['first', 'late', 'old']);
  });

  it('makes all calls though some fail, and throws what they threw at the end', () => {
    const calls: string[] = [];
    const fail = (message: string): never => {
      throw new Error(message);
    };
    const object = {};
    finalize(object, () => calls.push('made'));
    finalize(object, fail, 'one');
    finalize(object, fail, 'other');
    assert.throws(
      () => runExitFinalizers(),
      (error) => error instanceof AggregateError && error.errors.length === 2,
    );
    assert.deepEqual(calls, ['made']);
    finalize(object, fail, 'only');
    assert.throws(() => runExitFinalizers(), { message: 'only' });
  });
});
