import { l10n, Uri, window, workspace, type QuickPickItem } from 'vscode';
import { eventsCsv } from '../session/export/eventsCsv';
import { seriesCsv } from '../session/export/seriesCsv';
import { exportSession as exported } from '../session/export/sessionExport';
import type { Session } from '../session/session';
import { offerOpening } from './offerOpening';

interface FormatItem extends QuickPickItem {
  /** What the name of the file ends with. */
  readonly suffix: string;
  readonly extension: 'json' | 'csv';
  readonly textOf: (session: Session) => string;
}

/** Lets the user choose a form and a file, writes the session as it is at that moment, and says where it went. */
export async function exportSession(session: Session): Promise<void> {
  const title = l10n.t('Export Session');
  const placeHolder = l10n.t('Choose what to write');
  const format = await window.showQuickPick(formats(), { title, placeHolder, matchOnDetail: true });
  if (format !== undefined) await write(session, format, title);
}

/** The same for the series, of which one need not choose the form. */
export function exportSeries(session: Session): Promise<void> {
  return write(session, seriesFormat(), l10n.t('Export Series'));
}

async function write(session: Session, format: FormatItem, title: string): Promise<void> {
  const target = await window.showSaveDialog({
    title,
    defaultUri: defaultTarget(session, format),
    filters: { [format.extension.toUpperCase()]: [format.extension] },
  });
  if (target === undefined) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(format.textOf(session)));
  const message = l10n.t('The session was written to {0}.', workspace.asRelativePath(target));
  offerOpening(message, () => window.showTextDocument(target));
}

function formats(): FormatItem[] {
  const json = (withResidencies: boolean) => (session: Session) =>
    `${JSON.stringify(exported(session, { withResidencies }), null, 2)}\n`;
  return [
    {
      label: l10n.t('Session as JSON'),
      detail: l10n.t('Totals, caches, series, events, checks and measurements'),
      suffix: 'session',
      extension: 'json',
      textOf: json(false),
    },
    {
      label: l10n.t('Session as JSON, with the stays of keys'),
      detail: l10n.t('The same, and when each key came, was read and left'),
      suffix: 'session-stays',
      extension: 'json',
      textOf: json(true),
    },
    seriesFormat(),
    {
      label: l10n.t('Events as CSV'),
      detail: l10n.t('The entries that left, with the reason, a row for each'),
      suffix: 'events',
      extension: 'csv',
      textOf: eventsCsv,
    },
  ];
}

function seriesFormat(): FormatItem {
  return {
    label: l10n.t('Series as CSV'),
    detail: l10n.t('Sizes, hit rates and memory over time, a row for each moment'),
    suffix: 'series',
    extension: 'csv',
    textOf: seriesCsv,
  };
}

function defaultTarget({ snapshot }: Session, { suffix, extension }: FormatItem): Uri {
  const name = `${snapshot.scenarioId}-${snapshot.sessionId}-${suffix}.${extension}`;
  const [folder] = workspace.workspaceFolders ?? [];
  return folder === undefined ? Uri.file(name) : Uri.joinPath(folder.uri, name);
}
