import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { testCache } from '../../folders';

/** Where the packages are that the Python tests need and this machine's Python may not have. */
const packages = join(testCache, 'python');

/** What a run of Python said, and whether it went well. */
export interface PythonRun {
  readonly ok: boolean;
  readonly said: string;
}

/** Runs Python 3, with the test's packages and then `modules` to import from. */
export function python(args: readonly string[], modules: readonly string[] = []): PythonRun {
  const path = [...modules, packages].join(delimiter);
  const { status, stdout, stderr, error } = spawnSync('python3', args, {
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: path, PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (error !== undefined) {
    throw new Error('These tests need Python 3.9 or newer as python3, and it could not be started. Install it.', {
      cause: error,
    });
  }
  return { ok: status === 0, said: stdout + stderr };
}
