// Loaded by `--require` before VS Code's server, which watches nobody: when the pipe that is the server's standard input
// closes, the server ends with its whole process group and its temporary folder. So whoever started it may even be
// killed, and nothing of it is left.
import { rmSync } from 'node:fs';

const temporaryFolder = process.env['TMPDIR'];
if (temporaryFolder === undefined) throw new Error('The server was started without a TMPDIR of its own.');

process.stdin.resume().once('end', () => {
  rmSync(temporaryFolder, { recursive: true, force: true });
  process.kill(-process.pid, 'SIGKILL');
});

// What the server forks inherits its arguments, and must not end with its own standard input.
process.execArgv = [];
