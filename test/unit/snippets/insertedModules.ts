import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile, repository } from '../../folders';
import { TemporaryFolder } from '../../temporaryFolder';
import { SCRIPT_EDITIONS, moduleName, variantsOf, type Edition, type Variant } from './editions';
import { declaredNames, insertedText, memoizeFunctionsText } from './insertedText';

/** The strictest compiler that users have; with `erasableSyntaxOnly` Node runs the code without one. */
const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022'],
    types: ['node'],
    module: 'commonjs',
    moduleResolution: 'bundler',
    rootDir: '.',
    outDir: 'out',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    erasableSyntaxOnly: true,
    noFallthroughCasesInSwitch: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
  },
  include: ['ts', 'bare-ts'],
};

/** What a careful project lints with, without rules of mere style. */
const OXLINTRC = {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  env: { es2024: true, node: true },
  rules: {
    eqeqeq: 'error',
    'no-var': 'error',
    'object-shorthand': 'error',
    'prefer-const': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/prefer-readonly': 'error',
    'typescript/require-await': 'error',
    // In no preset of typescript-eslint: `has` has looked before.
    'typescript/no-unsafe-type-assertion': 'off',
  },
  overrides: [
    {
      // Plain JavaScript has no types to be safe with.
      files: ['**/*.js'],
      rules: {
        'typescript/no-unsafe-return': 'off',
        'typescript/prefer-readonly': 'off',
        'typescript/require-await': 'off',
      },
    },
  ],
};

/** What a checker says, and whether it was content. */
export interface Verdict {
  readonly ok: boolean;
  readonly said: string;
}

/** Every variant in every edition of TypeScript and JavaScript, in a folder of its own, compiled at once. */
export class InsertedModules {
  readonly #folder = new TemporaryFolder();
  readonly compiled: Verdict;

  constructor() {
    symlinkSync(join(repository, 'node_modules'), join(this.#folder.path, 'node_modules'), 'junction');
    this.#write('tsconfig.json', JSON.stringify(TSCONFIG));
    this.#write('.oxlintrc.json', JSON.stringify(OXLINTRC));
    // The compiler would make a `require` of an `import()` here, and that cannot load every module.
    this.#write('load.js', 'exports.load = (file) => import(file);\n');
    this.#write('package.json', '{ "type": "commonjs" }');
    for (const edition of SCRIPT_EDITIONS) this.#writeEdition(edition);
    this.compiled = this.#run('typescript/bin/tsc', ['--pretty', 'false']);
  }

  lint(): Verdict {
    // Only these folders: a linter follows the link to the packages.
    const folders = SCRIPT_EDITIONS.map(({ folder }) => folder);
    return this.#run('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '--format', 'unix', ...folders]);
  }

  /** What the module of a variant declares, by name. */
  async load(edition: Edition, variant: Variant): Promise<Record<string, unknown>> {
    return this.#load(edition, moduleName(variant));
  }

  /** What declares `memoize` and `memoizeAsync` alone. */
  async loadMemoizeFunctions(edition: Edition): Promise<Record<string, unknown>> {
    return this.#load(edition, 'memoize_functions');
  }

  async #load({ folder, language }: Edition, name: string): Promise<Record<string, unknown>> {
    const { load } = require(join(this.#folder.path, 'load.js')) as Loader;
    const built = language === 'typescript' ? join('out', folder) : folder;
    return load(join(this.#folder.path, built, `${name}.js`));
  }

  #writeEdition(edition: Edition): void {
    const { folder, language, style } = edition;
    const commonjs = language === 'javascript' && style.modules === 'commonjs';
    mkdirSync(join(this.#folder.path, folder));
    if (language === 'javascript') {
      this.#write(join(folder, 'package.json'), `{ "type": "${commonjs ? 'commonjs' : 'module'}" }`);
    }
    const texts = new Map(variantsOf(language).map((variant) => [moduleName(variant), insertedText(edition, variant)]));
    texts.set('memoize_functions', memoizeFunctionsText(edition));
    for (const [name, text] of texts) {
      const names = declaredNames(text).join(', ');
      const exported = commonjs ? `module.exports = { ${names} };` : `export { ${names} };`;
      this.#write(
        join(folder, `${name}.${language === 'typescript' ? 'ts' : 'js'}`),
        `${commonjs ? "'use strict';\n" : ''}${text}\n${exported}\n`,
      );
    }
  }

  #write(file: string, text: string): void {
    writeFileSync(join(this.#folder.path, file), text);
  }

  #run(program: string, args: readonly string[]): Verdict {
    const options = { cwd: this.#folder.path, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [packageFile(program), ...args], options);
    return { ok: status === 0, said: stdout + stderr };
  }
}

interface Loader {
  readonly load: (file: string) => Promise<Record<string, unknown>>;
}

let modules: InsertedModules | undefined;

/** The modules, made when they are first asked for and gone when this process ends. */
export function insertedModules(): InsertedModules {
  modules ??= new InsertedModules();
  return modules;
}
