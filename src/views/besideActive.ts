import { ViewColumn, window } from 'vscode';

/** From left to right, as many as people have. */
const COLUMNS: readonly ViewColumn[] = [ViewColumn.One, ViewColumn.Two, ViewColumn.Three, ViewColumn.Four];

/**
 * The column of the active editor, or the one beside it. A number, not `Active` or `Beside`: of those, VS Code tells the
 * real column too late for a source to go beside it.
 */
export function besideActive(beside: boolean): ViewColumn {
  const active = window.tabGroups.activeTabGroup.viewColumn;
  return beside ? (COLUMNS[COLUMNS.indexOf(active) + 1] ?? ViewColumn.Beside) : active;
}
