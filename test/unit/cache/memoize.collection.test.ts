import assert from 'node:assert/strict';
import { memoize, memoizeMethod, memoOf, type RemovalCause } from '../../../src/cache';
import { collectionRegistry } from '../../../src/cache/collectionRegistry';
import { collectInNewJob, collectSomeMore, collectUntil } from './collected';
import { FakeRuntime } from './fakeRuntime';

/** Makes what is to be collected in a frame of its own, so that no register of the test's frame holds it. */
function apart<T>(make: () => T): T {
  return make();
}

describe('memoize and the garbage collector', () => {
  it('lets go of the arguments of a forgotten result', async () => {
    const sum = memoize((a: { n: number }, b: { n: number }) => a.n + b.n, { maxSize: 1 });
    const forgotten = [{ n: 1 }, { n: 2 }].map((argument) => {
      sum({ n: 0 }, argument);
      return new WeakRef(argument);
    });
    sum({ n: 3 }, { n: 4 });
    await collectUntil(
      () => forgotten.every((argument) => argument.deref() === undefined),
      'the arguments are collected',
    );
    sum({ n: 5 }, { n: 6 });
  });

  it('does not hold the arguments of a call that threw, nor those of a cache that never remembers', async () => {
    const broken = memoize((_argument: object): void => {
      throw new Error('broken');
    });
    const forgetful = memoize((_argument: object) => 1, { maxSize: 0 });
    const argument = ((): WeakRef<object> => {
      const temporary = {};
      try {
        broken(temporary);
      } catch {
        forgetful(temporary);
      }
      return new WeakRef(temporary);
    })();
    await collectUntil(() => argument.deref() === undefined, 'the argument is collected');
    forgetful(broken);
  });

  it('does not hold the arguments of a call that is never answered, once it was cleared or deleted', async () => {
    const load = memoize((_of: object) => new Promise<never>(() => undefined));
    const refs = apart(() => {
      const [cleared, deleted] = [{}, {}];
      for (const argument of [cleared, deleted]) void load(argument);
      load.cacheDelete(deleted);
      load.cacheClear();
      return [new WeakRef(cleared), new WeakRef(deleted)];
    });
    await collectUntil(() => refs.every((ref) => ref.deref() === undefined), 'the arguments are collected');
    void load({});
  });

  it('goes with its cache when nothing holds it', async () => {
    const fn = new WeakRef(memoize((n: number) => n));
    await collectUntil(() => fn.deref() === undefined, 'the memoized function is collected');
  });

  it('goes with its cache and its timer although results are going to end', async () => {
    const runtime = new FakeRuntime();
    const fn = apart(() => {
      const memo = memoize((n: object) => ({ n }), { ttlMs: 1000, runtime, weak: true });
      memo(runtime);
      return new WeakRef(memo);
    });
    await collectUntil(() => fn.deref() === undefined && runtime.armed === 0, 'function and timer are gone');
  });

  it('goes although a long-lived object is one of its weak arguments', async () => {
    const app = {};
    const fn = apart(() => {
      const memo = memoize((of: object, n: number) => ({ of, n }), { weak: true });
      for (let n = 0; n < 300; n++) memo(app, n);
      return new WeakRef(memo);
    });
    await collectUntil(() => fn.deref() === undefined, 'the memoized function is collected');
    assert.ok(app);
  });
});

