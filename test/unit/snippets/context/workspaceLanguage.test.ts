import { strict as assert } from 'node:assert';
import { workspaceLanguage } from '../../../../src/snippets/context/workspaceLanguage';

describe('The language of a workspace', () => {
  it('is that of most of its files, TypeScript when it has none', () => {
    assert.equal(workspaceLanguage([]), 'typescript');
    assert.equal(workspaceLanguage(['/a.md']), 'typescript');
    assert.equal(workspaceLanguage(['/a.ts', '/b.js']), 'typescript');
    assert.equal(workspaceLanguage(['/a.mjs', '/b.jsx', '/c.ts']), 'javascript');
    assert.equal(workspaceLanguage(['/a.py', '/b.pyi']), 'python');
  });
});
