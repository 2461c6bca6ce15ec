import type { PageRequest } from '../protocol/page';
import type { Session } from '../session/session';
import type { Sessions } from '../session/sessions';

/** What a page may ask for beside what its program is asked; all of it is about one session. */
export interface PageActions {
  readonly sessions: Sessions;
  /** Shows the lines of the current step, or the source of the scenario. */
  readonly openSource: (session: Session) => Promise<void>;
  /** Shows the line that created a cache. */
  readonly openCreation: (session: Session, cacheId: number) => Promise<void>;
  /** The user is asked for a form and a file; nobody waits for that. */
  readonly exportSession: (session: Session) => void;
  readonly describeState: (session: Session) => void;
  readonly openPanel: (sessionId: number | undefined) => void;
  /** Runs a scenario of which there is no session any more. */
  readonly runAgain: (scenarioId: string) => Promise<void>;
}

/** Carries out what a page asked for, which a guard has accepted, with the session that the page shows. */
export async function carryOut(
  actions: PageActions,
  session: Session | undefined,
  request: PageRequest,
): Promise<void> {
  if (request.type === 'session/openPanel') return actions.openPanel(session?.snapshot.sessionId);
  if (request.type === 'session/restart') return restart(actions, session, request.scenarioId);
  if (session === undefined) return;
  switch (request.type) {
    case 'session/pause':
      return session.request({ type: 'probe/pause' });
    case 'session/resume':
      return session.request({ type: 'probe/resume' });
    case 'session/step':
      return session.request({ type: 'probe/step' });
    case 'session/collectGarbage':
      return session.request({ type: 'probe/collectGarbage' });
    case 'session/setPace':
      return session.request({ type: 'probe/setPace', factor: request.factor });
    case 'session/setParameter':
      return session.request({ type: 'probe/setParameter', id: request.id, value: request.value });
    case 'session/openSource':
      return actions.openSource(session);
    case 'session/openCreation':
      return actions.openCreation(session, request.cacheId);
    case 'session/export':
      return actions.exportSession(session);
    case 'session/describe':
      return actions.describeState(session);
    case 'session/stop':
      return session.stop();
  }
}

async function restart(
  { sessions, runAgain }: PageActions,
  session: Session | undefined,
  named: string | undefined,
): Promise<void> {
  const { sessionId, scenarioId = named } = session?.snapshot ?? {};
  if (sessionId !== undefined && sessions.find(sessionId) !== undefined) await sessions.restart(sessionId);
  else if (scenarioId !== undefined) await runAgain(scenarioId);
}
