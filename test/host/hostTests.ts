import type { TestFailure, TestResult } from '../testResult';

/** What every printed line of the tests begins with, where VS Code's own words arrive too. */
export const outputPrefix = '[test] ';

/** The environment variable that tells the suite where to write its result. */
export const resultVariable = 'HITRATE_TEST_RESULT';

/** One run of tests inside VS Code's extension host. */
export interface HostTests {
  /** The folder of the extension under test; what it needs is built. */
  readonly extension: string;
  /** The folder of the compiled tests, with the `index.js` that runs them. */
  readonly suite: string;
  /** The folder that VS Code opens. The tests may change it. */
  readonly workspace: string;
  /** Where the suite writes its result. */
  readonly resultFile: string;
  /** Where what helps to understand a failure is put. */
  readonly failureFolder: string;
  /** Where V8 writes its coverage. */
  readonly coverageFolder: string | undefined;
}

/** How VS Code ended; `problem` says what went wrong beside or before the tests. */
export interface HostEnd {
  readonly problem?: string;
}

/** The environment that the extension host gets for these tests. */
export function hostEnvironment(tests: HostTests): NodeJS.ProcessEnv {
  return {
    [resultVariable]: tests.resultFile,
    ...(tests.coverageFolder === undefined ? {} : { NODE_V8_COVERAGE: tests.coverageFolder }),
  };
}

function withFailure(result: TestResult, failure: TestFailure): TestResult {
  return { ...result, failed: result.failed + 1, failures: [...result.failures, failure] };
}

/**
 * The result that may be believed: VS Code ended well, the suite wrote a result, and every test file brought a test.
 * An extension host that crashes is otherwise reported like one that ended well.
 */
export function judge(
  title: string,
  written: TestResult | undefined,
  end: HostEnd,
  testFiles: readonly string[],
): TestResult {
  let result: TestResult = written ?? { passed: 0, failed: 0, failures: [], files: [] };
  if (written === undefined) result = withFailure(result, { title, message: 'The tests did not run to their end.' });
  if (end.problem !== undefined && (written === undefined || result.failed === 0))
    result = withFailure(result, { title, message: end.problem });
  const silent = testFiles.filter((name) => !result.files.includes(name));
  if (written !== undefined && silent.length > 0) {
    result = withFailure(result, { title, message: `No test ran from ${silent.join(', ')}.` });
  }
  return result;
}
