import {
  CodeLens,
  EventEmitter,
  languages,
  Range,
  window,
  workspace,
  type CodeLensProvider,
  type DocumentSelector,
  type TextDocument,
} from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore, type Disposable } from '../base/disposable';
import { LensPace } from './lensPace';
import type { LineCachesOf } from './lineCaches';
import { SCENARIO_SCHEME } from './scenarioSources';
import { scenarioLenses } from './scenarioLenses';

/** The sources beside whose lines numbers may stand. */
export const SOURCES: DocumentSelector = [
  { scheme: SCENARIO_SCHEME },
  ...['javascript', 'javascriptreact', 'typescript', 'typescriptreact'].map((language) => ({
    scheme: 'file',
    language,
  })),
];

export interface CacheLensesParts {
  readonly lines: LineCachesOf;
  readonly clock: Clock;
  /** The command that shows the panel of a session. */
  readonly openPanelCommand: string;
  /** The setting. */
  readonly isWanted: () => boolean;
}

/** Above the lines that create caches: their numbers, while the program runs; above scenarios: how to run them. */
export class CacheLenses implements CodeLensProvider, Disposable {
  readonly #parts: CacheLensesParts;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new EventEmitter<void>());
  readonly #pace: LensPace;

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(parts: CacheLensesParts) {
    this.#parts = parts;
    this.#pace = new LensPace(parts.clock);
    this.#owned.add(languages.registerCodeLensProvider(SOURCES, this));
    this.#owned.add(workspace.onDidCloseTextDocument(({ uri }) => this.#pace.forget(uri.toString())));
  }

  /** There may be new numbers. */
  update(): void {
    if (!this.#parts.isWanted()) return;
    const documents = new Set(window.visibleTextEditors.map(({ document }) => document));
    const seen = [...documents].map((each) => [each.uri.toString(), said(this.#numbers(each))] as const);
    if (this.#pace.isDue(new Map(seen))) this.#changed.fire();
  }

  /** The setting has changed. */
  reset(): void {
    this.#changed.fire();
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const lenses = this.#parts.isWanted() ? this.#numbers(document) : [];
    this.#pace.give(document.uri.toString(), said(lenses));
    return this.#parts.isWanted() ? [...scenarioLenses(document), ...lenses] : [];
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #numbers({ uri }: TextDocument): CodeLens[] {
    const command = this.#parts.openPanelCommand;
    return [...this.#parts.lines.of(uri)].flatMap(([line, { sessionId, isLive, texts }]) => {
      const range = new Range(line - 1, 0, line - 1, 0);
      const shown = isLive ? texts : [];
      return shown.map((title) => new CodeLens(range, { title, command, arguments: [{ sessionId }] }));
    });
  }
}

/** All that lenses say, and where. */
function said(lenses: readonly CodeLens[]): string {
  return lenses.map(({ range, command }) => `${range.start.line} ${command?.title}`).join('\n');
}
