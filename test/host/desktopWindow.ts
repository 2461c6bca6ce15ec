import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atProcessEnd } from '../atProcessEnd';
import { ownDataArguments } from './desktopHost';

/** Ends the group of processes that this one leads; on Windows, which has no groups, the process. */
function endGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** The `code` command only asks a window into being and waits; the window's own process is the one that holds the lock. */
function endWindow(userData: string): void {
  let pid: number;
  try {
    pid = Number(readFileSync(join(userData, 'code.lock'), 'utf8'));
  } catch {
    return; // no window was opened, or it is closed
  }
  if (pid > 0) endGroup(pid);
}

/**
 * Opens VS Code's window with the extension in development and a folder, its data in a folder of its own, and resolves
 * when the window is closed. It is closed when this process ends.
 */
export async function openDesktopWindow(
  program: string,
  extension: string,
  workspace: string,
  dataFolder: string,
): Promise<void> {
  const { args, userData } = ownDataArguments(dataFolder);
  const isRoot = process.getuid?.() === 0;
  const child = spawn(
    program,
    [
      ...['--new-window', '--wait', `--extensionDevelopmentPath=${extension}`],
      ...args,
      ...(isRoot ? ['--no-sandbox'] : []), // which root cannot have
      workspace,
    ],
    { detached: process.platform !== 'win32', shell: process.platform === 'win32', stdio: 'ignore' },
  );
  const forget = atProcessEnd(() => {
    if (child.pid !== undefined) endGroup(child.pid);
    endWindow(userData);
  });
  await once(child, 'exit');
  forget();
}
