import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { applyChanges } from '../../../../src/snippets/context/textChange';
import { defaultStyle } from '../../../../src/snippets/defaultStyle';
import type { SnippetLanguage } from '../../../../src/snippets/language';
import { memoizeAt, type Memoizing } from '../../../../src/snippets/memoizing/memoizeAt';
import { packageFile, repository } from '../../../folders';
import { TemporaryFolder } from '../../../temporaryFolder';
import {
  DESTRUCTURED_FIXTURES,
  METHOD_FIXTURES,
  OVERLOADED_FIXTURES,
  PYTHON_FIXTURES,
  REFUSED_FIXTURES,
  REFUSED_PYTHON,
  SCRIPT_FIXTURES,
  type Fixture,
} from './fixtures';
import { PYTHON_PROGRAMS, REFUSED_PROGRAMS } from './realPython';
import { REAL_FIXTURES, REFUSED_REAL, REFUSED_RUN, RUN_FIXTURES, type RunFixture } from './realFixtures';

const FIXTURES = [
  ...SCRIPT_FIXTURES,
  ...DESTRUCTURED_FIXTURES,
  ...OVERLOADED_FIXTURES,
  ...METHOD_FIXTURES,
  ...REAL_FIXTURES,
];

const style = { ...defaultStyle('typescript'), indent: '  ' };

function memoizing(source: string, name: string, language: SnippetLanguage): Memoizing {
  const heads = [String.raw`(?:function\*?|const|def) `, String.raw`^[ \t]+(?:(?!return|new|await)\w+ )*[*#]?`];
  const start = heads.map((head) => new RegExp(String.raw`${head}${name}\b`, 'm').exec(source)).find(Boolean) ?? null;
  const at = start === null ? source.indexOf(name) : start.index + start[0].length - name.length;
  return memoizeAt(source, language, style, { name, start: at });
}

function memoized(source: string, name: string, language: SnippetLanguage): string {
  const done = memoizing(source, name, language);
  assert.ok('changes' in done, `${name}: ${JSON.stringify(done)}`);
  return applyChanges(source, done.changes);
}

/** A module that counts the runs of the body in `runs`, and makes all calls in `round`. */
function counted({ name, source, calls }: Fixture): string {
  const ticking = memoized(source, name, 'typescript').replace('/*·*/', 'tick();').replace('/*,*/', 'tick(), ');
  return `let ticks = 0;
const tick = (): void => void ticks++;
${ticking}
export const runs = (): number => ticks;
export const round = (): Promise<unknown[]> => Promise.all([${calls.join(', ')}]);
`;
}

function fileOf(fixture: Fixture): string {
  return `${FIXTURES.indexOf(fixture)}-${fixture.name}.${fixture.tsx === true ? 'tsx' : 'ts'}`;
}

interface Counted {
  readonly runs: () => number;
  readonly round: () => Promise<unknown[]>;
}

