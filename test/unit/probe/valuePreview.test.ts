import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { valuePreview } from '../../../src/probe/valuePreview';
import { PREVIEW_CAP } from '../../../src/protocol/keyName';

const touched = (): never => assert.fail("the program's code was run");

/** Fails the test when anything of it is read, called or asked for. */
const touchy: ProxyHandler<object> = new Proxy({}, { get: () => touched });

class User {
  constructor(
    readonly name: string,
    readonly age: number,
  ) {}
}

describe('valuePreview', () => {
  it('shows what a value is', () => {
    const values: [value: unknown, shown: string][] = [
      ['brie', "'brie'"],
      [42, '42'],
      [undefined, 'undefined'],
      [null, 'null'],
      [() => 1, 'a function'],
      [[1, 'two'], "[1, 'two']"],
      [{}, '{}'],
      [
        { id: 7, name: 'Ann', tags: ['a', 'b'], at: { x: 1 } },
        "{ id: 7, name: 'Ann', tags: an array of 2, at: an object }",
      ],
      [{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 }, '{ a: 1, b: 2, c: 3, d: 4, e: 5, … 2 more }'],
      [Object.create(null), '{}'],
      [new User('Ann', 30), "User { name: 'Ann', age: 30 }"],
      [new Map([[1, 2]]), 'Map(1)'],
      [new Set([1, 2]), 'Set(2)'],
      [Buffer.alloc(9), 'Buffer(9)'],
      [new Float64Array(3), 'Float64Array(3)'],
      [new Date(0), 'Date'],
      [Promise.resolve(1), 'Promise'],
      [new Proxy({}, touchy), 'an object'],
    ];
    for (const [value, shown] of values) assert.equal(valuePreview(value), shown);
  });

  it('never runs the code of the program', () => {
    const object = {
      toString: touched,
      toJSON: touched,
      get name() {
        return touched();
      },
      inner: new Proxy([], touchy),
      get [Symbol.toStringTag]() {
        return touched();
      },
    };
    assert.equal(
      valuePreview(object),
      '{ toString: a function, toJSON: a function, name: a getter, inner: an object }',
    );
    const named = Object.create({
      get constructor() {
        return touched();
      },
    }) as object;
    assert.equal(valuePreview(named), '{}');
    assert.equal(valuePreview(Object.setPrototypeOf({ a: 1 }, new Proxy({}, touchy))), '{ a: 1 }');
    class Sized extends Map<string, number> {
      override get size(): number {
        return touched();
      }
      static override get name(): string {
        return touched();
      }
    }
    assert.equal(valuePreview(new Sized([['a', 1]])), 'Object(1)');
    assert.equal(valuePreview(Object.defineProperty(new Uint8Array(2), 'length', { get: touched })), 'Uint8Array(2)');
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    assert.equal(valuePreview(proxy), 'an object');
  });

  it('lists the members of an object with very many once only', () => {
    const large = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`m${i}`, i]));
    assert.equal(valuePreview(large), '{ m0: 0, m1: 1, m2: 2, m3: 3, m4: 4, … 96 more }');
    assert.equal(valuePreview(large), '{ … }');
  });

  it('makes a text of anything, never longer than the cap', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
    });
    fc.assert(fc.property(anything, (value) => valuePreview(value).length <= PREVIEW_CAP));
    assert.equal(valuePreview('k'.repeat(500)).length, PREVIEW_CAP);
  });
});
