import { strict as assert } from 'node:assert';
import { inserted, plan } from './marked';

/** Cases of one language: what they are, the text with its cursor, and the text after. */
type Cases = readonly (readonly [name: string, before: string, after: string])[];

const SCRIPT: Cases = [
  ['an empty document', '‸', 'class C {}\n'],
  ['a blank line between statements', 'a();\n‸\nb();\n', 'a();\n\nclass C {}\n\nb();\n'],
  ['a blank line that has blank lines around it', 'a();\n\n‸\n\nb();\n', 'a();\n\nclass C {}\n\nb();\n'],
  ['the last line', 'a();\n‸', 'a();\n\nclass C {}\n'],
  ['a line without an end', 'a();‸', 'a();\n\nclass C {}\n'],
  ['the beginning of a line', 'a();\n‸b();\n', 'a();\n\nclass C {}\n\nb();\n'],
  ['the middle of a line', 'a();\nb‸();\nc();\n', 'a();\nb();\n\nclass C {}\n\nc();\n'],
  ['a blank line in a block', 'if (a) {\n  ‸\n}\n', 'if (a) {\n  class C {}\n}\n'],
  ['an empty line in a block', 'if (a) {\n‸\n}\n', 'if (a) {\n  class C {}\n}\n'],
  ['an empty line above others of a block', 'if (a) {\n‸\n  b();\n}\n', 'if (a) {\n  class C {}\n\n  b();\n}\n'],
  ['the line that opens a block', 'if (a) {‸\n  b();\n}\n', 'if (a) {\n  class C {}\n\n  b();\n}\n'],
  ['the members of a class', 'a();\n\nclass D {\n  ‸\n}\n', 'a();\n\nclass C {}\n\nclass D {\n  \n}\n'],
  [
    'the members of a class with decorator and comment',
    '/** D. */\n@d\nexport class D {\n  x = 1;‸\n}\n',
    'class C {}\n\n/** D. */\n@d\nexport class D {\n  x = 1;\n}\n',
  ],
  ['the members of an interface', 'interface D {\n  ‸\n}\n', 'class C {}\n\ninterface D {\n  \n}\n'],
  ['a method of a class', 'class D {\n  m() {\n    ‸\n  }\n}\n', 'class D {\n  m() {\n    class C {}\n  }\n}\n'],
  [
    'the members of a nested class',
    'f(() => {\n  class D {\n    ‸\n  }\n});\n',
    'f(() => {\n  class C {}\n\n  class D {\n    \n  }\n});\n',
  ],
  ['arguments', 'a(\n  b,‸\n  c,\n);\n', 'class C {}\n\na(\n  b,\n  c,\n);\n'],
  ['an object', 'const a = {\n  ‸\n};\n', 'class C {}\n\nconst a = {\n  \n};\n'],
  ['a chain of calls', 'a\n  .b()\n  .c(\n    ‸\n  );\n', 'class C {}\n\na\n  .b()\n  .c(\n    \n  );\n'],
  ['a block comment', '/**\n * a‸\n */\nf();\n', 'class C {}\n\n/**\n * a\n */\nf();\n'],
  ['a template', 'a(`\n‸\n`);\n', 'class C {}\n\na(`\n\n`);\n'],
  ['what a template holds', 'a(`${[\n‸\n]}`);\n', 'class C {}\n\na(`${[\n\n]}`);\n'],
  ['behind brackets that are text', "a('{(', /[{(]/, `{`); // {(\n‸", "a('{(', /[{(]/, `{`); // {(\n\nclass C {}\n"],
  ['a case', 'switch (a) {\n  case 1: {\n    ‸\n  }\n}\n', 'switch (a) {\n  case 1: {\n    class C {}\n  }\n}\n'],
  ['above the imports', "‸import a from 'a';\n\na();\n", "import a from 'a';\n\nclass C {}\n\na();\n"],
  ['above a directive', "‸'use strict';\n\na();\n", "'use strict';\n\nclass C {}\n\na();\n"],
  ['above a licence', '‸/* MIT */\n\na();\n', '/* MIT */\n\nclass C {}\n\na();\n'],
  ['a selection of a whole line', 'a();\n⟦b();⟧\nc();\n', 'a();\n\nclass C {}\n\nc();\n'],
  ['a selection of lines with their ends', 'a();\n⟦b();\nc();\n⟧d();\n', 'a();\n\nclass C {}\n\nd();\n'],
  ['a selection in a line', 'a();\nx = ⟦b()⟧;\n', 'a();\n\nclass C {}\n\nx = b();\n'],
  ['a selection in a class', 'class D {\n  ⟦m() {}⟧\n}\n', 'class C {}\n\nclass D {\n  m() {}\n}\n'],
];

