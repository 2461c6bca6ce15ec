import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Mocha from 'mocha';
import type { TestFailure, TestResult } from './testResult';

export interface ResultReporterOptions {
  /** Where the result is written as JSON. */
  readonly output?: string;
  /** What every printed line begins with: where others print too, it says which lines are the tests'. */
  readonly prefix?: string;
  /** Prints a line for every suite at the outermost level instead of one for every test. */
  readonly brief?: boolean;
}

/** Prints what a person wants to see of a run, and writes what a program wants to know of it. */
export class ResultReporter extends Mocha.reporters.Base {
  readonly #options: ResultReporterOptions;
  readonly #failures: TestFailure[] = [];
  readonly #files = new Set<string>();
  #passed = 0;
  #passedInSuite = 0;

  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    this.#options = (options.reporterOptions ?? {}) as ResultReporterOptions;
    runner.on('pass', (test) => this.#pass(test));
    runner.on('fail', (test, error: Error) => {
      if (test.file !== undefined) this.#files.add(test.file);
      // The stack holds the message and, for an assertion, what was expected and what was found.
      this.#fail({ title: test.fullTitle(), message: error.stack ?? String(error) });
    });
    runner.on('suite end', (suite) => {
      if (this.#options.brief === true && suite.parent?.root === true) {
        this.#print(`  ${suite.title}: ${this.#passedInSuite} passed`);
        this.#passedInSuite = 0;
      }
    });
    runner.on('end', () => this.#end(runner.total));
  }

  #pass(test: Mocha.Test): void {
    this.#passed += 1;
    this.#passedInSuite += 1;
    if (test.file !== undefined) this.#files.add(test.file);
    if (this.#options.brief !== true) this.#print(`  ok ${test.fullTitle()} (${test.duration ?? 0} ms)`);
  }

  #fail(failure: TestFailure): void {
    this.#failures.push(failure);
    this.#print(`  FAILED ${failure.title}\n${failure.message.replaceAll(/^/gm, '    ')}`);
  }

  #end(expected: number): void {
    if (this.#failures.length === 0 && this.#passed !== expected) {
      this.#fail({ title: 'All tests run', message: `${expected} tests were to run, and ${this.#passed} passed.` });
    }
    const result: TestResult = {
      passed: this.#passed,
      failed: this.#failures.length,
      failures: this.#failures,
      files: [...this.#files],
    };
    this.#print(`  ${result.passed} passed, ${result.failed} failed`);
    if (this.#options.output === undefined) return;
    mkdirSync(dirname(this.#options.output), { recursive: true });
    writeFileSync(this.#options.output, JSON.stringify(result, null, 2));
  }

  #print(text: string): void {
    console.log(text.replaceAll(/^/gm, this.#options.prefix ?? ''));
  }
}
