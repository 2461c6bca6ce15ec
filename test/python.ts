import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { delimiter, join } from 'node:path';
import { canInstallByApt, installByApt } from './apt';
import { testCache } from './folders';

/** What the Python tests need beside Python, at versions that belong together. */
const REQUIREMENTS = ['cachetools==7.2.0', 'mypy==2.4.0'];
/** The same as Debian has it: its mypy is older, and has the types of cachetools in a package of their own. */
const DEBIAN_PACKAGES = ['mypy', 'python3-cachetools', 'python3-typeshed'];

/** A Python, and a folder of packages beside its own. */
interface Interpreter {
  readonly program: string;
  readonly packages?: string;
}

const OWN: Interpreter = { program: 'python3' };
const CACHED: Interpreter = { program: 'python3', packages: join(testCache, 'python') };
/** What apt-get installs belongs to the system's Python, which need not be the first on the path. */
const SYSTEM: Interpreter = { program: '/usr/bin/python3' };

/** What a run of Python said, and whether it went well. */
export interface PythonRun {
  readonly ok: boolean;
  readonly said: string;
}

let chosen: Interpreter | undefined;

/** Runs Python 3 with mypy and cachetools, and with `modules` to import from. */
export function python(args: readonly string[], modules: readonly string[] = []): PythonRun {
  chosen ??= equipped();
  return run(chosen, args, modules);
}

/** The Python that has what the tests need. Where none has it, it is installed. */
function equipped(): Interpreter {
  const found = [OWN, CACHED, SYSTEM].find(hasPackages);
  if (found !== undefined) return found;
  if (!run(OWN, ['--version']).ok) {
    throw new Error('These tests need Python 3.9 or newer as python3, and it could not be started. Install it.');
  }
  console.log('cachetools and mypy are not installed: installing them by pip, which takes up to a minute.');
  const options = ['--quiet', '--disable-pip-version-check', '--no-input', '--only-binary', ':all:', '--retries', '1'];
  const byPip = run(OWN, ['-m', 'pip', 'install', ...options, '--target', CACHED.packages ?? '', ...REQUIREMENTS]);
  if (hasPackages(CACHED)) return CACHED;
  if (canInstallByApt()) {
    installByApt(...DEBIAN_PACKAGES);
    if (hasPackages(SYSTEM)) return SYSTEM;
  }
  throw new Error(
    `These tests need mypy and cachetools. Install them for python3: "python3 -m pip install ${REQUIREMENTS.join(' ')}", ` +
      `or on Debian "apt-get install ${DEBIAN_PACKAGES.join(' ')}".\n${byPip.said}`,
  );
}

/** Whether mypy and cachetools are there, and the types of the latter. */
function hasPackages(interpreter: Interpreter): boolean {
  const { ok } = run(interpreter, ['-c', 'import cachetools, mypy.main']);
  return (
    ok && run(interpreter, ['-m', 'mypy', '--no-incremental', '--cache-dir', devNull, '-c', 'import cachetools']).ok
  );
}

function run({ program, packages }: Interpreter, args: readonly string[], modules: readonly string[] = []): PythonRun {
  const path = [...modules, ...(packages === undefined ? [] : [packages])].join(delimiter);
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: 150_000,
    env: { ...process.env, ...(path === '' ? {} : { PYTHONPATH: path }), PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (error !== undefined) return { ok: false, said: error.message };
  return { ok: status === 0, said: stdout + stderr };
}

if (require.main === module) {
  try {
    chosen = equipped();
    console.log(chosen.program);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
