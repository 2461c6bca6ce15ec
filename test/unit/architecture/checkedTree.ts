import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageFile, repository } from '../../folders';

/** Something that a checker found. */
export interface Finding {
  /** Path below the tree's root. */
  readonly file: string;
  readonly line: number;
  /** The linter's rule or the compiler's code. */
  readonly rule: string;
  readonly message: string;
}

interface LintReport {
  readonly diagnostics: readonly {
    readonly message: string;
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

/** A source tree in a temporary folder with this repository's own configuration, for the real checkers to judge. */
export class CheckedTree {
  readonly #root = mkdtempSync(join(tmpdir(), 'hitrate-architecture-'));

  constructor() {
    symlinkSync(join(repository, 'node_modules'), join(this.#root, 'node_modules'), 'junction');
    const projects = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('tsconfig.json'))
      .map((path) => join('src', path));
    for (const path of ['.oxlintrc.json', 'tsconfig.json', ...projects]) {
      mkdirSync(dirname(join(this.#root, path)), { recursive: true });
      copyFileSync(join(repository, path), join(this.#root, path));
    }
  }

  write(file: string, lines: readonly string[]): void {
    const path = join(this.#root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${lines.join('\n')}\n`);
  }

  /** Everything that the linter has to say. */
  lint(): Finding[] {
    const { stdout, stderr } = this.#run('oxlint/bin/oxlint', ['--type-aware', '--format', 'json', 'src']);
    assert.match(stdout, /^\{/, stderr);
    const { diagnostics } = JSON.parse(stdout) as LintReport;
    return diagnostics.map(({ message, code, filename, labels }) => ({
      file: filename,
      line: labels[0]?.span.line ?? 0,
      rule: code ?? message,
      message,
    }));
  }

  /**
   * Everything that the compiler has to say of the given projects and those they refer to. One project at a time: of
   * several, TypeScript 7 takes a file for no module in one run of forty (TS2306), whatever it exports.
   */
  compile(projects: readonly string[]): Finding[] {
    const { stdout } = this.#run('typescript/bin/tsc', [
      '--build',
      '--builders',
      '1',
      '--pretty',
      'false',
      ...projects,
    ]);
    return [...stdout.matchAll(/^(.+)\((\d+),\d+\): error (TS\d+): (.*)$/gm)].map((match) => {
      const [, file = '', line, rule = '', message = ''] = match;
      return { file, line: Number(line), rule, message };
    });
  }

  dispose(): void {
    rmSync(this.#root, { recursive: true });
  }

  #run(program: string, parameters: readonly string[]): { stdout: string; stderr: string } {
    return spawnSync(process.execPath, [packageFile(program), ...parameters], {
      cwd: this.#root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
  }
}
