import { l10n, window, type LogOutputChannel } from 'vscode';
import { errorMessage, UserError } from '../base/userError';

/** Does what the user asked for; what it throws is told to them, and then there is no result. */
export async function reported<Result>(
  log: LogOutputChannel,
  work: () => Result | Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    report(log, error);
    return undefined;
  }
}

/** Tells the user what was thrown: what they can mend as a warning, anything else as an error that is in the log. */
export function report(log: LogOutputChannel, error: unknown): void {
  if (error instanceof UserError) return void window.showWarningMessage(error.message);
  logError(log, error);
  const showLog = l10n.t('Show Log');
  const answer = window.showErrorMessage(l10n.t('Hitrate failed: {0}', errorMessage(error)), showLog);
  void answer.then((chosen) => {
    if (chosen === showLog) log.show();
  });
}

/** Does what nobody asked for; what it throws is in the log, and then there is no result. */
export async function logged<Result>(log: LogOutputChannel, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    logError(log, error);
    return undefined;
  }
}

function logError(log: LogOutputChannel, error: unknown): void {
  log.error(error instanceof Error ? error : String(error));
}
