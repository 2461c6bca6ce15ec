import { basename, dirname, join } from 'node:path';
import { l10n, Uri, window, workspace, type TextDocument } from 'vscode';
import { UserError } from '../base/userError';
import { copiedScenarioId } from '../session/scenarioCopy';
import { scenarioFiles } from '../session/scenarioFiles';
import type { CommandContext } from './commandContext';
import { start } from './runScenario';

/**
 * Runs the copy of a scenario that `item` is the address of, or else that in the active editor, as it was edited. It is the workspace's own code, so only in one that
 * the user trusts; whether a menu offered it is not relied on.
 */
export async function runThisScenario(context: CommandContext, held: boolean, item: unknown): Promise<void> {
  if (!workspace.isTrusted) {
    throw new UserError(
      l10n.t('This would run code of the workspace. Trust it first, with "Workspaces: Manage Workspace Trust".'),
    );
  }
  const named = workspace.textDocuments.find(({ uri }) => item instanceof Uri && uri.toString() === item.toString());
  const document = named ?? window.activeTextEditor?.document;
  const scenarioId = document === undefined ? undefined : idOf(document);
  if (document === undefined || scenarioId === undefined) {
    throw new UserError(
      l10n.t('Open a copy of a scenario first. The command "Copy Scenario into Workspace…" makes one.'),
    );
  }
  if (document.isDirty && !(await document.save())) {
    throw new UserError(
      l10n.t('"{0}" could not be saved, and what is on the disk is run.', basename(document.fileName)),
    );
  }
  await expectLibrary(context.bundles, scenarioId, document);
  await start(context, scenarioId, { held, file: document.fileName }, true);
}

function idOf(document: TextDocument): string | undefined {
  if (document.uri.scheme !== 'file') return undefined;
  return copiedScenarioId(basename(document.fileName), document.getText());
}

/** Without the library beside it, all that the copy could tell is a stack. */
async function expectLibrary(bundles: string, scenarioId: string, { fileName }: TextDocument): Promise<void> {
  const library = basename(scenarioFiles(bundles, scenarioId)[1]);
  try {
    await workspace.fs.stat(Uri.file(join(dirname(fileName), library)));
  } catch {
    throw new UserError(l10n.t('The copy needs "{0}" beside it. Copy the scenario into this folder again.', library));
  }
}
