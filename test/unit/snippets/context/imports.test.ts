import { strict as assert } from 'node:assert';
import type { SnippetLanguage } from '../../../../src/snippets/language';
import type { ImportSpec, SnippetStyle } from '../../../../src/snippets/snippet';
import { inserted } from './marked';

const M: ImportSpec = { module: 'm', names: ['A', 'B'], typeOnly: false };
const ASYNCIO: ImportSpec = { module: 'asyncio', namespace: 'asyncio', typeOnly: false };

function withImports(
  before: string,
  language: SnippetLanguage = 'typescript',
  given: { imports?: readonly ImportSpec[]; preamble?: readonly string[]; style?: Partial<SnippetStyle> } = {},
): string {
  return inserted(`${before}‸`, language, { imports: [M], body: () => 'x\n$0', ...given });
}

describe('The imports of an insertion', () => {
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    ['come first in an empty document', '', "import { A, B } from 'm';\n\nx\n"],
    ['come below the others', "import c from 'c';\n", "import c from 'c';\nimport { A, B } from 'm';\n\nx\n"],
    ['stay out when they are there', "import { A, B } from 'm';\n", "import { A, B } from 'm';\n\nx\n"],
    ['join an import of the module', "import { C } from 'm';\n", "import { C, A, B } from 'm';\n\nx\n"],
    ['add only what is missing', "import {B} from 'm';\n", "import {B, A} from 'm';\n\nx\n"],
    [
      'are not found in a comment',
      "/*\nimport { A, B } from 'm';\nclass of its own\n*/\nimport { C } from 'm';\n",
      "/*\nimport { A, B } from 'm';\nclass of its own\n*/\nimport { C, A, B } from 'm';\n\nx\n",
    ],
    [
      'come below what tools read at the top',
      '// @ts-check\n/** @jsx h */\n// Adds.\nadd();\n',
      "// @ts-check\n/** @jsx h */\n\nimport { A, B } from 'm';\n\n// Adds.\nadd();\n\nx\n",
    ],
    ['join a default import', "import D from 'm';\n", "import D, { A, B } from 'm';\n\nx\n"],
    [
      'join a list over several lines',
      "import {\n  C,\n  D,\n} from 'm';\n",
      "import {\n  C,\n  D,\n  A,\n  B,\n} from 'm';\n\nx\n",
    ],
    [
      'leave an import of types alone',
      "import type { A } from 'm';\n",
      "import type { A } from 'm';\nimport { A, B } from 'm';\n\nx\n",
    ],
    [
      'leave a namespace alone',
      "import * as m from 'm';\n",
      "import * as m from 'm';\nimport { A, B } from 'm';\n\nx\n",
    ],
    [
      'keep a name that has another name',
      "import { A as C, B } from 'm';\n",
      "import { A as C, B, A } from 'm';\n\nx\n",
    ],
    ['come below a directive', "'use client';\n", "'use client';\n\nimport { A, B } from 'm';\n\nx\n"],
    ['take import() for what it is', "import('m');\n", "import { A, B } from 'm';\n\nimport('m');\n\nx\n"],
    [
      'stay above declarations',
      "import c from 'c';\nclass D {}\nimport e from 'e';\n",
      "import c from 'c';\nimport { A, B } from 'm';\nclass D {}\nimport e from 'e';\n\nx\n",
    ],
  ];
  for (const [name, before, after] of cases) it(name, () => assert.equal(withImports(before), after));

  it('are written as the document is', () => {
    assert.equal(
      withImports('', 'typescript', { style: { quotes: 'double', semicolons: false } }),
      'import { A, B } from "m"\n\nx\n',
    );
  });

  it('are require calls in CommonJS', () => {
    const style = { modules: 'commonjs' } as const;
    assert.equal(withImports('', 'javascript', { style }), "const { A, B } = require('m');\n\nx\n");
    assert.equal(
      withImports("const { C } = require('m');\n", 'javascript', { style }),
      "const { C, A, B } = require('m');\n\nx\n",
    );
    assert.equal(
      withImports("const m = require('m');\n", 'javascript', { style }),
      "const m = require('m');\nconst { A, B } = require('m');\n\nx\n",
    );
  });

  describe('in Python', () => {
    const preamble = ['K = TypeVar("K")'];
    it('join, and the preamble comes below them', () => {
      assert.equal(withImports('', 'python', { preamble }), 'from m import A, B\n\nK = TypeVar("K")\n\n\nx\n');
      assert.equal(withImports('from m import B\n', 'python'), 'from m import B, A\n\n\nx\n');
      assert.equal(
        withImports('from m import (\n    C,\n)\n', 'python', { preamble }),
        'from m import (\n    C,\n    A,\n    B,\n)\n\nK = TypeVar("K")\n\n\nx\n',
      );
      assert.equal(withImports('from m import (C)\n', 'python'), 'from m import (C, A, B)\n\n\nx\n');
      assert.equal(
        withImports('from os import s\nfrom m import *\n', 'python'),
        'from os import s\nfrom m import *\nfrom m import A, B\n\n\nx\n',
      );
    });

    it('add no preamble that is there, and put nothing above it', () => {
      const before = "import asyncio, os\nfrom m import A, B\n\nK = TypeVar('K')\n";
      const after = `${before}\n\nx\n`;
      assert.equal(withImports(before, 'python', { preamble, imports: [M, ASYNCIO] }), after);
      assert.equal(inserted(`‸${before}`, 'python', { preamble, imports: [M, ASYNCIO], body: () => 'x\n$0' }), after);
    });

    it('import a module by its name', () => {
      assert.equal(withImports('import os\n', 'python', { imports: [ASYNCIO] }), 'import os\nimport asyncio\n\n\nx\n');
    });

    it('come below the documentation of the module', () => {
      assert.equal(
        withImports('#!/usr/bin/python\n"""M."""\n', 'python'),
        '#!/usr/bin/python\n"""M."""\n\nfrom m import A, B\n\n\nx\n',
      );
    });
  });
});
