import { join } from 'node:path';
import { packageFile, testCache } from './folders';

/** One step of `npm test`: a program for Node, and how to know that it went well. */
export interface Step {
  readonly name: string;
  /** A check passes or fails as a whole; tests count themselves, in the file that `resultFile` names to them. */
  readonly kind: 'check' | 'tests';
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly limitMs: number;
}

/** Where the tests of a step write their result. */
export function resultFile(name: string): string {
  return join(testCache, 'results', `${name}.json`);
}

/** Where V8 writes what the tests without VS Code and without a page have run. */
export const coverageFolder = join(testCache, 'coverage');

const minuteMs = 60_000;

function check(name: string, args: readonly string[]): Step {
  return { name, kind: 'check', args, limitMs: 3 * minuteMs };
}

function mocha(name: string, folder: string, nodeOptions: readonly string[], options: readonly string[]): Step {
  const run = [join(__dirname, 'mochaRun.js'), join(__dirname, folder), '--brief', '--result', resultFile(name)];
  return { name, kind: 'tests', args: [...nodeOptions, ...run, ...options], limitMs: 5 * minuteMs };
}

function covered(step: Step): Step {
  return { ...step, env: { NODE_V8_COVERAGE: coverageFolder } };
}

function coverageOf(folder: string, report: string, least: readonly string[]): readonly string[] {
  return [
    packageFile('c8/bin/c8.js'),
    'report',
    ...['--temp-directory', coverageFolder, '--reports-dir', join('coverage', report)],
    ...['--reporter', 'text-summary', '--reporter', 'html'],
    // Not the bundles: there the report takes every line for covered.
    ...['--include', `out/${folder}/**`],
    ...['--check-coverage', ...least],
  ];
}

const wholeCoverage = coverageOf('src', 'all', ['--lines', '98', '--functions', '98', '--branches', '96']);
// The library is to be relied on by itself.
const libraryCoverage = coverageOf('src/cache', 'library', [
  '--lines',
  '100',
  '--functions',
  '100',
  '--branches',
  '100',
]);

/** Everything that `npm test` does after it has compiled, in this order. */
export const steps: readonly Step[] = [
  check('build', ['esbuild.js', '--production', '--quiet']),
  check('format', [packageFile('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
  check('lint', [packageFile('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']),
  check('deadcode', [packageFile('knip/bin/knip.js')]),
  check('python', [join(__dirname, 'python.js')]),
  covered(mocha('unit', 'unit', [], [])),
  covered(mocha('collection', '.', ['--expose-gc'], ['--collection', '--timeout', '20000'])),
  covered(mocha('contract', 'contract', [], [])),
  covered(mocha('process', 'process', [], ['--timeout', '30000'])),
  check('coverage', wholeCoverage),
  check('library', libraryCoverage),
  check('chromium', [join(__dirname, 'chromium.js')]),
  mocha('page', 'page', [], ['--timeout', '30000']),
  mocha('package', 'package', [], ['--timeout', '60000']),
  {
    name: 'host',
    kind: 'tests',
    args: [join(__dirname, 'host/runHostTests.js'), '--result', resultFile('host')],
    limitMs: 10 * minuteMs,
  },
  mocha('e2e', 'e2e', [], ['--timeout', '60000']),
];
