import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { testCache } from '../folders';
import { type HostEnd, type HostTests, hostEnvironment } from './hostTests';
import { TemporaryFolder } from '../temporaryFolder';
import { quietSettings } from './userSettings';
import type { VscodeVersion } from './vscodeVersion';

const probeLimitMs = 10_000;
const releaseList = 'https://update.code.visualstudio.com/api/releases/stable';

/** Whether a window can be opened. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '');
}

async function canDownload(): Promise<boolean> {
  try {
    return (await fetch(releaseList, { signal: AbortSignal.timeout(probeLimitMs) })).ok;
  } catch {
    return false;
  }
}

/** The program of a desktop VS Code, downloaded once; undefined, with the reason printed, where none can be had. */
export async function desktopVscode(version: VscodeVersion): Promise<string | undefined> {
  if (!hasDisplay()) {
    console.log('There is no display, so VS Code runs in a browser instead.');
    return undefined;
  }
  const cachePath = join(testCache, 'desktop');
  try {
    if (!existsSync(cachePath) && !(await canDownload())) throw new Error('its server does not answer');
    return await downloadAndUnzipVSCode({ version: version.release, cachePath });
  } catch (error) {
    console.log(`VS Code ${version.name} cannot be downloaded (${String(error)}), so it runs in a browser.`);
    return undefined;
  }
}

/** Data of its own for a desktop VS Code, in that folder, and the arguments that say so. */
export function ownDataArguments(folder: string): { readonly userData: string; readonly args: readonly string[] } {
  const userData = join(folder, 'data');
  mkdirSync(join(userData, 'User'), { recursive: true });
  writeFileSync(join(userData, 'User/settings.json'), JSON.stringify(quietSettings, null, 2));
  return { userData, args: ['--user-data-dir', userData, '--extensions-dir', join(folder, 'extensions')] };
}

/** Runs the tests in a desktop VS Code: the extension host on Electron. */
export async function runInDesktopHost(program: string, tests: HostTests): Promise<HostEnd> {
  using folder = new TemporaryFolder();
  const { args, userData } = ownDataArguments(folder.path);
  try {
    await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: tests.extension,
      extensionTestsPath: tests.suite,
      extensionTestsEnv: { ...hostEnvironment(tests), ELECTRON_RUN_AS_NODE: undefined },
      launchArgs: [tests.workspace, ...args],
    });
    return {};
  } catch (error) {
    cpSync(join(userData, 'logs'), join(tests.failureFolder, 'logs'), { recursive: true });
    return { problem: String(error) };
  }
}
