import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageFile } from '../folders';
import type { Installation } from './installation';
import { TemporaryFolder } from '../temporaryFolder';
import { serverEnvironment } from './serverEnvironment';

function run(command: string, args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv }): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, { ...options, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}.\n${stdout}${stderr}`);
}

/** Packs the extension in a folder, as `npm run package` does. */
export function packVsix(extension: string, vsix: string): void {
  const vsce = packageFile('@vscode/vsce/vsce');
  run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], { cwd: extension });
}

/** Installs a package as a user does: it is refused where `engines.vscode` asks for a newer VS Code. */
export function installVsix(installation: Installation, vsix: string, extensionsFolder: string): void {
  using folder = new TemporaryFolder();
  run(
    installation.node,
    [
      join(installation.root, 'out/server-main.js'),
      ...['--install-extension', vsix, '--extensions-dir', extensionsFolder, '--server-data-dir', folder.path],
      '--accept-server-license-terms',
    ],
    { env: serverEnvironment(folder.path) },
  );
}
