import assert from 'node:assert/strict';
import { copiedScenarioId } from '../../../src/session/scenarioCopy';

const IMPORT = `import { play, step } from './hitrate.mjs';\n`;
const FIRST_LINE = '// Cheese stock: weak values. Run it with: node --expose-gc cheese.mjs\n';

describe('a copy of a scenario', () => {
  it('is known by its first line, under whatever name', () => {
    assert.equal(copiedScenarioId('cheese.mjs', `${FIRST_LINE}${IMPORT}`), 'cheese');
    assert.equal(copiedScenarioId('mine.mjs', `${FIRST_LINE}${IMPORT}`), 'cheese');
    assert.equal(copiedScenarioId('mine.mjs', `// mine\n${FIRST_LINE}${IMPORT}`), 'cheese');
  });

  it('is known by its name when that line is gone', () => {
    assert.equal(copiedScenarioId('lru.mjs', IMPORT), 'lru');
  });

  it('is no other program: one that does not use the library, or is called after no scenario', () => {
    assert.equal(copiedScenarioId('cheese.mjs', `${FIRST_LINE}console.log(1);\n`), undefined);
    assert.equal(copiedScenarioId('mine.mjs', IMPORT), undefined);
    assert.equal(copiedScenarioId('mine.mjs', `// node --expose-gc toString.mjs\n${IMPORT}`), undefined);
  });
});
