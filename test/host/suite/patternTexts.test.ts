import { strict as assert } from 'node:assert';
import { patternGroupTexts, patternTexts } from '../../../src/inserting/patternTexts';
import { PATTERN_GROUPS } from '../../../src/snippets/pattern';
import { PATTERNS } from '../../../src/snippets/patterns';

describe('The texts of the patterns', () => {
  it('tell the title, the use, the pros and the cons of each', () => {
    const texts = patternTexts();
    assert.deepEqual(Object.keys(texts).sort(), PATTERNS.map(({ id }) => id).sort());
    for (const { id, title } of PATTERNS) {
      assert.equal(texts[id].title, title);
      assert.match(texts[id].use, /^[A-Z].+\.$/, id);
      assert.ok(texts[id].pros.length > 0 && texts[id].cons.length > 0, id);
    }
  });

  it('name each group', () => {
    assert.deepEqual(Object.keys(patternGroupTexts()).sort(), [...PATTERN_GROUPS].sort());
  });
});
