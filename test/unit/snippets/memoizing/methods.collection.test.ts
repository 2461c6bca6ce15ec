import { strict as assert } from 'node:assert';
import { runInThisContext } from 'node:vm';
import { applyChanges } from '../../../../src/snippets/context/textChange';
import { defaultStyle } from '../../../../src/snippets/defaultStyle';
import { memoizeAt } from '../../../../src/snippets/memoizing/memoizeAt';
import { collectUntil } from '../../cache/collected';

const SOURCE = 'class Shape {\n  constructor(w) {\n    this.w = w;\n  }\n  area(h) {\n    return this.w * h;\n  }\n}\n';

interface Shape {
  area(h: number): number;
}

describe('A memoized method', () => {
  it('does not keep its object alive', async () => {
    const done = memoizeAt(SOURCE, 'javascript', defaultStyle('javascript'), {
      name: 'area',
      start: SOURCE.indexOf('area'),
    });
    assert.ok('changes' in done);
    const create = runInThisContext(
      `(() => {\n${applyChanges(SOURCE, done.changes)}\nreturn (w) => new Shape(w);\n})()`,
    ) as (w: number) => Shape;
    const use = (): WeakRef<Shape> => {
      const shape = create(2);
      assert.equal(shape.area(3) + shape.area(3), 12);
      return new WeakRef(shape);
    };
    const shape = use();
    await collectUntil(() => shape.deref() === undefined, 'the shape is collected');
  });
});
