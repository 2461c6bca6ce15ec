import assert from 'node:assert/strict';
import { markdownText } from '../../../src/views/markdownText';

describe('markdownText', () => {
  it('leaves words, numbers and paragraphs as they are', () => {
    assert.equal(markdownText('Reads that found 1,000\n\nentries'), 'Reads that found 1,000\n\nentries');
  });

  it('takes the meaning from whatever Markdown or HTML gives one', () => {
    assert.equal(markdownText('[a](command:b)'), '\\[a\\]\\(command\\:b\\)');
    assert.equal(markdownText('**a** `b` $(zap) 1. #'), '\\*\\*a\\*\\* \\`b\\` \\$\\(zap\\) 1\\. \\#');
    assert.equal(markdownText('<img src=x>&lt;'), '&lt;img src=x\\>&amp;lt;');
    assert.equal(markdownText('    code\n\tcode'), 'code\ncode');
  });
});
