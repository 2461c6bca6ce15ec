// node out/test/host/runHostTests.js [--version 1.100|1.139|all] [--result FILE]
// Runs the built extension's tests inside the extension host of a real VS Code. HITRATE_COVERAGE names a folder for V8's
// coverage of it.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { repository, testCache } from '../folders';
import { testFilesIn } from '../mochaRun';
import { type TestResult, sumOf, takeTestResult } from '../testResult';
import { runInBrowserHost } from './browserHost';
import { desktopVscode, runInDesktopHost } from './desktopHost';
import { type HostTests, judge } from './hostTests';
import { TemporaryFolder } from '../temporaryFolder';
import { type VscodeVersion, versionsNamed } from './vscodeVersion';

/** Runs a suite over an extension on one version: on the desktop where it can be had, else in a browser. */
export async function runHostTests(version: VscodeVersion, extension: string, suite: string): Promise<TestResult> {
  using folder = new TemporaryFolder();
  const coverage = process.env['HITRATE_COVERAGE'];
  const tests: HostTests = {
    extension,
    suite,
    workspace: join(folder.path, 'workspace'),
    resultFile: join(folder.path, 'result.json'),
    failureFolder: join(testCache, 'failures', `host-${version.name}`),
    coverageFolder: coverage === undefined ? undefined : resolve(coverage),
  };
  cpSync(join(repository, 'test/host/workspace'), tests.workspace, { recursive: true });
  rmSync(tests.failureFolder, { recursive: true, force: true });
  const desktop = await desktopVscode(version);
  console.log(`VS Code ${version.name} ${desktop === undefined ? 'in a browser' : 'on the desktop'}`);
  const end = await (desktop === undefined ? runInBrowserHost(version, tests) : runInDesktopHost(desktop, tests));
  const title = `VS Code ${version.name}`;
  const result = judge(title, takeTestResult(tests.resultFile), end, testFilesIn(suite));
  for (const failure of result.failures.filter((each) => each.title === title)) console.log(failure.message);
  if (result.failed > 0 && existsSync(tests.failureFolder)) console.log(`See ${tests.failureFolder}`);
  return result;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { version: { type: 'string', default: 'all' }, result: { type: 'string' } },
  });
  const versions = versionsNamed(values.version);
  if (!existsSync(join(repository, 'dist/extension.js'))) {
    throw new Error('The extension is not built. Run "node esbuild.js" first.');
  }
  const results: TestResult[] = [];
  for (const version of versions) {
    results.push(await runHostTests(version, repository, join(__dirname, 'suite')));
  }
  const sum = sumOf(results);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  if (values.result !== undefined) {
    mkdirSync(dirname(values.result), { recursive: true });
    writeFileSync(values.result, JSON.stringify(sum, null, 2));
  }
  process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
