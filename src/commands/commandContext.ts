import type { LogOutputChannel } from 'vscode';
import type { PageMenuCommand } from '../base/pageMenuCommand';
import type { Session } from '../session/session';
import type { Sessions } from '../session/sessions';

/** What commands act on. Views are handed in as functions, so that commands need none of them. */
export interface CommandContext {
  readonly sessions: Sessions;
  readonly log: LogOutputChannel;
  /** The folder of what was built, with the sources of the scenarios. */
  readonly bundles: string;
  /** Shows the panel of a session, the current one when none is named; with `beside` not over the active editor. */
  readonly openStatsPanel: (sessionId?: number, beside?: boolean) => void;
  /** Shows a scenario's source, that of the current one when none is named. */
  readonly openSource: (scenarioId?: string) => Promise<void>;
  /** Shows the line that created a cache. */
  readonly openCreation: (session: Session, cacheId: number) => Promise<void>;
  /** Carries out a command of the page's menus; `argument` is what it was given. */
  readonly choosePageMenu: (command: PageMenuCommand, argument: unknown) => Promise<void>;
  /** Shows what happens, as text. */
  readonly showEvents: () => void;
  /** Whether the panel is to be opened whenever something is run. */
  readonly opensAutomatically: () => boolean;
}
