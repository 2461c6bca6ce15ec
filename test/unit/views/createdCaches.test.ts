import assert from 'node:assert/strict';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import { createdCaches } from '../../../src/views/createdCaches';
import { cacheSnapshot, sessionSnapshot } from '../fixtures/snapshots';

const place = (file: string, line: number) => ({ file, line, column: 1 });

function session(sessionId: number, kind: 'running' | 'exited', lines: readonly number[], file = 'a'): SessionSnapshot {
  const caches = lines.map((line, id) => ({ ...cacheSnapshot({ id, name: `c${id}` }), place: place(file, line) }));
  return sessionSnapshot({ sessionId, state: { kind }, caches });
}

/** By line: the session, and the caches of it. */
function found(snapshots: readonly SessionSnapshot[], currentId?: number): unknown {
  return [...createdCaches(snapshots, (file) => file === 'a', currentId)].map(([line, caches]) => [
    line,
    caches[0]?.snapshot.sessionId,
    caches.map(({ cache }) => cache.id),
  ]);
}

describe('the caches that lines have created', () => {
  it('are found by the line, several in one line too, and only those of this source', () => {
    assert.deepEqual(found([session(1, 'running', [3, 5, 3]), session(2, 'running', [3, 9], 'b')]), [
      [3, 1, [0, 2]],
      [5, 1, [1]],
    ]);
  });

  it('are those of the newest session that runs, or else of the newest', () => {
    const [old, live, ended] = [
      session(1, 'running', [3]),
      session(2, 'running', [3, 5]),
      session(3, 'exited', [3, 7]),
    ];
    assert.deepEqual(found([old, live, ended]), [
      [3, 2, [0]],
      [5, 2, [1]],
      [7, 3, [1]],
    ]);
    assert.deepEqual(found([session(1, 'exited', [3]), session(2, 'exited', [3])]), [[3, 2, [0]]]);
  });

  it('are those of the session that the user is at, unless another one runs and that one does not', () => {
    const [first, second] = [session(1, 'running', [3]), session(2, 'running', [3])];
    assert.deepEqual(found([first, second], 1), [[3, 1, [0]]]);
    assert.deepEqual(found([session(1, 'exited', [3]), session(2, 'exited', [3])], 1), [[3, 1, [0]]]);
    assert.deepEqual(found([session(1, 'exited', [3]), second], 1), [[3, 2, [0]]]);
  });

  it('are none where the program does not tell where it made them', () => {
    assert.deepEqual(found([sessionSnapshot({ caches: [cacheSnapshot()] })]), []);
  });

  it('asks once whether a file is the source', () => {
    const asked: string[] = [];
    createdCaches([session(1, 'running', [1, 2, 3]), session(2, 'running', [1], 'b')], (file) => asked.push(file) > 5);
    assert.deepEqual(asked, ['b', 'a']);
  });
});
