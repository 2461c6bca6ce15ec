import { l10n, window } from 'vscode';
import type { PatternId } from '../snippets/pattern';
import { insertKind, libraryOf } from './insertPattern';
import type { InsertionTarget } from './insertionTarget';
import { installationFor, projectNames } from './projectFiles';

/**
 * Inserts the kind of a pattern that needs a library. Where the manifest of the project does not name it, the user says
 * whether the command that installs it goes into a terminal, where it waits for Enter, or the other kind is inserted.
 */
export async function insertLibraryKind(target: InsertionTarget, pattern: PatternId): Promise<void> {
  const { document } = target.editor;
  const install = libraryOf(pattern, target.language);
  if (install === undefined || (await projectNames(install, document.uri))) {
    await insertKind(target, pattern, 'library');
    return;
  }
  const { command, folder } = await installationFor(install, document.uri);
  const prepare = l10n.t('Insert and Prepare Installation');
  const selfContained = l10n.t('Insert Self-Contained Code');
  const chosen = await window.showInformationMessage(
    l10n.t('This project does not name "{0}" among its dependencies.', install.package),
    {
      modal: true,
      detail: l10n.t('"{0}" is put into a terminal and waits there for you to press Enter.', command),
    },
    prepare,
    selfContained,
  );
  if (chosen === undefined) return;
  await insertKind(target, pattern, chosen === prepare ? 'library' : 'self-contained');
  if (chosen !== prepare) return;
  const terminal = window.createTerminal({ name: install.package, ...(folder === undefined ? {} : { cwd: folder }) });
  terminal.show(true);
  terminal.sendText(command, false);
}
