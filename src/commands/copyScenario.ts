import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { l10n, Uri, window, workspace } from 'vscode';
import { scenarioFiles } from '../session/scenarioFiles';
import { chooseScenario } from './chooseScenario';
import type { CommandContext } from './commandContext';
import { scenarioIdIn } from './runScenario';
import { workspaceFolder } from './workspaceFolder';

interface CopiedFile {
  readonly target: Uri;
  readonly content: Uint8Array;
  readonly found: 'nothing' | 'the same' | 'other content';
}

/** Copies a scenario and the library that it uses into the workspace, to be edited and run there, and opens the copy. */
export async function copyScenario({ bundles }: CommandContext, item: unknown): Promise<void> {
  const scenarioId = scenarioIdIn(item) ?? (await chooseScenario(l10n.t('Copy Scenario into Workspace')))?.scenarioId;
  if (scenarioId === undefined) return;
  const folder = await workspaceFolder();
  if (folder === undefined) return;
  const [source, library] = scenarioFiles(bundles, scenarioId);
  const files = [await toCopy(source, folder.uri), await toCopy(library, folder.uri)] as const;
  const changed = files.filter(({ found }) => found === 'other content');
  const replaces = changed.length > 0 ? await mayReplace(changed) : false;
  if (replaces === undefined) return;
  for (const { target, content, found } of files) {
    if (found === 'nothing' || (found === 'other content' && replaces)) await workspace.fs.writeFile(target, content);
  }
  await window.showTextDocument(await workspace.openTextDocument(files[0].target));
}

async function toCopy(file: string, folder: Uri): Promise<CopiedFile> {
  const target = Uri.joinPath(folder, basename(file));
  const content = await readFile(file);
  const existing = await contentOf(target);
  if (existing === undefined) return { target, content, found: 'nothing' };
  return { target, content, found: content.equals(existing) ? 'the same' : 'other content' };
}

async function contentOf(target: Uri): Promise<Uint8Array | undefined> {
  try {
    await workspace.fs.stat(target);
  } catch {
    return undefined;
  }
  return workspace.fs.readFile(target);
}

/** Whether files are to be replaced that were changed; `undefined` when nothing is to be done. */
async function mayReplace(files: readonly CopiedFile[]): Promise<boolean | undefined> {
  const names = files.map(({ target }) => basename(target.path)).join(', ');
  const replace = l10n.t('Replace');
  const keep = l10n.t('Keep and Open');
  const message = l10n.t('There is something else in the folder already: {0}. Replace it?', names);
  const detail = l10n.t('What you have changed there would be lost.');
  const chosen = await window.showWarningMessage(message, { modal: true, detail }, replace, keep);
  return chosen === undefined ? undefined : chosen === replace;
}
