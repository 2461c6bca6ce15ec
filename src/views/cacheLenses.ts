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
import type { Clock, Timers } from '../base/clock';
import { DisposableStore, type Disposable } from '../base/disposable';
import { LENS_REST_MS, LensPace } from './lensPace';
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
  readonly timers: Timers;
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
  #again: Disposable | undefined;

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
    const texts = new Map(seen);
    if (this.#pace.isDue(texts)) this.#changed.fire();
    // Nothing more may happen in the session, so nobody else would ask again.
    else if (this.#pace.isStale(texts)) this.#again ??= this.#parts.timers.after(LENS_REST_MS, () => this.#lookAgain());
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
    this.#again?.dispose();
    this.#owned.dispose();
  }

  #lookAgain(): void {
    this.#again = undefined;
    this.update();
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
