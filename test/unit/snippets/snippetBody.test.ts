import { strict as assert } from 'node:assert';
import { snippetBody } from '../../../src/snippets/snippetBody';
import { placeholderOrder } from './expandSnippet';
import { LANGUAGES } from './compiledSnippet';

const PATTERNS = ['lruCache', 'ttlCache', 'objectPool'] as const;

describe('The snippets', () => {
  for (const pattern of PATTERNS) {
    for (const language of LANGUAGES) {
      describe(`${pattern} in ${language}`, () => {
        const body = snippetBody(pattern, language) ?? '';

        it('asks for its placeholders from top to bottom, without a gap, and ends below the code', () => {
          const order = placeholderOrder(body);
          assert.deepEqual(order, [...order.slice(0, -1).map((_, index) => index + 1), 0]);
          assert.ok(order.length > 3);
          assert.ok(body.endsWith('\n$0'));
        });

        it('says in a comment of two lines what it promises', () => {
          assert.match(body, /^\/\*\*\n \* .+\n \* .+\n \*\/\nclass /);
        });

        it('is indented by tabs, which VS Code turns into what the editor is set to', () => {
          for (const line of body.split('\n')) assert.doesNotMatch(line, /^\t* {2,}|\s$/);
        });

        it('is the same for the JSX variant of the language', () => {
          assert.equal(snippetBody(pattern, `${language}react`), body);
        });
      });
    }

    it(`does not offer ${pattern} for a language that it is not written in`, () => {
      for (const language of ['python', 'plaintext', 'json', '', 'constructor', '__proto__']) {
        assert.equal(snippetBody(pattern, language), undefined);
      }
    });
  }
});
