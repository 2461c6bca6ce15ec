import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../folders';
import { python } from '../../python';
import { TemporaryFolder } from '../../temporaryFolder';
import { moduleName, PYTHON_EDITION, variantsOf } from './editions';
import { insertedText } from './insertedText';

const PROGRAMS = join(repository, 'test/unit/snippets/python');
const PROGRAM_NAMES = ['memoize', 'lru', 'ttl', 'loads', 'weak', 'pools', 'statistics', 'cachetools'];

/** Parses as the oldest Python that is offered does, whatever Python this is. */
const PARSE = `
import ast, pathlib, sys
for file in pathlib.Path(sys.argv[1]).glob("*.py"):
    ast.parse(file.read_text(), str(file), feature_version=(3, 9))
`;

describe('The inserted Python', function () {
  this.timeout(60_000);
  const folder = new TemporaryFolder();
  const files = variantsOf('python').map((variant) => `${moduleName(variant)}.py`);

  before(() => {
    for (const variant of variantsOf('python')) {
      writeFileSync(join(folder.path, `${moduleName(variant)}.py`), insertedText(PYTHON_EDITION, variant));
    }
  });

  after(() => folder[Symbol.dispose]());

  it('compiles, in Python 3.9 too', () => {
    const paths = files.map((file) => join(folder.path, file));
    const compiled = python(['-m', 'py_compile', ...paths]);
    assert.ok(compiled.ok, compiled.said);
    const parsed = python(['-c', PARSE, folder.path]);
    assert.ok(parsed.ok, parsed.said);
  });

  for (const name of PROGRAM_NAMES) {
    it(`does what it promises: ${name}`, () => {
      const { ok, said } = python(['-W', 'error', '-m', 'unittest', `test_${name}`], [folder.path, PROGRAMS]);
      assert.ok(ok, said);
      assert.match(said, /Ran [1-9]/);
    });
  }

  it('imports nothing that it does not use', () => {
    const paths = files.map((file) => join(folder.path, file));
    const { ok, said } = python([join(PROGRAMS, 'unused_imports.py'), ...paths]);
    assert.ok(ok, said);
  });

  it('is typed as mypy wants it at its strictest', () => {
    const options = ['--strict', '--no-incremental', '--no-error-summary', '--cache-dir', folder.path];
    const { ok, said } = python(['-m', 'mypy', ...options, ...files.map((file) => join(folder.path, file))]);
    assert.ok(ok, said);
  });
});
