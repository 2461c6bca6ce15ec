import type { LogOutputChannel } from 'vscode';
import type { Sessions } from '../session/sessions';

/** What commands act on. The panel is handed in as a function, so that commands need no view. */
export interface CommandContext {
  readonly sessions: Sessions;
  readonly log: LogOutputChannel;
  readonly openStatsPanel: () => void;
}