describe('Memoizing a function of TypeScript', () => {
  let folder: TemporaryFolder;
  let compiled: { ok: boolean; said: string };

  before(function () {
    this.timeout(60_000);
    folder = new TemporaryFolder();
    const compilerOptions = {
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: ['node'],
      typeRoots: [join(repository, 'node_modules/@types')],
      module: 'commonjs',
      moduleResolution: 'bundler',
      outDir: 'out',
      rootDir: '.',
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noImplicitReturns: true,
      experimentalDecorators: true,
      jsx: 'react',
      jsxFactory: 'h',
    };
    writeFileSync(join(folder.path, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }));
    for (const fixture of FIXTURES) writeFileSync(join(folder.path, fileOf(fixture)), counted(fixture));
    const { status, stdout } = spawnSync(process.execPath, [packageFile('typescript/bin/tsc'), '--pretty', 'false'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    compiled = { ok: status === 0, said: stdout };
  });
  after(() => folder[Symbol.dispose]());

  it('compiles under strict options', () => assert.ok(compiled.ok, compiled.said));

  for (const fixture of FIXTURES) {
    const { name, calls, runs = calls.length, impure = [], renames = false, source } = fixture;
    it(`runs the body of ${name} once for the same arguments, with the same results`, async () => {
      const module = require(join(folder.path, 'out', fileOf(fixture).replace(/tsx?$/, 'js'))) as Counted;
      const first = await module.round();
      assert.equal(module.runs(), runs);
      assert.deepEqual(await module.round(), first);
      assert.equal(module.runs(), runs);
    });

    it(`leaves the text of ${name} as it is, and says what is impure in it`, () => {
      const done = memoizing(source, name, 'typescript');
      assert.ok('changes' in done);
      for (const { start, end } of done.changes) assert.ok(start === end || renames);
      assert.deepEqual(
        done.impurities.map(({ kind }) => kind),
        impure,
      );
    });
  }

  for (const { name, source, refused } of [...REFUSED_FIXTURES, ...REFUSED_REAL]) {
    it(`refuses ${name}: ${refused}`, () => assert.deepEqual(memoizing(source, name, 'typescript'), { refused }));
  }

  it('shares a call that is under way, and does not keep a rejection', async () => {
    const text = memoized('async function load(n) {\n  return source(n);\n}\n', 'load', 'javascript');
    const asked: number[] = [];
    const source = async (n: number): Promise<number> => {
      asked.push(n);
      if (asked.length === 1) throw new Error('down');
      return n;
    };
    const load = runInNewContext(`${text}\nload;`, { source }) as (n: number) => Promise<number>;
    const both = await Promise.allSettled([load(1), load(1)]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.deepEqual(asked, [1]);
    assert.equal(await load(1), 1);
    assert.equal(await load(1), 1);
    assert.deepEqual(asked, [1, 1]);
  });

  it('takes the types of JavaScript from its comments and defaults', () => {
    const source = '/**\n * @param {number} a\n * @param {string} b\n */\nconst f = (a, b, c = true) => a + b + c;\n';
    assert.match(memoized(source, 'f', 'javascript'), /JSON\.stringify\(\[String\(a\), b, String\(c\)\]\)/);
    assert.deepEqual(memoizing('const f = (a, b) => a + b;\n', 'f', 'javascript'), { refused: 'key' });
  });

  it('takes the types of what JavaScript takes apart from its comments and defaults', () => {
    const source = `/**
 * @param {object} size
 * @param {number} size.w
 * @param {number} [size.h]
 */
function area({ w, h }, unit = 'm') {
  return w * (h ?? w) + unit;
}
`;
    const text = memoized(source, 'area', 'javascript');
    assert.match(text, /function area\(options, unit = 'm'\) \{\n {2}return memoizedArea\(options, unit\);/);
    assert.match(text, /\(\{ w, h \}, unit\) => JSON\.stringify\(\[String\(w\), String\(h\), unit\]\)/);
    assert.equal(runInNewContext(`${text}\narea({ w: 2 }) + area({ w: 2, h: 3 }, 'ft');`), '4m6ft');
  });

  it('memoizes a method of JavaScript for each object, without types', () => {
    const source = 'class A {\n  n = 1;\n  async get(k) {\n    return [k, ++this.n];\n  }\n}\n';
    const text = memoized(source, 'get', 'javascript');
    assert.match(text, /\n {2}#memoizedGet = memoizeAsync\(async \(k\) => \{\n/);
    return runInNewContext(
      `${text}\n(async () => {
        const [a, b] = [new A(), new A()];
        check(await Promise.all([a.get(1), a.get(1), b.get(1), a.get(2)]));
      })();`,
      { check: (found: unknown) => assert.equal(JSON.stringify(found), '[[1,2],[1,2],[1,2],[2,3]]') },
    ) as Promise<void>;
  });

  it('does not take for its own a function of that name which is not', () => {
    const source = "import { memoize } from 'somewhere';\nconst f = (a: string) => a;\nexport const g = memoize(f);\n";
    const text = memoized(source, 'f', 'typescript');
    assert.match(text, /\nfunction memoizeBounded</);
    assert.match(text, /\nconst f = memoizeBounded\(\(a: string\) => a, \(a\) => a, 500\);\n/);
  });

  it('refuses a method that it has memoized', () => {
    const once = memoized('class A {\n  f(a: string): string {\n    return a;\n  }\n}\n', 'f', 'typescript');
    assert.deepEqual(memoizing(once, 'f', 'typescript'), { refused: 'cached' });
  });

  it('refuses a function that it has memoized', () => {
    const once = memoized('export function f(a: string): string {\n  return a;\n}\n', 'f', 'typescript');
    assert.deepEqual(memoizing(once, 'f', 'typescript'), { refused: 'cached' });
  });

  it('declares what it needs once', () => {
    const source = 'const f = (a: string) => a;\nconst g = (a: string) => a;\n';
    const both = memoized(memoized(source, 'f', 'typescript'), 'g', 'typescript');
    assert.equal(both.split('function memoize<').length, 2);
    assert.ok(
      both.endsWith(
        'const f = memoize((a: string) => a, (a) => a, 500);\nconst g = memoize((a: string) => a, (a) => a, 500);\n',
      ),
    );
  });
});

function outOf(code: string): Promise<unknown[]> {
  const out: unknown[] = [];
  runInNewContext(code, { out, module: {} });
  // What is pushed by a promise has come by then.
  return new Promise((resolve) => setImmediate(() => resolve(out)));
}

describe('Memoizing a function of JavaScript without types', () => {
  for (const fixture of RUN_FIXTURES) {
    const { name, source, impure = [] } = fixture;
    it(`gives the same as before: ${labelOf(fixture)}`, async () => {
      const text = memoized(source, name, 'javascript');
      const before = await outOf(source);
      assert.ok(before.length > 0);
      assert.deepEqual(JSON.stringify(await outOf(text)), JSON.stringify(before), text);
      const done = memoizing(source, name, 'javascript');
      assert.ok('changes' in done);
      const kinds = done.impurities.map(({ kind }) => kind);
      assert.deepEqual(kinds, impure);
    });
  }

  for (const { name, source, refused } of REFUSED_RUN) {
    it(`refuses ${name}: ${refused}`, () => assert.deepEqual(memoizing(source, name, 'javascript'), { refused }));
  }
});

function labelOf({ source }: RunFixture): string {
  return (source.split('\n', 2).join(' ') || '').slice(0, 60);
}

describe('Memoizing a function of Python', () => {
  for (const { name, source, calls, runs = calls.length, impure = [] } of PYTHON_FIXTURES) {
    it(`runs the body of ${name} once for the same arguments`, () => {
      const text = memoized(source, name, 'python');
      const check = `first = [${calls.join(', ')}]\nassert first == [${calls.join(', ')}]\nprint(${name}.cache_info().misses)\n`;
      const { stdout, stderr } = spawnSync('python3', ['-c', `${text}\n${check}`], { encoding: 'utf8' });
      assert.equal(stdout.trim(), String(runs), stderr);
      const done = memoizing(source, name, 'python');
      assert.ok('changes' in done);
      assert.deepEqual(
        done.impurities.map(({ kind }) => kind),
        impure,
      );
    });
  }
  for (const { name, source, impure = [], since } of PYTHON_PROGRAMS) {
    it(`leaves a module as it is that has ${name} in it`, () => {
      const text = memoized(source, name, 'python');
      const run = (code: string): string => {
        const { stdout, stderr } = spawnSync('python3', ['-W', 'error', '-c', code], { encoding: 'utf8' });
        return stdout + stderr;
      };
      // An older Python reads neither, and says the same of both.
      if (since === undefined || isPythonSince(since)) assert.doesNotMatch(run(source), /Error/);
      const told = (said: string): string => said.replace(/line \d+/, 'line').trim();
      assert.equal(told(run(text)), told(run(source)), text);
      const done = memoizing(source, name, 'python');
      assert.ok('changes' in done);
      const kinds = done.impurities.map(({ kind }) => kind);
      assert.deepEqual(kinds, impure);
    });
  }

  for (const { name, source, refused } of [...REFUSED_PYTHON, ...REFUSED_PROGRAMS]) {
    it(`refuses ${name}: ${refused}`, () => assert.deepEqual(memoizing(source, name, 'python'), { refused }));
  }
});

function isPythonSince([major, minor]: readonly [number, number]): boolean {
  const check = `import sys; sys.exit(sys.version_info < (${major}, ${minor}))`;
  return spawnSync('python3', ['-c', check]).status === 0;
}
