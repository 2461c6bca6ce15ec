import { Uri, workspace } from 'vscode';
import { installCommand, LOCK_FILES, MANIFEST_NAMES, namesPackage, packageTypeOf } from '../snippets/context/manifest';
import type { InstallSpec } from '../snippets/snippet';

/** Whether the project of a document names a package: in the manifests nearest to it within its workspace folder. */
export async function projectNames({ manager, package: name }: InstallSpec, document: Uri): Promise<boolean> {
  for (const folder of foldersOf(document)) {
    const found = await Promise.all(
      MANIFEST_NAMES[manager].map(async (manifest) => {
        const text = await readText(Uri.joinPath(folder, manifest));
        return text === undefined ? undefined : namesPackage(manifest, text, name);
      }),
    );
    if (found.some((names) => names !== undefined)) return found.includes(true);
  }
  return false;
}

/** How the package of a document imports; `undefined` where there is no package.json. */
export async function packageTypeFor(document: Uri): Promise<'module' | 'commonjs' | undefined> {
  for (const folder of foldersOf(document)) {
    const text = await readText(Uri.joinPath(folder, 'package.json'));
    if (text !== undefined) return packageTypeOf(text);
  }
  return undefined;
}

/** The command that installs a package into the project of a document, and the folder to run it in. */
export async function installationFor(
  install: InstallSpec,
  document: Uri,
): Promise<{ readonly command: string; readonly folder: Uri | undefined }> {
  const folders = foldersOf(document);
  for (const folder of folders) {
    for (const lockFile of LOCK_FILES) {
      if ((await readText(Uri.joinPath(folder, lockFile))) !== undefined) {
        return { command: installCommand(install, lockFile), folder };
      }
    }
  }
  for (const folder of folders) {
    for (const manifest of MANIFEST_NAMES[install.manager]) {
      if ((await readText(Uri.joinPath(folder, manifest))) !== undefined) {
        return { command: installCommand(install, undefined), folder };
      }
    }
  }
  return { command: installCommand(install, undefined), folder: folders.at(-1) };
}

/** The folders from that of a document up to its workspace folder; an untitled document is in the first one. */
function foldersOf(document: Uri): Uri[] {
  const root = workspace.getWorkspaceFolder(document)?.uri;
  if (root === undefined) return document.scheme === 'untitled' ? firstWorkspaceFolder() : [];
  const folders: Uri[] = [];
  let folder = Uri.joinPath(document, '..');
  while (folder.path.length > root.path.length) {
    folders.push(folder);
    folder = Uri.joinPath(folder, '..');
  }
  return [...folders, root];
}

function firstWorkspaceFolder(): Uri[] {
  return (workspace.workspaceFolders ?? []).slice(0, 1).map(({ uri }) => uri);
}

async function readText(file: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
