import { isMainThread, workerData } from 'node:worker_threads';

const CHECK_EVERY_MS = 250;

/**
 * Runs in a thread of its own and ends the observed process when the host has gone, even while the program never yields
 * and so could never notice it. A dead parent shows at once: the process has another parent then, or (on Windows, where
 * it keeps the number) signalling the old one fails.
 */
function watch(hostPid: number): void {
  setInterval(() => {
    if (process.ppid !== hostPid || !isRunning(hostPid)) process.kill(process.pid, 'SIGKILL');
  }, CHECK_EVERY_MS);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

if (!isMainThread) watch(Number(workerData));
