import assert from 'node:assert/strict';
import { declaredName } from '../../../../src/snippets/memoizing/declaredName';

/** What a provider selects, what it calls it, and where the name is in it. */
const SELECTIONS: readonly (readonly [selected: string, symbol: string, name: string, offset: number])[] = [
  ['area', 'area', 'area', 0],
  ['#area', '#area', '#area', 0],
  ['#area', 'area', '#area', 0],
  ['area', 'area(width)', 'area', 0],
  ['export function area(width: number): number {\n  return area(width);\n}', 'area', 'area', 16],
  ['function $(id: string): Element {}', '$', '$', 9],
  ['function area<T>(width: T): T {}', 'area', 'area', 9],
  ['async async(id: string) {}', 'async', 'async', 6],
  ['of(id: number): number;', 'of', 'of', 0],
  ['of', 'of', 'of', 0],
  ['static async(id: string) {}', 'async', 'async', 7],
  ['public readonly area = (w: number) => w', 'area', 'area', 16],
  ['function (n) {}', 'b', 'b', 0],
  ['export default function (text: string) {}', 'default', 'default', 0],
];

describe('The name that a symbol declares', () => {
  for (const [selected, symbol, name, offset] of SELECTIONS) {
    it(`is "${name}" at ${offset} of "${selected.split('\n')[0]}", which is called "${symbol}"`, () => {
      assert.deepEqual(declaredName(selected, symbol), { name, offset });
    });
  }

  it('is none where no name begins', () => {
    assert.equal(declaredName("'a key': 1", 'a key'), undefined);
    assert.equal(declaredName('', 'area'), undefined);
  });
});
