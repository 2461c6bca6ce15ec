import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importLine } from '../../../src/snippets/importLine';
import { languageOf } from '../../../src/snippets/language';
import { nativeSnippets } from '../../../src/snippets/nativeSnippets';
import { PATTERN_GROUPS } from '../../../src/snippets/pattern';
import { PATTERNS, patternOf } from '../../../src/snippets/patterns';
import { plainText } from '../../../src/snippets/plainText';
import { renderBody } from '../../../src/snippets/renderBody';
import { snippetKinds, snippetOf, takesSelection } from '../../../src/snippets/snippetOf';
import { defaultStyle } from '../../../src/snippets/defaultStyle';
import { repository } from '../../folders';
import { PYTHON_EDITION, SCRIPT_EDITIONS, variantsOf } from './editions';

const style = defaultStyle('typescript');
const python = defaultStyle('python');

describe('The catalogue of patterns', () => {
  it('names each pattern, prefix and title once, in the order of its groups', () => {
    for (const member of ['id', 'prefix', 'title'] as const) {
      assert.equal(new Set(PATTERNS.map((pattern) => pattern[member])).size, PATTERNS.length);
    }
    const groups = PATTERNS.map(({ group }) => group);
    assert.deepEqual([...new Set(groups)], PATTERN_GROUPS);
    assert.deepEqual(
      groups,
      PATTERN_GROUPS.flatMap((each) => groups.filter((group) => group === each)),
    );
    for (const { id, prefix } of PATTERNS) {
      assert.equal(patternOf(id).id, id);
      assert.match(prefix, /^cache-[a-z-]+$/);
    }
  });

  it('gives the translators the title that VS Code shows for its own snippets', () => {
    const bundle = JSON.parse(readFileSync(join(repository, 'l10n/bundle.l10n.json'), 'utf8')) as object;
    for (const { title } of PATTERNS) assert.ok(title in bundle, title);
  });

  it("has VS Code's own snippets for both module kinds of JavaScript, where they import", () => {
    const snippets = Object.entries(nativeSnippets('javascript'));
    const prefixes = snippets.map(([, { prefix }]) => prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    for (const [title, { prefix, body }] of snippets) {
      if (prefix.endsWith('-library')) {
        const { [`${title}, CommonJS`]: other } = Object.fromEntries(snippets);
        assert.equal(other?.prefix, `${prefix}-cjs`);
        assert.match(body[0] ?? '', /^import \{/);
        assert.match(other.body[0] ?? '', /^const \{ .* \} = require\('/);
        assert.deepEqual(other.body.slice(1), body.slice(1));
      } else if (!prefix.endsWith('-cjs')) assert.doesNotMatch(body.join('\n'), /^import |require\(/m, title);
    }
    for (const language of ['typescript', 'python'] as const) {
      assert.ok(Object.values(nativeSnippets(language)).every(({ prefix }) => !prefix.endsWith('-cjs')));
    }
  });

  it('offers the library where one fits, and self-contained code everywhere', () => {
    const withLibrary = (language: 'typescript' | 'python'): string[] =>
      PATTERNS.map(({ id }) => id).filter((id) => snippetKinds(id, language).includes('library'));
    assert.deepEqual(withLibrary('typescript'), [
      'memoize',
      'lru',
      'ttl',
      'lru-ttl',
      'single-flight',
      'stale-while-revalidate',
      'pool',
      'scoped-pool',
      'statistics',
    ]);
    assert.deepEqual(withLibrary('python'), ['memoize', 'lru', 'ttl', 'lru-ttl', 'statistics']);
    for (const { id } of PATTERNS) assert.equal(snippetKinds(id, 'python')[0], 'self-contained');
    assert.equal(snippetOf('weak-values', 'typescript', 'library', style), undefined);
  });

  it('knows the languages by the ids of VS Code, and no other', () => {
    assert.deepEqual(
      ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'python', 'go', '', '__proto__'].map(
        languageOf,
      ),
      ['typescript', 'typescript', 'javascript', 'javascript', 'python', undefined, undefined, undefined],
    );
  });
});

describe('Every snippet', () => {
  for (const edition of [...SCRIPT_EDITIONS, PYTHON_EDITION]) {
    for (const { pattern, kind } of variantsOf(edition.language)) {
      const snippet = snippetOf(pattern, edition.language, kind, edition.style);
      const body = snippet?.body ?? '';
      const text = plainText(body);

      it(`${pattern}, ${kind}, in ${edition.name}: placeholders from top to bottom, two lines of documentation, clean lines`, () => {
        const stops = [...body.matchAll(/(?<!\\)\$\{?(\d+)/g)].map((match) => Number(match[1]));
        const order = [...new Set(stops)];
        assert.deepEqual(order, [...order.slice(0, -1).map((_, index) => index + 1), 0]);
        assert.ok(order.length > 2 && body.endsWith('\n$0'));
        assert.match(
          text,
          edition.language === 'python'
            ? /"""[A-Z][^"\n]+\.\n\n +[^"\n]+\."""|^# .+\n# .+\n\w/m
            : /^\/\*\*\n \* .+\n \* .+\n \*\/\n(?:class|function) |^\/\/ .+\n\/\/ .+\nconst /m,
        );
        for (const line of text.split('\n')) {
          assert.doesNotMatch(line, /\s$|[«»‹›]/);
          assert.ok(line.replaceAll('\t', '  ').length <= 130, line);
        }
        assert.match(snippet?.description ?? '', /^[A-Z].+\.$/);
      });
    }
  }

  it('has a description that tells what to install when it needs a library', () => {
    for (const { pattern, kind } of variantsOf('typescript')) {
      const install = snippetOf(pattern, 'typescript', kind, style)?.install;
      assert.equal(install?.manager, kind === 'library' ? 'npm' : undefined);
    }
    assert.deepEqual(snippetOf('lru', 'python', 'library', python)?.install, { manager: 'pip', package: 'cachetools' });
  });

  it('can take a selected expression as it is, whatever characters it has', () => {
    const selected = 'price(`${a}\\n`) ?? { b: $1 }';
    for (const { pattern, kind } of variantsOf('typescript')) {
      const body = snippetOf(pattern, 'typescript', kind, style, selected)?.body ?? '';
      assert.equal(plainText(body).includes(selected), takesSelection(pattern, 'typescript', kind), pattern);
    }
    assert.equal(takesSelection('memoize', 'typescript', 'self-contained'), true);
    assert.equal(takesSelection('lru', 'typescript', 'self-contained'), false);
  });
});

describe('Rendering a template', () => {
  it('keeps types for TypeScript and leaves them out in JavaScript, where the placeholders are numbered anew', () => {
    const text = 'const «name=cache» = new Map‹<«key=string», number>›(«rest=[]»);';
    assert.equal(
      renderBody(text, 'typescript', style),
      'const ${1:cache} = new Map<${2:string}, number>(${3:[]});\n$0',
    );
    assert.equal(renderBody(text, 'javascript', style), 'const ${1:cache} = new Map(${2:[]});\n$0');
  });

  it('follows quotes, semicolons and indentation, and leaves comments alone', () => {
    const text = "// It's; fine;\nif (a) {\n\tf('x; y'); // why;\n}";
    const bare = { ...style, quotes: 'double', semicolons: false, indent: '  ' } as const;
    assert.equal(renderBody(text, 'typescript', bare), '// It\'s; fine;\nif (a) {\n  f("x; y") // why;\n}\n$0');
  });

  it('escapes what means something in a snippet', () => {
    const body = renderBody('a$b «x=f({})» «y|1,2|3»', 'typescript', style);
    assert.equal(body, 'a\\$b ${1:f({\\})} ${2|1\\,2,3|}\n$0');
    assert.equal(plainText(body), 'a$b f({}) 1,2\n');
  });

  it('writes imports as the language and the module system have them', () => {
    const named = { module: 'lru-cache', names: ['A', 'B'], typeOnly: false };
    const commonjs = { ...style, modules: 'commonjs', semicolons: false, quotes: 'double' } as const;
    assert.equal(
      importLine(named, 'typescript', { ...style, modules: 'commonjs' }),
      "import { A, B } from 'lru-cache';",
    );
    assert.equal(importLine(named, 'javascript', commonjs), 'const { A, B } = require("lru-cache")');
    assert.equal(importLine(named, 'python', python), 'from lru-cache import A, B');
    assert.equal(
      importLine({ module: 'm', names: ['T'], typeOnly: true }, 'typescript', style),
      "import type { T } from 'm';",
    );
    assert.equal(
      importLine({ module: 'm', default: 'd', typeOnly: false }, 'javascript', commonjs),
      'const d = require("m")',
    );
    assert.equal(
      importLine({ module: 'm', namespace: 'n', typeOnly: false }, 'javascript', style),
      "import * as n from 'm';",
    );
    assert.equal(importLine({ module: 'time', namespace: 'time', typeOnly: false }, 'python', python), 'import time');
  });
});
