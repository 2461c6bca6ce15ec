import { basename } from 'node:path';
import { window, workspace, type TextDocument, type TextEditor } from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable';
import { copiedScenarioId } from '../session/scenarioCopy';

/** Tells whether the active editor shows a copy of a scenario, so that a button to run it can be there. */
export class ScenarioCopies implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #tell: (active: boolean) => void;

  constructor(tell: (active: boolean) => void) {
    this.#tell = tell;
    this.#owned.add(window.onDidChangeActiveTextEditor((editor) => this.#look(editor)));
    this.#owned.add(workspace.onDidSaveTextDocument(() => this.#look(window.activeTextEditor)));
    this.#look(window.activeTextEditor);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #look(editor: TextEditor | undefined): void {
    this.#tell(editor !== undefined && isScenarioCopy(editor.document));
  }
}

/** Whether a document is an edited copy of a scenario. */
export function isScenarioCopy(document: TextDocument): boolean {
  const { uri, fileName } = document;
  if (uri.scheme !== 'file' || !fileName.endsWith('.mjs')) return false;
  return copiedScenarioId(basename(fileName), document.getText()) !== undefined;
}
