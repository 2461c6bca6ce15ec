// node out/test/mochaRun.js FOLDER [--collection] [--result FILE] [--brief] [--timeout MS]
// Runs the compiled tests of a folder: those about the garbage collector with --collection, else all the others.
// In the extension host the same is called as a function.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import Mocha from 'mocha';
import { repository } from './folders';
import { ResultReporter, type ResultReporterOptions } from './resultReporter';

export interface MochaRunOptions extends ResultReporterOptions {
  readonly timeoutMs?: number;
}

const outFolder = resolve(repository, 'out');

/** Whether the source of a compiled file is still there: the compiler does not remove what it once made. */
function hasSource(file: string): boolean {
  if (!file.startsWith(outFolder)) return true;
  return existsSync(join(repository, relative(outFolder, file)).replace(/\.js$/, '.ts'));
}

/** The compiled test files anywhere in a folder. */
export function testFilesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => join(folder, name))
    .filter(hasSource)
    .sort();
}

/** Runs test files and tells how many tests failed. One that is marked `only` or `skip` fails. */
export async function runMocha(files: readonly string[], options: MochaRunOptions): Promise<number> {
  const { timeoutMs = 2_000, ...reporterOptions } = options;
  const mocha = new Mocha({
    forbidOnly: true,
    forbidPending: true,
    reporter: ResultReporter,
    reporterOptions,
    timeout: timeoutMs,
  });
  // A length that a property names as the greatest is one it wants to see; by default fast-check stays far below.
  fc.configureGlobal({ defaultSizeToMaxWhenMaxSpecified: true });
  // So that a stack names the lines of the sources.
  process.setSourceMapsEnabled(true);
  for (const file of files) mocha.addFile(file);
  return new Promise((finish) => {
    mocha.run(finish);
  });
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      collection: { type: 'boolean', default: false },
      result: { type: 'string' },
      brief: { type: 'boolean', default: false },
      timeout: { type: 'string' },
    },
  });
  const folder = resolve(positionals[0] ?? '.');
  const files = testFilesIn(folder).filter((file) => file.endsWith('.collection.test.js') === values.collection);
  if (files.length === 0) throw new Error(`There are no such tests in ${folder}.`);
  // Mocha fails the running test for what is thrown, but only its own command line does so for a promise that floats.
  process.on('unhandledRejection', (reason) => {
    throw reason;
  });
  const failed = await runMocha(files, {
    ...(values.result === undefined ? {} : { output: resolve(values.result) }),
    ...(values.timeout === undefined ? {} : { timeoutMs: Number(values.timeout) }),
    brief: values.brief,
  });
  process.exitCode = failed === 0 ? 0 : 1;
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
