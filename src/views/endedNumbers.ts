import { DecorationRangeBehavior, Range, ThemeColor, window, type DecorationOptions, type TextEditor } from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable';
import type { LineCachesOf } from './lineCaches';

/** The colour of the numbers, which the manifest declares and themes may change. */
const COLOUR = 'hitrate.endedNumbersForeground';

/**
 * Behind the lines that created caches of sessions that have ended: their last numbers, dimmed. VS Code cannot dim a
 * lens, so they stand in its place.
 */
export class EndedNumbers implements Disposable {
  readonly #lines: LineCachesOf;
  readonly #isWanted: () => boolean;
  readonly #owned = new DisposableStore();
  readonly #dimmed = this.#owned.add(
    window.createTextEditorDecorationType({
      rangeBehavior: DecorationRangeBehavior.ClosedOpen,
      after: { color: new ThemeColor(COLOUR), fontStyle: 'italic', margin: '0 0 0 2em' },
    }),
  );
  /** What each editor shows already. */
  readonly #shown = new WeakMap<TextEditor, string>();

  /** `isWanted` is the setting. */
  constructor(lines: LineCachesOf, isWanted: () => boolean) {
    this.#lines = lines;
    this.#isWanted = isWanted;
    this.#owned.add(window.onDidChangeVisibleTextEditors(() => this.update()));
  }

  /** A session may have ended, or begun again. */
  update(): void {
    for (const editor of window.visibleTextEditors) this.#show(editor);
  }

  /** What is said behind the lines of a document, by line from 1. */
  of({ document }: TextEditor): ReadonlyMap<number, string> {
    const ended = this.#isWanted() ? [...this.#lines.of(document.uri)].filter(([, { isLive }]) => !isLive) : [];
    return new Map(ended.map(([line, { texts }]) => [line, texts.join(', ')]));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #show(editor: TextEditor): void {
    const texts = this.of(editor);
    const shown = JSON.stringify([...texts]);
    if ((this.#shown.get(editor) ?? '[]') === shown) return;
    this.#shown.set(editor, shown);
    // A copy may have been edited since it ran.
    const lines = [...texts].filter(([line]) => line <= editor.document.lineCount);
    const options = lines.map(([line, contentText]): DecorationOptions => {
      const { end } = editor.document.lineAt(line - 1).range;
      return { range: new Range(end, end), renderOptions: { after: { contentText } } };
    });
    editor.setDecorations(this.#dimmed, options);
  }
}
