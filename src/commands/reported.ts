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
    if (error instanceof UserError) {
      void window.showWarningMessage(error.message);
      return undefined;
    }
    logError(log, error);
    const showLog = l10n.t('Show Log');
    const answer = window.showErrorMessage(l10n.t('Hitrate failed: {0}', errorMessage(error)), showLog);
    void answer.then((chosen) => {
      if (chosen === showLog) log.show();
    });
    return undefined;
  }
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
