import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { stepEnd } from '../../../src/probe/stepEnd';

/** The lines of the step that begins in the line marked with `>`, as they are marked: with `>` and `|`. */
function marked(source: string): { text: string; first: number; last: number } {
  const lines = source.split('\n').slice(1, -1);
  const first = lines.findIndex((line) => line.startsWith('>'));
  const last = lines.reduce((found, line, index) => (/^[>|]/.test(line) ? index : found), first);
  return { text: lines.map((line) => line.slice(2)).join('\n'), first: first + 1, last: last + 1 };
}

const cases: [what: string, source: string][] = [
  [
    'ends before the next step of its block',
    `
  async function run() {
>   await step('one', 'text', { watch: 'x' });
|   const cache = make();
|   cache.set(1, 2);

    // About the next one.
    await step('two', 'text', { watch: 'x' });
    cache.clear();
  }
`,
  ],
  [
    'ends with its block',
    `
  for (const kind of kinds) {
>   await step(kind, \`The \${kind} goes\`, {
|     watch: 'x',
|   });
|   if (kind) {
|     drop(kind);
|   }
    /* done */
  }
  after();
`,
  ],
  [
    'ends before the statement that holds the next step further in',
    `
> await step('one', 'text', { watch: 'x' });
| const kinds = [1, 2].map((kind) => { return kind; });
| fill(kinds);

  for (const kind of kinds) {
    prepare(kind);
    await step('two', 'text', { watch: 'x' });
  }
`,
  ],
  [
    'is not misled by brackets and steps in texts, templates, comments and regular expressions',
    `
  {
>   await step('} step(', "}' step(", { watch: \`} step( \${{ a: \`}\${'}'}\` }.a} {\` });
|   // } step(
|   const found = /[}/]\\/step(}/u.test(text) ? 4 / 2 / 1 : a[0] / b; /* step( } */
|   match(/\\}/);
|   parameter({ step: 1 });
|   this.step(1);
  }
`,
  ],
  [
    'goes to the end of the file when nothing ends it',
    `
> await step('one', 'text', { watch: 'x' });
| last();
  // The end.
`,
  ],
];

describe('the lines of a step', () => {
  for (const [what, source] of cases) {
    it(`are those up to where it ${what}`, () => {
      const { text, first, last } = marked(source);
      assert.equal(stepEnd(text, first), last);
    });
  }

  it('are the first one alone where no step begins', () => {
    assert.equal(stepEnd('run();\nrun();', 2), 2);
    assert.equal(stepEnd('', 7), 7);
  });

  it('end somewhere in any text, not before they begin', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'step(',
        'await ',
        '{',
        '}',
        '(',
        ')',
        '`',
        '${',
        "'",
        '"',
        '/',
        '\\',
        '\n',
        '//',
        '/*',
        '*/',
        ';',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40, size: 'max' }), fc.nat(10), (pieces, line) => {
        const text = pieces.join('');
        const last = stepEnd(text, line + 1);
        assert.ok(last >= line + 1 && last <= Math.max(line + 1, text.split('\n').length));
      }),
      { numRuns: 1_000 },
    );
  });

  it('end where the block of statements ends of which they were made, whatever the statements are', () => {
    const statement = fc.constantFrom(
      'run();',
      'const a = `x${y}`;',
      'if (a) {\n  b();\n}',
      "const s = 'step(';",
      'const r = /}/;',
      'list.map(({ x }) => [x, `${x}`]);',
      'd = a / b;',
    );
    fc.assert(
      fc.property(fc.array(statement), fc.array(statement), (before, after) => {
        const head = ['{', ...before].join('\n');
        const body = ["await step('a', 'b', { watch: 'c' });", ...after].join('\n');
        const first = head.split('\n').length + 1;
        assert.equal(stepEnd(`${head}\n${body}\n\n// more\n}\nafter();`, first), first + body.split('\n').length - 1);
      }),
    );
  });
});
