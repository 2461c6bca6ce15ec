import assert from 'node:assert/strict';
import type { CrashReason } from '../../../src/protocol/snapshot';
import { closingLines } from '../../../src/terminal/closingLines';
import { sessionSnapshot } from '../fixtures/snapshots';

describe('the closing lines', () => {
  it('say first what was measured', () => {
    const measurements = [{ name: 'without a pool', atMs: 3, value: 1012.3456, unit: 'ms' }];
    assert.deepEqual(closingLines(sessionSnapshot({ state: { kind: 'exited' }, measurements })), [
      'measured: without a pool: 1012 ms',
    ]);
  });

  it('say how each check came out', () => {
    const checks = [
      { name: 'all is well', met: true, observed: 'so it was' },
      { name: 'all is gone', met: false, observed: 'so it was' },
    ];
    assert.deepEqual(closingLines(sessionSnapshot({ state: { kind: 'exited' }, checks })), [
      'all is well: observed: so it was, as expected',
      'all is gone: observed: so it was, NOT as expected',
    ]);
  });

  const reasons: [reason: CrashReason, sentence: string][] = [
    [{ kind: 'exit-code', code: 3 }, 'it ended with exit code 3.'],
    [{ kind: 'signal', signal: 'SIGKILL' }, 'it was ended by SIGKILL.'],
    [{ kind: 'not-started', message: 'spawn ENOENT' }, 'it could not be started (spawn ENOENT).'],
    [{ kind: 'no-hello', afterMs: 15_000 }, 'it said nothing within 15000 ms.'],
    [{ kind: 'protocol-version' }, 'its probe is of another version; build again.'],
  ];
  for (const [reason, sentence] of reasons) {
    it(`say of a crash (${reason.kind}) what happened, and what the program said last`, () => {
      const state = { kind: 'crashed', reason, stderrTail: ['at line 1', 'at line 2'] } as const;
      assert.deepEqual(closingLines(sessionSnapshot({ state })), [
        `The observed process crashed: ${sentence}`,
        'at line 1',
        'at line 2',
      ]);
    });
  }
});
