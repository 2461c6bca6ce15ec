import { join } from 'node:path';
import { packageFile, testCache } from './folders';

/**
 * Two lanes for two processors. In VS Code and its browser much time is waited, which the other lane uses; more at once
 * would make the tests slow that hold how soon a user sees something.
 */
type Lane = 'code' | 'editor';

/** One step of `npm test`: a program for Node, and how to know that it went well. */
export interface Step {
  readonly name: string;
  /** A check passes or fails as a whole; tests count themselves, in the file that `resultFile` names to them. */
  readonly kind: 'check' | 'tests';
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** The steps of a lane run one after the other, and the lanes at once. */
  readonly lane: Lane;
  /** The steps of the other lane that it needs; they come before it in the list. */
  readonly after?: readonly string[];
  readonly limitMs: number;
}

/** Where the tests of a step write their result. */
export function resultFile(name: string): string {
  return join(testCache, 'results', `${name}.json`);
}

/** Where V8 writes what the tests without VS Code and without a page have run. */
export const coverageFolder = join(testCache, 'coverage');

const minuteMs = 60_000;

function check(name: string, lane: Lane, args: readonly string[]): Step {
  return { name, kind: 'check', lane, args, limitMs: 3 * minuteMs };
}

interface MochaOptions {
  readonly folder?: string;
  readonly node?: readonly string[];
  readonly options?: readonly string[];
}

function mocha(name: string, lane: Lane, { folder = name, node = [], options = [] }: MochaOptions = {}): Step {
  const run = [join(__dirname, 'mochaRun.js'), join(__dirname, folder), '--brief', '--result', resultFile(name)];
  return { name, kind: 'tests', lane, args: [...node, ...run, ...options], limitMs: 8 * minuteMs };
}

function timeout(ms: number): MochaOptions {
  return { options: ['--timeout', `${ms}`] };
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

/** Everything that `npm test` does after it has compiled, in this order in each lane. */
export const steps: readonly Step[] = [
  check('build', 'editor', ['esbuild.js', '--production', '--quiet']),
  check('chromium', 'editor', [join(__dirname, 'chromium.js')]),
  check('vscode', 'editor', [join(__dirname, 'host/installAll.js')]),
  covered(mocha('process', 'editor', timeout(30_000))),
  check('format', 'code', [packageFile('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
  check('lint', 'code', [packageFile('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']),
  check('deadcode', 'code', [packageFile('knip/bin/knip.js')]),
  check('python', 'code', [join(__dirname, 'python.js')]),
  // None waits for a clock; a machine that does other things too may need many times as long for the same.
  covered(mocha('unit', 'code', timeout(20_000))),
  covered(
    mocha('collection', 'code', {
      folder: '.',
      node: ['--expose-gc'],
      options: ['--collection', '--timeout', '20000'],
    }),
  ),
  covered(mocha('contract', 'code', timeout(20_000))),
  { ...check('coverage', 'code', wholeCoverage), after: ['process'] },
  check('library', 'code', libraryCoverage),
  { ...mocha('page', 'code', timeout(30_000)), after: ['build', 'chromium'] },
  mocha('package', 'code', timeout(60_000)),
  {
    name: 'host',
    kind: 'tests',
    lane: 'editor',
    args: [join(__dirname, 'host/runHostTests.js'), '--result', resultFile('host')],
    limitMs: 10 * minuteMs,
  },
  { ...mocha('e2e', 'editor', timeout(60_000)), limitMs: 10 * minuteMs },
];
