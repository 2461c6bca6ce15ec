import assert from 'node:assert/strict';
import { isPageRequest, type PageRequest } from '../../../src/protocol/page';
import type { Session } from '../../../src/session/session';
import type { Sessions } from '../../../src/session/sessions';
import { carryOut, type PageActions } from '../../../src/views/carryOut';
import { sessionSnapshot } from '../fixtures/snapshots';

/** What was asked of a session, of all sessions, and of the host, in that order. */
class Asked {
  readonly asked: unknown[] = [];
  isKept = true;
  readonly session = {
    snapshot: sessionSnapshot({ sessionId: 7, scenarioId: 'ttl' }),
    request: (request: unknown) => this.#note(request),
    stop: () => this.#note('stop'),
  } as unknown as Session;
  readonly actions: PageActions = {
    sessions: {
      find: () => (this.isKept ? this.session : undefined),
      restart: (id: number) => this.#note(`restart ${id}`),
    } as unknown as Sessions,
    openSource: ({ snapshot }) => this.#note(`source ${snapshot.sessionId}`),
    openCreation: ({ snapshot }, cacheId) => this.#note(`creation ${snapshot.sessionId} ${cacheId}`),
    exportSession: ({ snapshot }) => void this.#note(`export ${snapshot.sessionId}`),
    describeState: ({ snapshot }) => void this.#note(`describe ${snapshot.sessionId}`),
    openPanel: (sessionId) => void this.#note(`panel ${sessionId}`),
    runAgain: (scenarioId) => this.#note(`run ${scenarioId}`),
  };

  async of(request: PageRequest, session: Session | undefined = this.session): Promise<unknown[]> {
    assert.ok(isPageRequest(request));
    await carryOut(this.actions, session, request);
    return this.asked.splice(0);
  }

  #note(what: unknown): Promise<void> {
    this.asked.push(what);
    return Promise.resolve();
  }
}

describe('what a page asks for', () => {
  it('goes to the session that the page shows, whichever is the current one', async () => {
    const asked = new Asked();
    for (const type of ['pause', 'resume', 'step', 'collectGarbage'] as const) {
      assert.deepEqual(await asked.of({ type: `session/${type}` }), [{ type: `probe/${type}` }]);
    }
    assert.deepEqual(await asked.of({ type: 'session/setPace', factor: 2 }), [{ type: 'probe/setPace', factor: 2 }]);
    const parameter = { id: 'capacity', value: 5 };
    assert.deepEqual(await asked.of({ type: 'session/setParameter', ...parameter }), [
      { type: 'probe/setParameter', ...parameter },
    ]);
    assert.deepEqual(await asked.of({ type: 'session/stop' }), ['stop']);
  });

  it('is shown, exported and described of that session, too', async () => {
    const asked = new Asked();
    assert.deepEqual(await asked.of({ type: 'session/openSource' }), ['source 7']);
    assert.deepEqual(await asked.of({ type: 'session/openCreation', cacheId: 3 }), ['creation 7 3']);
    assert.deepEqual(await asked.of({ type: 'session/export' }), ['export 7']);
    assert.deepEqual(await asked.of({ type: 'session/describe' }), ['describe 7']);
    assert.deepEqual(await asked.of({ type: 'session/openPanel' }), ['panel 7']);
  });

  it('restarts that session, or runs its scenario again where it is kept no more', async () => {
    const asked = new Asked();
    assert.deepEqual(await asked.of({ type: 'session/restart' }), ['restart 7']);
    asked.isKept = false;
    assert.deepEqual(await asked.of({ type: 'session/restart', scenarioId: 'lru' }), ['run ttl']);
  });

  it('is nothing but another run, or a panel, where the page shows no session', async () => {
    const asked = new Asked();
    const without = async (request: PageRequest): Promise<unknown[]> => {
      await carryOut(asked.actions, undefined, request);
      return asked.asked.splice(0);
    };
    assert.deepEqual(await without({ type: 'session/restart', scenarioId: 'lru' }), ['run lru']);
    assert.deepEqual(await without({ type: 'session/restart' }), []);
    assert.deepEqual(await without({ type: 'session/openPanel' }), ['panel undefined']);
    for (const type of ['pause', 'stop', 'export', 'describe', 'openSource'] as const) {
      assert.deepEqual(await without({ type: `session/${type}` }), []);
    }
  });
});