describe('memoize with weak arguments and the garbage collector', () => {
  const told: [key: unknown, value: unknown, cause: RemovalCause][] = [];
  const observer = { onRemoval: (...removal: [unknown, unknown, RemovalCause]) => void told.push(removal) };

  beforeEach(() => {
    told.length = 0;
  });

  it('tells each result of a collected argument once, with nothing in its place, though the result refers to it', async () => {
    const pair = memoize((of: object, n: number, other?: object) => ({ of, n, other }), { weak: true });
    pair.cache.observe(observer);
    const app = {};
    apart(() => {
      const argument = {};
      pair(argument, 1);
      pair(argument, 2);
      pair(argument, 3, argument);
      pair(app, 4, argument);
      pair(app, 5);
      assert.equal(pair(argument, 1).of, argument);
    });
    assert.equal(pair.cache.size, 5);
    await collectUntil(() => pair.cache.size === 1, 'the results leave');
    await collectSomeMore();
    assert.deepEqual(
      new Set(told.map((removal) => JSON.stringify(removal))),
      new Set([
        '[[null,1],null,"collected"]',
        '[[null,2],null,"collected"]',
        '[[null,3,null],null,"collected"]',
        '[[{},4,null],null,"collected"]',
      ]),
    );
    assert.equal(told.length, 4);
    assert.ok(told.every(([, value]) => value === undefined));
    assert.equal(pair.cache.counters.removals.collected, 4);
    assert.equal(pair.cacheHas(app, 5), true);
  });

  it('holds primitives of a collected result no longer, nor those of one that had to go', async () => {
    const fn = memoize((mark: symbol, of: object, other: symbol) => [mark, of, other], { weak: true, maxSize: 2 });
    const app = {};
    // Symbols can be held weakly in the engines that run this, which the types do not know yet.
    const marks = apart(() => {
      const made = Array.from({ length: 6 }, (_, i) => Symbol(i));
      const [a, b, c, d, e, f] = made as [symbol, symbol, symbol, symbol, symbol, symbol];
      fn(a, app, b);
      fn(c, {}, d);
      fn(e, {}, f);
      return made.map((mark) => new WeakRef(mark as unknown as object));
    });
    await collectUntil(() => marks.every((mark) => mark.deref() === undefined), 'the symbols are collected');
    assert.equal(fn.cache.size, 0);
    assert.deepEqual(
      { ...fn.cache.counters.removals },
      { explicit: 0, replaced: 0, collected: 2, expired: 0, size: 1 },
    );
  });

  it('tells a victim as collected when its argument is dead already, and not again later', async () => {
    const fn = memoize((of: object) => ({ of }), { weak: true, maxSize: 1 });
    fn.cache.observe(observer);
    const next = {};
    const ref = apart(() => {
      const argument = {};
      fn(argument);
      return new WeakRef(argument);
    });
    // In the very job in which it is found dead, no finalizer has run yet.
    for (let turn = 0; turn < 100 && ref.deref() !== undefined; turn++) await collectInNewJob();
    fn(next);
    await collectSomeMore();
    assert.deepEqual(told, [[[undefined], undefined, 'collected']]);
    assert.equal(fn.cache.size, 1);
  });

  it('tells nothing of arguments that are collected after their results were cleared or deleted', async () => {
    const fn = memoize((of: object) => ({ of }), { weak: true });
    fn.cache.observe(observer);
    const refs = apart(() => {
      const [cleared, deleted] = [{}, {}];
      fn(cleared);
      fn(deleted);
      fn.cacheDelete(deleted);
      fn.cacheClear();
      told.length = 0;
      return [new WeakRef(cleared), new WeakRef(deleted)];
    });
    await collectUntil(() => refs.every((ref) => ref.deref() === undefined), 'the arguments are collected');
    await collectSomeMore();
    assert.deepEqual(told, []);
    assert.equal(fn.cache.size, 0);
  });

  it('leaves no registration at arguments that live on, neither when it is cleared nor when it is collected', async () => {
    const tokens: WeakRef<WeakKey>[] = [];
    const register = collectionRegistry.register.bind(collectionRegistry);
    collectionRegistry.register = (target, held, token) => {
      if (token !== undefined) tokens.push(new WeakRef(token));
      register(target, held, token);
    };
    try {
      const living = Array.from({ length: 20 }, (_, serial) => ({ serial }));
      const kept = memoize((of: object) => ({ of }), { weak: true });
      apart(() => {
        const dropped = memoize((of: object) => ({ of }), { weak: true });
        for (const object of living) dropped(object);
        for (const object of living) kept(object);
        kept.cacheClear();
      });
      assert.equal(tokens.length, 2 * living.length);
      // The token is held by its registration, so it lives as long as that.
      await collectUntil(() => tokens.every((token) => token.deref() === undefined), 'all registrations are ended');
      assert.equal(living.length, 20);
    } finally {
      // Its own one hides that of all registries.
      Reflect.deleteProperty(collectionRegistry, 'register');
    }
  });

  it('holds a key weakly that the key function returns', async () => {
    const fn = memoize((call: { owner: object }) => [call.owner], { weak: true, key: ({ owner }) => owner });
    apart(() => fn({ owner: {} }));
    assert.equal(fn.cache.size, 1);
    await collectUntil(() => fn.cache.size === 0, 'the result leaves');
  });

  it('forgets what is in flight when an argument is collected, without telling, and does not remember it later', async () => {
    let settle = (_value: number): void => undefined;
    const fn = memoize((_of: object) => new Promise<number>((resolve) => (settle = resolve)), { weak: true });
    fn.cache.observe(observer);
    const { ref, promise } = apart(() => {
      const argument = {};
      return { promise: fn(argument), ref: new WeakRef(argument) };
    });
    await collectUntil(() => ref.deref() === undefined, 'the argument is collected');
    await collectSomeMore();
    settle(5);
    assert.equal(await promise, 5);
    assert.deepEqual([told, fn.cache.size], [[], 0]);
  });

  it('expires results of dead arguments as collected when the timer comes first', async () => {
    const runtime = new FakeRuntime();
    const fn = memoize((of: object) => ({ of }), { weak: true, ttlMs: 10, runtime });
    fn.cache.observe(observer);
    const alive = {};
    apart(() => fn({}));
    fn(alive);
    await collectUntil(() => told.length === 1, 'the result leaves');
    runtime.advance(10);
    assert.deepEqual(
      told.map(([, , cause]) => cause),
      ['collected', 'expired'],
    );
  });
});

describe('memoizeMethod and the garbage collector', () => {
  it('keeps no object alive, whatever its results refer to, and no timer', async () => {
    const runtime = new FakeRuntime();
    class Shop {
      @memoizeMethod({ ttlMs: 1000, runtime })
      self(_n: number): this {
        return this;
      }

      @memoizeMethod()
      async later(of: object): Promise<unknown[]> {
        return [this, of];
      }
    }
    const stays = new Shop();
    stays.self(1);
    const refs = await (async () => {
      const made = Array.from({ length: 20 }, () => new Shop());
      for (const shop of made) {
        shop.self(1);
        await shop.later(stays);
        assert.equal(memoOf(shop, 'self').cacheInfo().currentSize, 1);
      }
      return made.map((shop) => new WeakRef(shop));
    })();
    await collectUntil(
      () => refs.every((ref) => ref.deref() === undefined) && runtime.armed === 1,
      'all objects but one go',
    );
    assert.equal(memoOf(stays, 'self').cacheHas(1), true);
  });
});
