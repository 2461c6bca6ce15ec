import { EventEmitter, TabInputText, Uri, ViewColumn, window, workspace, type Disposable } from 'vscode';
import type { SnippetLanguage } from '../snippets/language';

const SCHEME = 'hitrate-pattern';

const FILE_NAMES: Readonly<Record<SnippetLanguage, string>> = {
  typescript: 'Pattern.ts',
  javascript: 'Pattern.js',
  python: 'pattern.py',
};

/** A read-only document beside the editor that shows what would be inserted. To be closed by its owner. */
export class PatternPreview {
  readonly #changed = new EventEmitter<Uri>();
  readonly #uri: Uri;
  readonly #provider: Disposable;
  #text = '';
  #opening: Thenable<unknown> | undefined;

  constructor(language: SnippetLanguage) {
    this.#uri = Uri.from({ scheme: SCHEME, path: `/${FILE_NAMES[language]}` });
    this.#provider = workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: () => this.#text,
    });
  }

  /** Shows this text; the focus stays where it is. */
  async show(text: string): Promise<void> {
    this.#text = text;
    const beside = { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true };
    this.#opening ??= window.showTextDocument(this.#uri, beside);
    await this.#opening;
    // Only a document that is open asks again for its text.
    this.#changed.fire(this.#uri);
  }

  async close(): Promise<void> {
    await this.#opening;
    this.#provider.dispose();
    this.#changed.dispose();
    const tabs = window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(({ input }) => input instanceof TabInputText && input.uri.scheme === SCHEME);
    if (tabs.length > 0) await window.tabGroups.close(tabs, true);
  }
}
