import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { repository, testCache } from '../folders';
import { atProcessEnd } from '../atProcessEnd';
import type { VscodeVersion } from './vscodeVersion';

/** A VS Code server that is installed and can be started. */
export interface Installation {
  readonly version: VscodeVersion;
  /** The folder with VS Code's own `out` and `extensions`. */
  readonly root: string;
  /** The Node that runs it. */
  readonly node: string;
}

const packageFolders = join(repository, 'test/host/versions');

/** Built-in extensions that no test wants: large, and two of them need packages that are not installed. */
const unwantedExtensions = ['copilot', 'mermaid-markdown-features', 'microsoft-authentication'];

const nodePackages = [
  `node-${process.platform}-${process.arch}`,
  `node-bin-${process.platform}-${process.arch}`, // what the package is called on Apple's own processors
];

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Everything that decides what an installation is: the package files, the stand-ins, and this program. */
function fingerprint(version: VscodeVersion): string {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  const inputs = [...filesUnder(join(packageFolders, version.name)), ...filesUnder(join(packageFolders, 'stubs'))];
  for (const file of [...inputs, __filename]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function runNpm(folder: string): void {
  const options = [
    '--ignore-scripts', // nothing is compiled
    '--install-links', // the stand-ins are copied, so that they find the packages beside them
    '--engine-strict=false', // this Node only fetches: what is installed runs on a Node of its own
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { status, error } = spawnSync('npm', ['ci', ...options], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (error !== undefined) throw new Error(`npm could not be started: ${error.message}`);
  if (status !== 0) throw new Error(`npm ci ended with ${status} in ${folder}, so there is no VS Code to test with.`);
}

function serverRoot(folder: string): string {
  return join(folder, 'node_modules/code-server/lib/vscode');
}

function install(version: VscodeVersion, folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(join(packageFolders, 'stubs'), join(folder, 'stubs'), { recursive: true });
  const packages = join(folder, version.name);
  cpSync(join(packageFolders, version.name), packages, { recursive: true });
  runNpm(packages);
  const root = serverRoot(packages);
  symlinkSync('../../..', join(root, 'node_modules'));
  for (const name of unwantedExtensions) rmSync(join(root, 'extensions', name), { recursive: true, force: true });
}

function removeLeftovers(folder: string, wanted: string): void {
  for (const name of readdirSync(folder)) {
    const owner = /\.(\d+)$/.exec(name)?.[1];
    if (name !== wanted && (owner === undefined || !isRunning(Number(owner)))) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function nodeOf(version: VscodeVersion, packages: string): string {
  const packaged = nodePackages.map((name) => join(packages, 'node_modules', name, 'bin/node')).find(existsSync);
  if (packaged !== undefined) return packaged;
  if (Number(process.versions.node.split('.')[0]) === version.nodeMajor) return process.execPath;
  throw new Error(
    `VS Code ${version.name} in the browser runs on Node ${version.nodeMajor}, which no package brings to ` +
      `${process.platform} ${process.arch}. Run the tests with Node ${version.nodeMajor}, or on Linux.`,
  );
}

/**
 * Installs a version of VS Code's server, or finds it installed. It is built in a folder that is this process's own
 * and moved into place when it is whole, so processes that install at once do not meet: the later one drops its copy.
 */
export function installVscode(version: VscodeVersion): Installation {
  if (process.platform === 'win32') {
    throw new Error('VS Code in the browser does not run on Windows. Run the tests in WSL, or on Linux or macOS.');
  }
  const folder = join(testCache, `vscode-${version.name}`);
  const wanted = fingerprint(version);
  const place = join(folder, wanted);
  if (!existsSync(place)) {
    console.log(`Installing VS Code ${version.name} into ${folder}, once.`);
    const draft = `${place}.${process.pid}`;
    const forget = atProcessEnd(() => rmSync(draft, { recursive: true, force: true }));
    install(version, draft);
    try {
      renameSync(draft, place);
    } catch (error) {
      if (!existsSync(place)) throw error;
      rmSync(draft, { recursive: true, force: true });
    }
    forget();
    removeLeftovers(folder, wanted);
  }
  const packages = join(place, version.name);
  return { version, root: serverRoot(packages), node: nodeOf(version, packages) };
}
