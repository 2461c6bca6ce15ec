import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether this is a Debian and its root, who may install what the tests lack. */
export function canInstallByApt(): boolean {
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/os-release') &&
    /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

/** Installs packages of Debian. */
export function installByApt(...packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')} by apt-get, which takes about a minute.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const action of [['update'], ['install', '-y', ...packages]]) {
    execFileSync('apt-get', ['-qq', ...action], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
