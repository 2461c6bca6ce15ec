import { l10n, window, workspace, type WorkspaceFolder } from 'vscode';
import { UserError } from '../base/userError';

/**
 * The folder on a disk into which files are to be put: the only one, or the one that the user chooses.
 * @returns `undefined` when they choose none
 * @throws {UserError} when no folder is open, or the one chosen is not on a disk
 */
export async function workspaceFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    throw new UserError(l10n.t('There is no folder to copy into. Open one with "File: Open Folder", then copy again.'));
  }
  const placeHolder = l10n.t('Choose the folder to copy into');
  const folder = folders.length === 1 ? folders[0] : await window.showWorkspaceFolderPick({ placeHolder });
  if (folder !== undefined && folder.uri.scheme !== 'file') {
    throw new UserError(
      l10n.t('The folder "{0}" is virtual, not on a disk: Node could not run a copy there.', folder.name),
    );
  }
  return folder;
}
