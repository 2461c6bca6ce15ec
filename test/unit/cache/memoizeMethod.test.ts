import assert from 'node:assert/strict';
import { CACHE_CREATED_HOOK, type CacheCreatedHook, memoizeMethod, memoOf } from '../../../src/cache';

class Shop {
  static readonly seen: string[] = [];
  calls = 0;

  constructor(readonly factor: number) {}

  @memoizeMethod({ maxSize: 2 })
  price(id: number): number {
    this.calls++;
    return id * this.factor;
  }

  @memoizeMethod()
  static tax(rate: number): number {
    Shop.seen.push(this.name);
    return rate / 100;
  }

  @memoizeMethod({ key: (order: { id: number }) => order.id, name: 'totals' })
  total(order: { id: number }, count = 1): number {
    return this.#secret(order.id) * count;
  }

  @memoizeMethod()
  #secret(id: number): number {
    this.calls++;
    return id;
  }

  @memoizeMethod()
  ['quoted name'](): string {
    return `${this.factor}`;
  }

  plain(): void {}
}

class Discount extends Shop {
  @memoizeMethod()
  override price(id: number): number {
    return super.price(id) / 2;
  }
}

/** The method alone, without an object. */
const price: (this: unknown, id: number) => number = Reflect.get<Shop, 'price'>(Shop.prototype, 'price');

describe('memoizeMethod', () => {
  it('remembers for each object on its own, and calls the method on it', () => {
    const [cheap, dear] = [new Shop(1), new Shop(10)];
    assert.deepEqual([cheap.price(3), dear.price(3), cheap.price(3), dear.price(3)], [3, 30, 3, 30]);
    assert.deepEqual([cheap.calls, dear.calls], [1, 1]);
    cheap.price(4);
    cheap.price(5);
    assert.deepEqual(memoOf(cheap, 'price').cacheInfo(), { hits: 1, misses: 3, maxSize: 2, currentSize: 2 });
    assert.deepEqual(memoOf(dear, 'price').cacheInfo(), { hits: 1, misses: 1, maxSize: 2, currentSize: 1 });
  });

  it('lets one object forget, and asks about one result', () => {
    const [cheap, dear] = [new Shop(1), new Shop(10)];
    for (const shop of [cheap, dear]) shop.price(3);
    const memo = memoOf(cheap, 'price');
    assert.equal(memo.cacheHas(3), true);
    assert.equal(memo.cacheDelete(3), true);
    assert.equal(memo.cacheHas(3), false);
    cheap.price(3);
    memo.cacheClear();
    assert.deepEqual(memo.cacheInfo(), { hits: 0, misses: 0, maxSize: 2, currentSize: 0 });
    assert.deepEqual(memo.cacheParameters(), { maxSize: 2, typed: true });
    assert.equal(memoOf(dear, 'price').cacheHas(3), true);
  });

  it('has a memory to ask before the first call', () => {
    assert.deepEqual(memoOf(new Shop(1), 'price').cacheInfo(), { hits: 0, misses: 0, maxSize: 2, currentSize: 0 });
  });

  it('keeps the memories of a method and of the one that overrides it apart', () => {
    const shop = new Discount(10);
    assert.deepEqual([shop.price(2), shop.price(2)], [10, 10]);
    assert.equal(shop.calls, 1);
    assert.deepEqual(memoOf(shop, 'price').cacheInfo(), { hits: 1, misses: 1, maxSize: 128, currentSize: 1 });
  });

  it('memoizes static and private methods, and takes a key function', () => {
    assert.deepEqual([Shop.tax(7), Shop.tax(7), Discount.tax(7)], [0.07, 0.07, 0.07]);
    assert.deepEqual(Shop.seen, ['Shop', 'Discount']);
    assert.equal(memoOf(Shop, 'tax').cacheInfo().hits, 1);
    const shop = new Shop(1);
    assert.deepEqual([shop.total({ id: 4 }), shop.total({ id: 4 }, 100), shop.total({ id: 5 })], [4, 4, 5]);
    assert.equal(shop.calls, 2);
  });

  it('names each cache after its class and method, or as it is told', () => {
    const names: string[] = [];
    const hooked = globalThis as { [CACHE_CREATED_HOOK]?: CacheCreatedHook };
    hooked[CACHE_CREATED_HOOK] = (cache) => names.push(cache.name);
    try {
      const bare = Object.create(null) as object;
      const anonymous = new (class {})();
      new Shop(1).price(1);
      new Discount(1).price(1);
      class Branch extends Shop {}
      Branch.tax(8);
      new Shop(1).total({ id: 1 });
      Reflect.apply(price, bare, [1]);
      Reflect.apply(price, anonymous, [1]);
    } finally {
      delete hooked[CACHE_CREATED_HOOK];
    }
    assert.deepEqual(names, [
      'Shop.price',
      'Discount.price',
      'Discount.price',
      'Branch.tax',
      'totals',
      'Shop.#secret',
      'price',
      'price',
    ]);
  });

  it('keeps name and length of the method', () => {
    assert.deepEqual([new Shop(1).price.name, new Shop(1).price.length], ['price', 1]);
    assert.deepEqual([new Shop(1)['quoted name'].name, new Shop(3)['quoted name']()], ['quoted name', '3']);
  });

  it('says what to do when the method is called without its object', () => {
    assert.throws(() => Reflect.apply(price, undefined, [1]), {
      name: 'TypeError',
      message: 'memoizeMethod: price needs its object; call it as object.price(…), or bind it',
    });
    assert.equal(price.call(new Shop(2), 4), 8);
  });

  it('refuses options that memoize refuses when the class is defined', () => {
    assert.throws(() => memoizeMethod({ maxSize: 1.5 }), {
      name: 'RangeError',
      message: 'memoizeMethod: maxSize must be an integer, or Infinity for no bound, not 1.5',
    });
  });

  it('refuses to decorate anything other than a method, and to be one of the older decorators', () => {
    const decorate = memoizeMethod() as unknown as (value: unknown, context: unknown) => void;
    const refused = {
      name: 'TypeError',
      message: 'memoizeMethod: it decorates methods of classes, as a standard decorator',
    };
    assert.throws(() => decorate(() => 1, { kind: 'getter', name: 'price' }), refused);
    assert.throws(() => decorate(Shop.prototype, 'price'), refused);
  });

  it('refuses to hand out the memory of a method that has none', () => {
    const shop = Object.assign(new Shop(1), { size: 3 });
    const refused = { name: 'TypeError', message: 'memoOf: plain is not a method that memoizeMethod decorates' };
    assert.throws(() => memoOf(shop, 'plain'), refused);
    assert.throws(() => memoOf(shop, 'size' as 'plain'), {
      ...refused,
      message: refused.message.replace('plain', 'size'),
    });
  });

  it('holds nothing of an object that is frozen, or made without its constructor', () => {
    const shop = Object.freeze(Object.setPrototypeOf({ factor: 3 }, Shop.prototype)) as Shop;
    assert.equal(shop['quoted name'](), '3');
    assert.equal(shop['quoted name'](), '3');
    assert.equal(memoOf(shop, 'quoted name').cacheInfo().hits, 1);
  });
});
