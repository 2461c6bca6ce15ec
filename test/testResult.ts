import { readFileSync, rmSync } from 'node:fs';

export interface TestFailure {
  readonly title: string;
  readonly message: string;
}

/** What became of one run of tests, as a reporter or a runner writes it to a file. */
export interface TestResult {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly TestFailure[];
  /** The files that at least one of these tests came from. */
  readonly files: readonly string[];
}

/** The result in that file, which is then removed; undefined when the run ended before it wrote one. */
export function takeTestResult(path: string): TestResult | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  rmSync(path);
  return JSON.parse(text) as TestResult;
}

/** Several runs as one. */
export function sumOf(results: readonly TestResult[]): TestResult {
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failed: results.reduce((sum, result) => sum + result.failed, 0),
    failures: results.flatMap((result) => result.failures),
    files: results.flatMap((result) => result.files),
  };
}
