// npm run bench:activation
// Measures the start of the built extension: how long Node reads the main bundle, and how long `activate` takes, each time
// in a process of its own, with nothing in any cache but the system's. In place of VS Code is a module that does nothing.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { repository } from '../folders';
import { median } from './ratio';
import { standInVscode } from './standInVscode';

const PROCESSES = 51;
const BUNDLES = ['extension', 'session', 'statsPage', 'inserting'];

interface Start {
  readonly loadMs: number;
  readonly activateMs: number;
}

interface Extension {
  readonly activate: (context: unknown) => unknown;
}

/** The little of a `Uri` that a start uses. */
interface FileUri {
  readonly path: string;
  readonly fsPath: string;
  with(change: { readonly path: string }): FileUri;
}

function fileUri(path: string): FileUri {
  return { path, fsPath: path, with: (change) => fileUri(change.path) };
}

function bundle(name: string): string {
  return join(repository, 'dist', `${name}.js`);
}

/** Starts the extension in this process. */
function start(): Start {
  const { vscode, calls } = standInVscode();
  const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
  const load = loader._load;
  loader._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));
  const startMs = performance.now();
  const { activate } = require(bundle('extension')) as Extension;
  const loadedMs = performance.now();
  activate({ extensionUri: fileUri(repository), subscriptions: [] });
  const activeMs = performance.now();
  // A start that did nothing would be a fast one.
  if ((calls.get('registerCommand') ?? 0) < 20) throw new Error('The extension registered no commands.');
  return { loadMs: loadedMs - startMs, activateMs: activeMs - loadedMs };
}

function main(): void {
  const starts = Array.from({ length: PROCESSES }, () => {
    const printed = execFileSync(process.execPath, [__filename, 'once'], { encoding: 'utf8' });
    return JSON.parse(printed) as Start;
  });
  for (const member of ['loadMs', 'activateMs'] as const) {
    const values = starts.map((each) => each[member]).sort((a, b) => a - b);
    const range = `${values[0]?.toFixed(1)} to ${values.at(-1)?.toFixed(1)}`;
    console.log(`${member}: ${median(values).toFixed(1)} (median of ${PROCESSES} processes, ${range})`);
  }
  for (const name of BUNDLES) console.log(`dist/${name}.js: ${(statSync(bundle(name)).size / 1000).toFixed(0)} KB`);
}

if (process.argv[2] === 'once') process.stdout.write(JSON.stringify(start()), () => process.exit());
else main();
