import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { LastLines } from '../../../src/session/lastLines';

const LONGEST = 2_000;

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\r\n', 'ß', '🧀'), maxLength: 60, size: 'max' });

/** `whole` in pieces that begin at the given places. */
function cut(whole: string, places: readonly number[]): string[] {
  const cuts = [...new Set(places.map((place) => place % (whole.length + 1)))].sort((a, b) => a - b);
  return [0, ...cuts].map((from, i) => whole.slice(from, cuts[i] ?? whole.length));
}

describe('LastLines', () => {
  it('finds the same lines in however many pieces the text arrives', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 8 }), fc.integer({ min: 1, max: 5 }), (whole, places, cap) => {
        const lines = new LastLines(cap);
        const complete = cut(whole, places).flatMap((piece) => lines.push(piece));
        const all = whole.split(/\r?\n/);
        const open = all.pop() ?? '';
        assert.deepEqual(complete, all);
        assert.deepEqual(lines.toArray(), [...all, ...(open === '' ? [] : [open])].slice(-cap));
      }),
      { numRuns: 300 },
    );
  });

  it('says of each piece only the lines that it completed', () => {
    const lines = new LastLines(10);
    assert.deepEqual(lines.push('one\ntw'), ['one']);
    assert.deepEqual(lines.push('o'), []);
    assert.deepEqual(lines.push('\nthree\n'), ['two', 'three']);
  });

  it('takes a line end that arrives in two pieces for one', () => {
    const lines = new LastLines(10);
    assert.deepEqual([...lines.push('one\r'), ...lines.push('\ntwo\r\n')], ['one', 'two']);
  });

  it('keeps only the last lines, the one that is not complete yet among them', () => {
    const lines = new LastLines(3);
    lines.push('1\n2\n3\n4\n5');
    assert.deepEqual(lines.toArray(), ['3', '4', '5']);
  });

  it('cuts a line that is too long', () => {
    const lines = new LastLines(2);
    assert.deepEqual(lines.push(`${'x'.repeat(LONGEST + 1)}\n`), ['x'.repeat(LONGEST)]);
    assert.deepEqual(lines.toArray(), ['x'.repeat(LONGEST)]);
  });

  it('does not fill the memory with a line that never ends', () => {
    const lines = new LastLines(2);
    for (let i = 0; i < 1_000; i++) assert.deepEqual(lines.push('x'.repeat(100)), []);
    assert.deepEqual(lines.toArray(), ['x'.repeat(LONGEST)]);
  });
});
