import assert from 'node:assert/strict';
import { callEach, throwAfter } from '../../../src/cache/callEach';

function fail(message: string): never {
  throw new Error(message);
}

describe('callEach', () => {
  it('calls with every item in order', () => {
    const seen: number[] = [];
    callEach([1, 2, 3], (item) => seen.push(item));
    assert.deepEqual(seen, [1, 2, 3]);
  });

  it('calls with the rest after a failure, and throws the only error as it is', () => {
    const seen: number[] = [];
    const error = new Error('two');
    assert.throws(
      () =>
        callEach([1, 2, 3], (item) => {
          if (item === 2) throw error;
          seen.push(item);
        }),
      (thrown) => thrown === error,
    );
    assert.deepEqual(seen, [1, 3]);
  });

  it('throws several errors as one that says how many', () => {
    assert.throws(() => callEach(['a', 'b'], fail), {
      name: 'AggregateError',
      message: '2 callbacks failed, see errors',
      errors: [new Error('a'), new Error('b')],
    });
  });

  it('passes on a thrown undefined', () => {
    let caught = false;
    try {
      callEach([1], () => {
        // oxlint-disable-next-line typescript/only-throw-error -- programs do
        throw undefined;
      });
    } catch {
      caught = true;
    }
    assert.ok(caught);
  });
});

describe('throwAfter', () => {
  it('throws the error itself after cleaning up', () => {
    let isClean = false;
    const error = new Error('first');
    assert.throws(
      () =>
        throwAfter(error, () => {
          isClean = true;
        }),
      (thrown) => thrown === error,
    );
    assert.ok(isClean);
  });

  it('throws both errors when cleaning up fails too', () => {
    assert.throws(() => throwAfter(new Error('first'), () => fail('second')), {
      name: 'AggregateError',
      errors: [new Error('first'), new Error('second')],
    });
  });
});
