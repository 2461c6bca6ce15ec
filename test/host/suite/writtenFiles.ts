import { strict as assert } from 'node:assert';
import { commands, Uri, window, workspace, type TextEditor } from 'vscode';

/** No name is used twice: VS Code may hold what a deleted file has had for a while. */
let count = 0;

/** Files of the workspace for a test: an untitled document may come back with what a backup has of the one before it. */
export class WrittenFiles {
  readonly #files: Uri[] = [];

  /** Writes a file whose name has this ending, and shows it. */
  async show(ending: string, content: string): Promise<TextEditor> {
    const folder = workspace.workspaceFolders?.[0];
    assert.ok(folder, 'VS Code has opened no folder');
    const file = Uri.joinPath(folder.uri, `written${++count}.${ending}`);
    await workspace.fs.writeFile(file, new TextEncoder().encode(content));
    this.#files.push(file);
    return window.showTextDocument(file);
  }

  /** Closes every editor, and deletes what was written. */
  async remove(): Promise<void> {
    while (window.activeTextEditor !== undefined) {
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    for (const file of this.#files.splice(0)) await workspace.fs.delete(file);
  }
}
