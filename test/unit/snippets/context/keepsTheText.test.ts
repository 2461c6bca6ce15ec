import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { inserted } from './marked';

const SCRIPT_LINES = [
  '',
  '  ',
  'a();',
  '  b(',
  '  );',
  'if (a) {',
  '  c();',
  '}',
  'class D {',
  '  m() {',
  "f('{`(');",
  '`${',
  '}`',
  '/*',
  '*/',
];
const PYTHON_LINES = [
  '',
  '    ',
  'import a',
  'def f():',
  '    b()',
  'class D:',
  '    x = [',
  '    ]',
  '"""',
  '# c',
  "s = '('",
];

function nonBlank(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** Any text of such lines, with one or two cursors in it. */
function marked(lines: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(fc.constantFrom(...lines), { maxLength: 14 }), fc.array(fc.nat(), { minLength: 1, maxLength: 2 }))
    .map(([picked, cursors]) => {
      let text = picked.join('\n');
      const offsets = [...new Set(cursors.map((cursor) => cursor % (text.length + 1)))].sort((a, b) => b - a);
      for (const offset of offsets) text = `${text.slice(0, offset)}‸${text.slice(offset)}`;
      return text;
    });
}

describe('An insertion at any cursor, in code that is right or wrong', () => {
  for (const [language, lines] of [
    ['typescript', SCRIPT_LINES],
    ['python', PYTHON_LINES],
  ] as const) {
    it(`in ${language} keeps every line that is there, in order, and adds each line of the snippet whole`, () => {
      fc.assert(
        fc.property(marked(lines), (text) => {
          const imports = [{ module: 'm', names: ['M'], typeOnly: false }];
          const result = inserted(text, language, { imports, body: () => 'NEW\n$0' });
          const kept = nonBlank(result).filter(
            (line) => line.trim() !== 'NEW' && !/^(?:import .* from|from m)\b/.test(line),
          );
          assert.deepEqual(kept, nonBlank(text.replaceAll('‸', '')));
          const added = nonBlank(result).filter((line) => line.trim() === 'NEW').length;
          assert.ok(added === 1 || (added === 2 && text.split('‸').length === 3));
          assert.doesNotMatch(result, /NEW[ \t]/);
        }),
        { numRuns: 1_000 },
      );
    });
  }
});
