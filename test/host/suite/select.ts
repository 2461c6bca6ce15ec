import { window, type Selection, type TextEditor } from 'vscode';

function areEqual(some: readonly Selection[], others: readonly Selection[]): boolean {
  return some.length === others.length && some.every((selection, i) => others[i]?.isEqual(selection) === true);
}

/**
 * Selects in an editor, and resolves when the window has told that it is so: an earlier state of the editor that is still
 * under way from there, as after it was opened, would come over the selection.
 */
export async function select(editor: TextEditor, ...selections: readonly Selection[]): Promise<void> {
  if (areEqual(editor.selections, selections)) return;
  const told = new Promise<void>((resolve) => {
    const subscription = window.onDidChangeTextEditorSelection((event) => {
      if (event.textEditor !== editor || !areEqual(event.selections, selections)) return;
      subscription.dispose();
      resolve();
    });
  });
  editor.selections = selections;
  await told;
}
