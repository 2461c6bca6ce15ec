import type { Event } from '../base/emitter';
import type { SessionSnapshot } from '../protocol/snapshot';
import type { Session } from '../session/session';
import type { Sessions } from '../session/sessions';

/** Where a page finds the session that it shows: `onDidChange` fires when there may be news, or another one in its place. */
export interface SessionSource {
  readonly current: Session | undefined;
  readonly onDidChange: Event<SessionSnapshot>;
}

/** The session that the user is at, whichever that is, also when it is forgotten and there is none any more. */
export function currentSession(sessions: Sessions): SessionSource {
  return {
    get current(): Session | undefined {
      return sessions.current;
    },
    onDidChange: (listener) => {
      let last: SessionSnapshot | undefined;
      const changes = sessions.onDidChange((snapshot) => {
        last = snapshot;
        listener(snapshot);
      });
      const removals = sessions.onDidRemove(() => {
        if (last !== undefined) listener(last);
      });
      return {
        dispose: () => {
          changes.dispose();
          removals.dispose();
        },
      };
    },
  };
}
