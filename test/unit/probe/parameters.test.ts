import assert from 'node:assert/strict';
import { Parameters } from '../../../src/probe/parameters';
import { NAME_LIST_CAP } from '../../../src/protocol/probe';

const skew = { id: 'skew', label: 'Skew of the keys', min: 0, max: 2, step: 0.1, value: 1 };

describe('the parameters of a program', () => {
  let parameters: Parameters;
  beforeEach(() => void (parameters = new Parameters()));

  it('are read as they were set last', () => {
    const read = parameters.add(skew);
    assert.equal(read(), 1);
    parameters.set('skew', 2);
    assert.equal(read(), 2);
    assert.deepEqual(parameters.toArray(), [{ ...skew, value: 2 }]);
  });

  it('refuse what is not between their bounds, and what there is not, and stay', () => {
    const read = parameters.add(skew);
    for (const value of [-0.1, 2.1, Number.NaN]) {
      assert.throws(() => parameters.set('skew', value), { message: '"Skew of the keys" must be from 0 to 2.' });
    }
    assert.throws(() => parameters.set('size', 1), { message: 'The program has no parameter "size".' });
    assert.equal(read(), 1);
  });

  it('take the place of one of the same id', () => {
    parameters.add(skew);
    const read = parameters.add({ ...skew, max: 5, value: 4 });
    parameters.set('skew', 5);
    assert.deepEqual([read(), parameters.toArray().length], [5, 1]);
  });

  for (const [what, wrong] of [
    ['a value out of the bounds', { value: 3 }],
    ['bounds the wrong way round', { min: 2, max: 0 }],
    ['a bound that is not finite', { max: Infinity }],
    ['a step that is no number', { step: Number.NaN }],
  ] as const) {
    it(`are refused with ${what}`, () => {
      assert.throws(() => parameters.add({ ...skew, ...wrong }), /parameter "skew": give finite numbers/);
    });
  }

  it('are only so many; one more keeps its value', () => {
    for (let i = 0; i < NAME_LIST_CAP; i++) parameters.add({ ...skew, id: `p${i}` });
    assert.equal(parameters.add(skew)(), 1);
    assert.equal(parameters.toArray().length, NAME_LIST_CAP);
  });
});
