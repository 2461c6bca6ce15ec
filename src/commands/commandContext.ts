import type { LogOutputChannel } from 'vscode';
import type { Sessions } from '../session/sessions';

/** What commands act on. Views are handed in as functions, so that commands need none of them. */
export interface CommandContext {
  readonly sessions: Sessions;
  readonly log: LogOutputChannel;
  /** The folder of what was built, with the sources of the scenarios. */
  readonly bundles: string;
  /** With `beside` not over the active editor. */
  readonly openStatsPanel: (beside?: boolean) => void;
  /** Shows a scenario's source, that of the current one when none is named. */
  readonly openSource: (scenarioId?: string) => Promise<void>;
}
