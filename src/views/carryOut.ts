import type { PageRequest } from '../protocol/page';
import type { Sessions } from '../session/sessions';

/** Carries out what a page asked for, which a guard has accepted. */
export async function carryOut(
  sessions: Sessions,
  request: PageRequest,
  openSource: () => Promise<void>,
): Promise<void> {
  switch (request.type) {
    case 'session/pause':
      return sessions.request({ type: 'probe/pause' });
    case 'session/resume':
      return sessions.request({ type: 'probe/resume' });
    case 'session/step':
      return sessions.request({ type: 'probe/step' });
    case 'session/collectGarbage':
      return sessions.request({ type: 'probe/collectGarbage' });
    case 'session/setPace':
      return sessions.request({ type: 'probe/setPace', factor: request.factor });
    case 'session/setParameter':
      return sessions.request({ type: 'probe/setParameter', id: request.id, value: request.value });
    case 'session/openSource':
      return openSource();
    case 'session/openCreation':
    case 'session/export':
    case 'session/describe':
    case 'session/openPanel':
      return;
    case 'session/stop':
      return sessions.stop();
    case 'session/restart':
      await sessions.restart();
  }
}
