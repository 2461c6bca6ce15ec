import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallByApt, installByApt } from './apt';

/**
 * How the tests start Chromium: without the sandbox, which root may not use, and without any way to a network
 * but this machine's own, so that no test depends on what the page might fetch.
 */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const usualPlaces: { readonly [platform: string]: readonly string[] } = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((variable) =>
    join(process.env[variable] ?? 'C:\\', 'Google\\Chrome\\Application\\chrome.exe'),
  ),
};

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(usualPlaces[process.platform] ?? [])].find(isExecutable);
}

/**
 * The Chromium or Chrome that the tests use: the one that HITRATE_CHROMIUM names, else one that is installed.
 * On Debian root may install what is missing, so there it is installed.
 */
export function chromiumPath(): string {
  const named = process.env['HITRATE_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(`HITRATE_CHROMIUM names ${named}, which is not a program. Let it name Chromium, or unset it.`);
  }
  const found = findChromium();
  if (found !== undefined) return found;
  if (canInstallByApt()) {
    installByApt('chromium');
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'These tests need Chromium or Chrome, and none was found. Install Chromium, or let HITRATE_CHROMIUM name its program.',
  );
}

if (require.main === module) {
  try {
    console.log(chromiumPath());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
