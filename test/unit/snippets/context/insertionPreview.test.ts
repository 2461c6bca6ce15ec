import { strict as assert } from 'node:assert';
import { insertionPreview } from '../../../../src/inserting/insertionPreview';
import { plan } from './marked';

const M = { module: 'm', names: ['M'], typeOnly: false };

describe('The preview of an insertion', () => {
  const preview = (marked: string, imports = [M]): string =>
    insertionPreview(plan(marked, 'typescript', { imports }), 'typescript');

  it('has the imports and the code, with the defaults of its placeholders', () => {
    assert.equal(preview('‸'), "import { M } from 'm';\n\nclass C {}\n");
    assert.equal(preview('a();\n‸', []), 'class C {}\n');
    assert.equal(
      insertionPreview(plan('‸', 'python', { imports: [M], preamble: ['K = TypeVar("K")'] }), 'python'),
      'from m import M\n\nK = TypeVar("K")\n\n\nclass C {}\n',
    );
  });

  it('has the whole line of an import that a name is added to, and only new lines below others', () => {
    assert.equal(preview("import { A } from 'm';\n‸"), "import { A, M } from 'm';\n\nclass C {}\n");
    assert.equal(preview("import a from 'a';\n‸"), "import { M } from 'm';\n\nclass C {}\n");
    const both = [M, { module: 'n', names: ['N'], typeOnly: false }];
    assert.equal(
      preview("import { A } from 'm';\nimport b from 'b';\n‸", both),
      "import { A, M } from 'm';\nimport { N } from 'n';\n\nclass C {}\n",
    );
  });

  it('has equal snippets once', () => {
    assert.equal(preview('a();\n‸\nb();\n‸\n', []), 'class C {}\n');
  });
});
