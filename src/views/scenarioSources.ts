import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Uri, type TextDocumentContentProvider } from 'vscode';
import { scenarioSource } from '../session/scenarioFiles';

/** The scheme of the bundled sources: a document of it cannot be edited. */
export const SCENARIO_SCHEME = 'hitrate-scenario';

/** Where the sources of scenarios are to be read: the bundled ones under a scheme of their own, copies as the files they are. */
export class ScenarioSources implements TextDocumentContentProvider {
  readonly #bundles: string;

  constructor(bundles: string) {
    this.#bundles = bundles;
  }

  bundled(scenarioId: string): Uri {
    return Uri.from({ scheme: SCENARIO_SCHEME, path: `/${scenarioId}.mjs` });
  }

  /** The document in which a file is shown that an observed program names. */
  uriOf(file: string): Uri {
    const isBundled = realPath(dirname(file)) === realPath(join(this.#bundles, 'scenarios'));
    return isBundled ? this.bundled(basename(file, '.mjs')) : Uri.file(file);
  }

  /** Whether the document at `uri` is that file: the program may call it by another path, through links. */
  shows(uri: Uri, file: string): boolean {
    const wanted = this.uriOf(file);
    if (uri.scheme !== wanted.scheme) return false;
    return uri.scheme === SCENARIO_SCHEME ? uri.path === wanted.path : realPath(uri.fsPath) === realPath(file);
  }

  provideTextDocumentContent({ path }: Uri): Promise<string> {
    return readFile(scenarioSource(this.#bundles, basename(path, '.mjs')), 'utf8');
  }
}

/** One path for all names of a file; a file that is not there is called as it was. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
