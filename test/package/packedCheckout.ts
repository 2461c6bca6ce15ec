import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFile, repository } from '../folders';
import { zipNames } from './zipNames';

/** What a checkout holds that is made and not written; here some of it must be there, and stay out of the package. */
const MADE = ['.git', '.test-cache', '.vscode-test', 'coverage', 'dist', 'node_modules', 'out'];

/** A copy of the checkout, built and packed as `npm run package` does, so that the build of the checkout stays as it is. */
export class PackedCheckout {
  /** The commands of `npm run package`. */
  static readonly build = ['esbuild.js', '--production', '--quiet'];
  static readonly pack = ['package', '--no-dependencies', '-o', 'hitrate.vsix'];

  readonly root = mkdtempSync(join(tmpdir(), 'hitrate-package-'));
  /** What the packer printed. */
  readonly printed: string;

  constructor() {
    for (const name of readdirSync(repository)) {
      if (MADE.includes(name) || name.endsWith('.vsix')) continue;
      cpSync(join(repository, name), join(this.root, name), { recursive: true });
    }
    symlinkSync(join(repository, 'node_modules'), join(this.root, 'node_modules'), 'junction');
    for (const folder of MADE.filter((name) => name !== 'node_modules')) {
      mkdirSync(join(this.root, folder), { recursive: true });
      writeFileSync(join(this.root, folder, 'stray.js'), '');
    }
    this.#run(PackedCheckout.build);
    this.printed = this.#run([packageFile('@vscode/vsce/vsce'), ...PackedCheckout.pack]);
  }

  /** The files of the package, without the two that the format itself adds. */
  names(): string[] {
    const names = zipNames(readFileSync(join(this.root, 'hitrate.vsix')));
    return names.filter((name) => name.startsWith('extension/')).map((name) => name.slice('extension/'.length));
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  dispose(): void {
    rmSync(this.root, { recursive: true });
  }

  #run(parameters: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: this.root, encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
    return stdout + stderr;
  }
}
