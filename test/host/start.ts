// npm start: opens a VS Code with Hitrate and a small folder to try it in, until its window is closed or Ctrl+C.
import { cpSync, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { repository } from '../folders';
import { desktopVscode, hasDisplay } from './desktopHost';
import { openDesktopWindow } from './desktopWindow';
import { installVscode } from './installation';
import { TemporaryFolder } from '../temporaryFolder';
import { VscodeServer } from './vscodeServer';
import { newestVersion } from './vscodeVersion';
import { installVsix, packVsix } from './vsix';
import { workbenchAddress } from './workbench';

/** The user's own VS Code, by the command that it puts on the path. */
function ownVscode(): string | undefined {
  if (!hasDisplay()) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

async function serveToBrowser(folder: string, workspace: string): Promise<void> {
  const vsix = join(folder, 'hitrate.vsix');
  const extensionsFolder = join(folder, 'extensions');
  const installation = installVscode(newestVersion);
  console.log('Packing and installing Hitrate.');
  packVsix(repository, vsix);
  installVsix(installation, vsix, extensionsFolder);
  const server = await VscodeServer.start(installation, { extensionsFolder, allBuiltIns: true });
  console.log(`VS Code ${newestVersion.release} with Hitrate, for the browser on this machine:`);
  console.log(workbenchAddress(server.authority, workspace).href);
  console.log('Run "Hitrate: Run Cache Demo" by F1. Ctrl+C ends VS Code.');
  await server.ended;
  throw new Error(`VS Code's server has ended. It printed:\n${server.log.slice(-20).join('\n')}`);
}

async function main(): Promise<void> {
  using folder = new TemporaryFolder();
  const workspace = join(folder.path, 'workspace');
  cpSync(join(repository, 'test/host/workspace'), workspace, { recursive: true });
  const program = ownVscode() ?? (await desktopVscode(newestVersion));
  if (program === undefined) {
    await serveToBrowser(folder.path, workspace);
    return;
  }
  console.log(`Opening ${program} with Hitrate. Ctrl+C closes it.`);
  await openDesktopWindow(program, repository, workspace, folder.path);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
