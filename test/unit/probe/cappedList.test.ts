import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { CappedList } from '../../../src/probe/cappedList';

/** Pushes an item, counts one that was not made, or takes what there is. */
const act = fc.oneof(
  { weight: 8, arbitrary: fc.nat() },
  { weight: 2, arbitrary: fc.constant('leave out' as const) },
  { weight: 2, arbitrary: fc.constant('take' as const) },
);

describe('CappedList', () => {
  it('keeps the first ones since it was last taken, counts the others, and loses none', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.array(act, { maxLength: 60, size: 'max' }), (cap, acts) => {
        const list = new CappedList<number>(cap);
        let pushed: number[] = [];
        let leftOut = 0;
        for (const each of acts) {
          assert.equal(list.hasRoom, pushed.length < cap);
          if (each === 'take') {
            const kept = pushed.slice(0, cap);
            assert.deepEqual(list.take(), { items: kept, leftOut: leftOut + pushed.length - kept.length });
            [pushed, leftOut] = [[], 0];
          } else if (each === 'leave out') {
            list.leaveOut();
            leftOut++;
          } else {
            list.push(each);
            pushed.push(each);
          }
        }
      }),
    );
  });

  it('does not touch any more what it has handed out', () => {
    const list = new CappedList<string>(2);
    list.push('a');
    const { items } = list.take();
    list.push('b');
    assert.deepEqual(items, ['a']);
  });
});
