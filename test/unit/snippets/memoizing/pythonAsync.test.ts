import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyChanges } from '../../../../src/snippets/context/textChange';
import { defaultStyle } from '../../../../src/snippets/defaultStyle';
import { memoizeAt } from '../../../../src/snippets/memoizing/memoizeAt';
import { repository } from '../../../folders';
import { python } from '../../../python';
import { TemporaryFolder } from '../../../temporaryFolder';

const SOURCE = `"""Loads slowly."""
import asyncio
from typing import Any, Optional

asked: list[str] = []
pending: dict[str, "asyncio.Future[str]"] = {}


async def load(key: str) -> str:
    """Load what belongs to a key."""
    asked.append(key)
    pending[key] = asyncio.get_running_loop().create_future()
    return await pending[key]


async def sum_of(a: int, *, b: int) -> int:
    asked.append("sum")
    return a + b


def release(key: str, error: Optional[Exception] = None) -> None:
    if pending[key].done():
        return
    if error is None:
        pending[key].set_result(key)
    else:
        pending[key].set_exception(error)
`;

function memoized(source: string, name: string): string {
  const style = { ...defaultStyle('python'), indent: '    ' };
  const done = memoizeAt(source, 'python', style, { name, start: source.indexOf(`def ${name}(`) + 4 });
  assert.ok('changes' in done, JSON.stringify(done));
  return applyChanges(source, done.changes);
}

describe('Memoizing an async function of Python', function () {
  this.timeout(60_000);
  let folder: TemporaryFolder;
  const text = memoized(memoized(SOURCE, 'load'), 'sum_of').replace(
    '@memoize_async(maxsize=128)',
    '@memoize_async(maxsize=2)',
  );

  before(() => {
    folder = new TemporaryFolder();
    writeFileSync(join(folder.path, 'memoized_load.py'), text);
  });
  after(() => folder[Symbol.dispose]());

  it('declares what it needs once, below the imports, and decorates where the function stands', () => {
    assert.equal(text.split('def memoize_async(').length, 2);
    assert.match(
      text,
      /^"""Loads slowly\."""\nimport asyncio\nfrom typing import Any, Optional, TypeVar, cast\nfrom collections /,
    );
    assert.match(text, /\n\n\ndef memoize_async\(maxsize: int\)/);
    assert.match(text, /\n {4}return decorate\n\n\nasked: /);
    assert.match(text, /\n\n\n@memoize_async\(maxsize=128\)\nasync def sum_of/);
  });

  it('shares a call, forgets failures, and is bounded', () => {
    const programs = join(repository, 'test/unit/snippets/python');
    const { ok, said } = python(['-W', 'error', '-m', 'unittest', 'test_memoize_async'], [folder.path, programs]);
    assert.ok(ok, said);
    assert.match(said, /Ran [1-9]/);
  });

  it('is typed as mypy wants it at its strictest, and keeps the type of the function', () => {
    const caller = join(folder.path, 'caller.py');
    const lines = ['from memoized_load import load', 'async def main() -> int:', '    return len(await load("a"))'];
    writeFileSync(caller, `${lines.join('\n')}\n\nasync def wrong() -> str:\n    return await load(1)\n`);
    const options = ['--strict', '--no-incremental', '--no-error-summary', '--cache-dir', folder.path];
    const { said } = python(['-m', 'mypy', ...options, caller], [folder.path]);
    assert.match(
      said,
      /^[^\n]*caller\.py:6: error: Argument 1 to "load" has incompatible type "int"; expected "str"[^\n]*\n?$/,
    );
  });
});