const PYTHON: Cases = [
  ['an empty document', '‸', 'class C {}\n'],
  [
    'a blank line between functions',
    'def a():\n    b()\n‸\ndef c(): ...\n',
    'def a():\n    b()\n\n\nclass C {}\n\n\ndef c(): ...\n',
  ],
  [
    'a blank line in a function',
    'def a():\n    b()\n    ‸\n    c()\n',
    'def a():\n    b()\n\n    class C {}\n\n    c()\n',
  ],
  [
    'an empty line in a function',
    'def a():\n    b()\n‸\n    c()\n',
    'def a():\n    b()\n\n    class C {}\n\n    c()\n',
  ],
  ['the line that opens a function', 'def a():‸\n    b()\n', 'def a():\n    class C {}\n\n    b()\n'],
  [
    'the members of a class',
    'a()\n\n\n@d\nclass D:\n    x = 1\n    ‸\n',
    'a()\n\n\nclass C {}\n\n\n@d\nclass D:\n    x = 1\n    \n',
  ],
  ['a method', 'class D:\n    def m(self):\n        ‸\n', 'class D:\n    def m(self):\n        class C {}\n'],
  ['a list', 'a = [\n    ‸\n]\n', 'class C {}\n\n\na = [\n    \n]\n'],
  [
    'a documentation string',
    'def a():\n    """A\n    ‸\n    """\n',
    'def a():\n    class C {}\n\n    """A\n    \n    """\n',
  ],
  ['above the imports', '‸import a\n', 'import a\n\n\nclass C {}\n'],
  ['above the module’s documentation', '‸"""M."""\na()\n', '"""M."""\n\n\nclass C {}\n\n\na()\n'],
];

describe('The place of an insertion', () => {
  for (const [name, before, after] of SCRIPT) {
    it(`in TypeScript: ${name}`, () => assert.equal(inserted(before), after));
  }
  for (const [name, before, after] of PYTHON) {
    it(`in Python: ${name}`, () => assert.equal(inserted(before, 'python', { style: { indent: '    ' } }), after));
  }

  it('indents every line but the blank ones, with the document’s own indentation', () => {
    const body = (): string => 'class C {\n\tm() {\n\n\t}\n}\n$0';
    assert.equal(
      inserted('{\n\t\t‸\n}\n', 'typescript', { body }),
      '{\n\t\tclass C {\n\t\t\tm() {\n\n\t\t\t}\n\t\t}\n}\n',
    );
  });

  it('makes one snippet for each of two cursors, and one for two in the same class', () => {
    assert.equal(inserted('a();\n‸\nb();\n‸\n'), 'a();\n\nclass C {}\n\nb();\n\nclass C {}\n');
    assert.equal(inserted('class D {\n  ‸\n  ‸\n}\n'), 'class C {}\n\nclass D {\n  \n  \n}\n');
  });

  it('takes a selection into the snippet when the snippet takes one', () => {
    const given = { takesSelection: true, body: (selected = 'x') => `f(\${1:${selected}});\n$0` };
    assert.equal(inserted('⟦a + b;⟧\n', 'typescript', given), 'f(a + b);\n');
    assert.equal(inserted('c(⟦a + b⟧);\n', 'typescript', given), 'f(a + b);\n\nc(a + b);\n');
    assert.equal(inserted('⟦a;⟧\nx();\n⟦b;⟧\n', 'typescript', given), 'f(a);\n\nx();\n\nf(b);\n');
    assert.equal(inserted('⟦a;⟧\n', 'typescript', { ...given, takesSelection: false }), 'f(x);\n');
  });

  it('gives snippets in places of the document that has the imports by then', () => {
    const imports = [{ module: 'm', names: ['M'], typeOnly: false }];
    const { imports: first, room, snippets } = plan('a();\n‸', 'typescript', { imports });
    assert.deepEqual(first, [
      { start: { line: 0, character: 0 }, end: { line: 0, character: 0 }, text: "import { M } from 'm';\n\n" },
    ]);
    assert.deepEqual(room, [{ start: { line: 3, character: 0 }, end: { line: 3, character: 0 }, text: '\n' }]);
    assert.deepEqual(snippets, [{ at: { line: 4, character: 0 }, body: 'class ${1:C} {}\n$0' }]);
  });

  it('gives two cursors equal snippets, so that both are filled in together', () => {
    const { snippets } = plan('a();\n‸\nb();\n‸\n', 'typescript');
    assert.deepEqual(
      snippets.map(({ body }) => body),
      ['class ${1:C} {}$0', 'class ${1:C} {}$0'],
    );
  });
});
