import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { csvText, type Cell } from '../../../../src/session/export/csv';
import { eventsCsv } from '../../../../src/session/export/eventsCsv';
import { seriesCsv } from '../../../../src/session/export/seriesCsv';
import { cacheSample, frame, removal, removals } from '../../fixtures/frames';
import { FakeSession } from '../../views/fakeSource';

/** RFC 4180 read back, letter by letter. */
function parsed(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] as string;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') cell += text[++i];
      else isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === ',' || letter === '\r') {
      row.push(cell);
      cell = '';
      if (letter === ',') continue;
      assert.equal(text[++i], '\n');
      rows.push(row);
      row = [];
    } else cell += letter;
  }
  assert.deepEqual([row, cell, isQuoted], [[], '', false], 'every line has its end');
  return rows;
}

const letters = fc.string({
  unit: fc.constantFrom('a', '"', ',', '\n', '\r', '=', '+', '-', '@', '\t', ' ', 'ß', '🧀'),
});
const cell: fc.Arbitrary<Cell> = fc.oneof(letters, fc.double({ noNaN: true }), fc.constantFrom(null, undefined));

function shown(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  return /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
}

describe('A CSV table', () => {
  it('gives every cell back that went in, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1 }), fc.array(fc.array(cell, { minLength: 1 })), (header, rows) => {
        assert.deepEqual(
          parsed(csvText(header, rows)),
          [header, ...rows].map((row) => row.map(shown)),
        );
      }),
    );
  });

  it('has no text that a spreadsheet takes for a formula, and numbers as they are', () => {
    const text = csvText(['=a'], [['=HYPERLINK("x")'], ['+1'], ['-1'], ['@b'], ['\tc'], [-1], ['a=1']]);
    assert.equal(text, `'=a\r\n"'=HYPERLINK(""x"")"\r\n'+1\r\n'-1\r\n'@b\r\n'\tc\r\n-1\r\na=1\r\n`);
  });
});

describe('The tables of a session', () => {
  function session(): FakeSession {
    const made = new FakeSession(1);
    made.add(frame({ atMs: 100, caches: [cacheSample({ name: '=users', size: 2, hits: 3, misses: 1 })] }));
    made.add(
      frame({
        atMs: 200,
        caches: [cacheSample({ name: '=users', size: 1, hits: 5, misses: 1, removals: removals({ size: 1 }) })],
        removals: [removal({ key: '-1, "x"', atMs: 150, hits: 3 })],
      }),
    );
    return made;
  }

  it('are the series, a row for each moment', () => {
    const [header, ...rows] = parsed(seriesCsv(session()));
    assert.deepEqual(header, [
      ...['atMs', 'heapUsedBytes', 'weakAlive', "'=users#0 size", "'=users#0 hitRate", "'=users#0 rollingHitRate"],
      ...["'=users#0 hits", "'=users#0 misses", "'=users#0 removals.size"],
    ]);
    assert.deepEqual(rows, [
      ['100', '4000000', '', '2', '0.75', '0.75', '3', '1', '0'],
      ['200', '4000000', '', '1', '0.8333', '0.8333', '2', '0', '1'],
    ]);
  });

  it('are the events, a row for each', () => {
    assert.deepEqual(parsed(eventsCsv(session())), [
      ['id', 'atMs', 'cacheId', 'cache', 'key', 'cause', 'hits', 'idleMs', 'ageMs'],
      ['1', '150', '0', "'=users", `'-1, "x"`, 'size', '3', '', ''],
    ]);
  });
});
