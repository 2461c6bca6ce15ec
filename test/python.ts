import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { testCache } from './folders';

/** What the Python tests use where it can be had, at versions that belong together. */
const REQUIREMENTS = ['cachetools==7.2.0', 'mypy==2.4.0'];

/** Where these packages are, beside those of this machine's own Python. */
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
    timeout: 150_000,
    env: { ...process.env, PYTHONPATH: path, PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (error !== undefined) {
    throw new Error('These tests need Python 3.9 or newer as python3, and it could not be started. Install it.', {
      cause: error,
    });
  }
  return { ok: status === 0, said: stdout + stderr };
}

/** Installs the packages if they are missing; a machine that cannot reach a package index goes on without. */
function installPackages(): void {
  if (python(['-c', 'import cachetools, mypy.main']).ok) return;
  console.log('cachetools and mypy are not installed: installing them by pip, which takes up to a minute.');
  const options = ['--quiet', '--disable-pip-version-check', '--no-input', '--only-binary', ':all:', '--retries', '1'];
  const { ok, said } = python(['-m', 'pip', 'install', ...options, '--target', packages, ...REQUIREMENTS]);
  if (!ok) console.log(`They cannot be had, so the snippets are not tested with them:\n${said}`);
}

if (require.main === module) {
  try {
    installPackages();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
