import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CODE_CASES } from './architecture/badCode';
import { CheckedTree, type Finding } from './architecture/checkedTree';
import { importCases } from './architecture/importCases';
import { LAYERS } from './architecture/layers';
import { forbiddenStatements, globalsFile, GLOBAL_STATEMENTS } from './architecture/runtimeCases';
import { repository } from '../folders';

const SOURCE = join(repository, 'src');
const FOLDERS = Object.keys(LAYERS).filter((name) => !name.endsWith('.ts'));

describe('The architecture', () => {
  describe('as the linter enforces it', () => {
    const cases = importCases();
    let findings: readonly Finding[];

    before(function () {
      this.timeout(120_000);
      const tree = new CheckedTree();
      try {
        for (const [file, imports] of cases) {
          tree.write(
            file,
            imports.map(({ statement }) => statement),
          );
        }
        for (const { file, code } of CODE_CASES) tree.write(file, code);
        tree.write('src/newcomer/first.ts', ["import { a } from '../base/anything';", "import b from 'node:fs';"]);
        tree.write('src/newcomer.ts', ["import { a } from './base/anything';", "import b from 'node:fs';"]);
        findings = tree.lint();
      } finally {
        tree.dispose();
      }
    });

    const refusedLines = (file: string): number[] => {
      const lines = findings.filter(
        (finding) => finding.file === file && finding.rule.includes('no-restricted-imports'),
      );
      return [...new Set(lines.map(({ line }) => line))].sort((a, b) => a - b);
    };

    for (const [file, imports] of cases) {
      it(`lets ${file} import what its layer may, and nothing else`, () => {
        const refused = new Set(refusedLines(file));
        const wrong = imports.filter(({ line, allowed }) => refused.has(line) === allowed);
        assert.deepEqual(
          wrong.map(({ statement, allowed }) => `${allowed ? 'refused' : 'accepted'}: ${statement}`),
          [],
        );
        assert.ok(refused.size > 0 && refused.size < imports.length);
      });
    }

    for (const { title, file, rule, refused } of CODE_CASES) {
      it(`${refused ? 'refuses' : 'accepts'} ${title} in ${file}`, () => {
        const found = findings.filter((finding) => finding.file === file).map((finding) => finding.rule);
        assert.equal(found.includes(rule), refused, found.join(', '));
      });
    }

    it('refuses every import in a folder or file that has no layer yet', () => {
      assert.deepEqual(refusedLines('src/newcomer/first.ts'), [1, 2]);
      assert.deepEqual(refusedLines('src/newcomer.ts'), [1, 2]);
    });
  });

  describe('as the compiler enforces it', () => {
    let findings: readonly Finding[];

    before(function () {
      this.timeout(120_000);
      const tree = new CheckedTree();
      try {
        for (const place of Object.keys(LAYERS)) tree.write(globalsFile(place), GLOBAL_STATEMENTS);
        for (const folder of FOLDERS) {
          tree.write(`src/${folder}/target.ts`, ['export const target = 1;']);
          tree.write(
            `src/${folder}/imports.ts`,
            FOLDERS.map((other) => `export { target as ${other} } from '../${other}/target';`),
          );
        }
        findings = tree.compile(['src', ...FOLDERS.map((folder) => `src/${folder}`)]);
      } finally {
        tree.dispose();
      }
    });

    for (const place of Object.keys(LAYERS)) {
      it(`gives ${place} the globals of its runtime, and no others`, () => {
        const lines = findings.filter(({ file }) => file === globalsFile(place)).map(({ line }) => line);
        const refused = GLOBAL_STATEMENTS.filter((_, index) => lines.includes(index + 1));
        assert.deepEqual(refused, forbiddenStatements(place));
      });
    }

    for (const folder of FOLDERS) {
      it(`lets ${folder} reach the folders below it, and no others`, () => {
        const lines = findings.filter(({ file }) => file === `src/${folder}/imports.ts`).map(({ line }) => line);
        const reached = FOLDERS.filter((other, index) => other !== folder && !lines.includes(index + 1));
        assert.deepEqual(reached.sort(), [...foldersBelow(folder)].sort());
      });

      it(`refers from ${folder} to exactly the projects that its layer imports`, () => {
        assert.deepEqual(references(folder).sort(), directlyBelow(folder).sort());
      });
    }
  });

  describe('of the sources', () => {
    const files = readdirSync(SOURCE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const modules = files
      .filter(({ name }) => name.endsWith('.ts'))
      .map(({ parentPath, name }) => join(parentPath, name));

    it('has a layer for every folder and every file at the top', () => {
      const entries = readdirSync(SOURCE).filter((name) => name !== 'tsconfig.json');
      assert.deepEqual(entries.sort(), Object.keys(LAYERS).sort());
    });

    it('has no default export', () => {
      const found = modules.filter((path) => /^export default\b|\bas default\b/m.test(readFileSync(path, 'utf8')));
      assert.deepEqual(found, []);
    });

    it('has one barrel, that of the library', () => {
      const barrels = modules.filter((path) => /^export .*\bfrom '/m.test(readFileSync(path, 'utf8')));
      const indexes = modules.filter((path) => basename(path) === 'index.ts');
      assert.deepEqual([barrels, indexes], [[join(SOURCE, 'cache/index.ts')], [join(SOURCE, 'cache/index.ts')]]);
    });
  });
});

/** The folders that the layer's own modules may name. */
function directlyBelow(folder: string): string[] {
  const { imports, importsTypes = [] } = LAYERS[folder]!;
  return [...new Set([...imports, ...importsTypes].map((path) => path.split('/')[0]!))];
}

/** Those and the folders below them: the compiler lets a project reach through the ones it refers to. */
function foldersBelow(folder: string): Set<string> {
  const below = new Set(directlyBelow(folder));
  for (const other of below) for (const further of directlyBelow(other)) below.add(further);
  return below;
}

function references(folder: string): string[] {
  const project = JSON.parse(readFileSync(join(SOURCE, folder, 'tsconfig.json'), 'utf8')) as {
    references?: { path: string }[];
  };
  return (project.references ?? []).map(({ path }) => basename(path));
}
