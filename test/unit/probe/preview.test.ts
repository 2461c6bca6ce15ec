import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { preview } from '../../../src/probe/preview';
import { PREVIEW_CAP } from '../../../src/protocol/keyName';

/** Fails the test when anything of it is read, called or asked for. */
const touchy: ProxyHandler<object> = new Proxy(
  {},
  {
    get: (_target, trap) => () => assert.fail(`the program's code was run: ${String(trap)}`),
  },
);

describe('preview', () => {
  it('shows what a key is', () => {
    const keys: [key: unknown, shown: string][] = [
      ['user:1', 'user:1'],
      ['', ''],
      [42, '42'],
      [-0, '0'],
      [Number.NaN, 'NaN'],
      [12n, '12n'],
      [true, 'true'],
      [undefined, 'undefined'],
      [null, 'null'],
      [Symbol('secret'), 'Symbol(secret)'],
      [() => 1, 'a function'],
      [class {}, 'a function'],
      [{ name: 'x' }, 'an object'],
      [new Date(0), 'an object'],
      [[], '[]'],
      [[10, '10', 10n], "[10, '10', 10n]"],
      [[[1, 2], { name: 'x' }, null, undefined], '[an array of 2, an object, null, undefined]'],
      [Array.from({ length: 10 }, (_, i) => i), '[0, 1, 2, 3, 4, 5, 6, 7, … 2 more]'],
    ];
    for (const [key, shown] of keys) assert.equal(preview(key), shown);
  });

  it('cuts a long text and marks the cut', () => {
    assert.equal(preview('k'.repeat(PREVIEW_CAP)), 'k'.repeat(PREVIEW_CAP));
    assert.equal(preview('k'.repeat(PREVIEW_CAP + 1)), `${'k'.repeat(PREVIEW_CAP - 1)}…`);
    assert.equal(preview(Symbol('k'.repeat(500))).length, PREVIEW_CAP);
    assert.equal(preview(10n ** 500n).length, PREVIEW_CAP);
  });

  it('never runs the code of the program', () => {
    const touched = (): never => assert.fail("the program's code was run");
    const object = {
      toString: touched,
      valueOf: touched,
      toJSON: touched,
      [Symbol.toPrimitive]: touched,
      get name() {
        return touched();
      },
      get [Symbol.toStringTag]() {
        return touched();
      },
    };
    assert.equal(preview(object), 'an object');
    assert.equal(preview(Object.assign(() => 1, { toString: touched })), 'a function');
    assert.equal(preview(Object.assign([1], { toString: touched })), '[1]');
    assert.equal(preview(Object.defineProperty([], 0, { get: touched })), '[undefined]');
    assert.equal(preview([object]), '[an object]');
  });

  it('never runs the traps of a proxy, nor throws at one that was revoked', () => {
    for (const target of [{}, []]) assert.equal(preview(new Proxy(target, touchy)), 'an object');
    assert.equal(preview(new Proxy(() => 1, touchy)), 'a function');
    for (const target of [{}, []]) assert.equal(preview([new Proxy(target, touchy)]), '[an object]');
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    assert.equal(preview(proxy), 'an object');
  });

  it('makes a text of anything, never longer than the cap', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withSparseArray: true,
        }),
        (key) => preview(key).length <= PREVIEW_CAP,
      ),
    );
  });
});
