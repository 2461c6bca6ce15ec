import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { gone, isRunning } from './observe';

describe('an observed process whose host is killed', function () {
  this.timeout(30_000);
  let host: ChildProcess | undefined;
  afterEach(() => host?.kill('SIGKILL'));

  for (const program of ['idle', 'spinsSoon']) {
    it(`is gone, too (program: ${program})`, async () => {
      host = fork(join(__dirname, 'programs/hostThatDies.js'), [program], {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      });
      const [line] = (await once(host.stdout!.setEncoding('utf8'), 'data')) as [string];
      const pid = Number(line);
      assert.ok(isRunning(pid));
      host.kill('SIGKILL');
      await gone(pid);
    });
  }
});
