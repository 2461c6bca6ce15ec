import { strict as assert } from 'node:assert';
import { installCommand, namesPackage, packageTypeOf } from '../../../../src/snippets/context/manifest';

describe('A manifest', () => {
  it('of npm names the packages of every kind of dependency, and no others', () => {
    for (const field of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
      assert.ok(namesPackage('package.json', JSON.stringify({ [field]: { 'lru-cache': '1' } }), 'lru-cache'), field);
    }
    assert.equal(namesPackage('package.json', '{"scripts":{"lru-cache":"1"},"dependencies":[]}', 'lru-cache'), false);
    for (const text of ['', '[', 'null', '1', '{"dependencies":null}']) {
      assert.equal(namesPackage('package.json', text, 'lru-cache'), false, text);
    }
  });

  it('of Python names a package with its version, its extras, or bare', () => {
    for (const line of [
      'cachetools',
      'cachetools==5.3',
      'CacheTools >= 5',
      'cachetools[x]~=5 ; python_version > "3"',
    ]) {
      assert.ok(namesPackage('requirements.txt', `a\n${line}\n`, 'cachetools'), line);
    }
    for (const line of ['# cachetools', 'cachetools-x', 'types-cachetools']) {
      assert.equal(namesPackage('requirements.txt', line, 'cachetools'), false, line);
    }
    for (const line of ['dependencies = ["a", "cachetools>=5"]', '  "cachetools",', 'cachetools = "^5"']) {
      assert.ok(namesPackage('pyproject.toml', `[project]\n${line}\n`, 'cachetools'), line);
    }
    for (const line of ['# "cachetools"', '"cachetools-x"', 'name = "types-cachetools"']) {
      assert.equal(namesPackage('pyproject.toml', line, 'cachetools'), false, line);
    }
  });

  it('says how JavaScript imports', () => {
    assert.equal(packageTypeOf('{"type":"module"}'), 'module');
    assert.equal(packageTypeOf('{}'), 'commonjs');
    assert.equal(packageTypeOf('nonsense'), 'commonjs');
  });

  it('is installed into by the manager whose lock file is there', () => {
    const install = { manager: 'npm', package: 'lru-cache' } as const;
    assert.equal(installCommand(install, undefined), 'npm install lru-cache');
    assert.equal(installCommand(install, 'pnpm-lock.yaml'), 'pnpm add lru-cache');
    assert.equal(installCommand(install, 'yarn.lock'), 'yarn add lru-cache');
    assert.equal(
      installCommand({ manager: 'pip', package: 'cachetools' }, undefined),
      'python -m pip install cachetools',
    );
  });
});
