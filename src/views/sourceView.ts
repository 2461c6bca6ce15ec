import {
  l10n,
  OverviewRulerLane,
  Range,
  TextEditorRevealType,
  ThemeColor,
  ViewColumn,
  window,
  workspace,
  Uri,
  type TextEditor,
} from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable';
import { UserError } from '../base/userError';
import type { Place } from '../protocol/probe';
import type { SessionSnapshot } from '../protocol/snapshot';
import type { Sessions } from '../session/sessions';
import { SCENARIO_SCHEME, type ScenarioSources } from './scenarioSources';
import { stepHighlight, type StepHighlight } from './stepHighlight';

/** Marks the lines of the current step in every editor that shows them, and opens them beside the panel. */
export class SourceView implements Disposable {
  readonly #sources: ScenarioSources;
  readonly #sessions: Sessions;
  readonly #panelColumn: (sessionId: number) => ViewColumn | undefined;
  readonly #owned = new DisposableStore();
  readonly #lines = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor('editor.stackFrameHighlightBackground'),
    // A shape, too: not everybody sees the colour.
    borderStyle: 'solid',
    borderWidth: '0 0 0 4px',
    borderColor: new ThemeColor('charts.yellow'),
    overviewRulerColor: new ThemeColor('charts.yellow'),
    overviewRulerLane: OverviewRulerLane.Right,
  });
  #highlight: StepHighlight | undefined;

  /** `panelColumn` tells where the panel of a session is, when it has one. */
  constructor(
    sources: ScenarioSources,
    sessions: Sessions,
    panelColumn: (sessionId: number) => ViewColumn | undefined,
  ) {
    this.#sources = sources;
    this.#sessions = sessions;
    this.#panelColumn = panelColumn;
    this.#owned.add(this.#lines);
    this.#owned.add(workspace.registerTextDocumentContentProvider(SCENARIO_SCHEME, sources));
    this.#owned.add(
      window.onDidChangeVisibleTextEditors((editors) => editors.forEach((each) => this.#mark(each, true))),
    );
  }

  /** The lines that are marked now. */
  get highlight(): StepHighlight | undefined {
    return this.#highlight;
  }

  update(): void {
    const before = this.#highlight;
    const now = stepHighlight(this.#sessions.snapshot);
    if (before?.sessionId === now?.sessionId && before?.step === now?.step) return;
    this.#highlight = now;
    for (const editor of window.visibleTextEditors) this.#mark(editor, false);
  }

  /**
   * Opens the source of what runs, or ran last, beside the panel; the focus stays where it is.
   * @throws {UserError} when nothing was run
   */
  async openCurrent(): Promise<void> {
    const { snapshot } = this.#sessions;
    if (snapshot === undefined) {
      throw new UserError(l10n.t('Nothing was run yet. Choose a scenario in the Caches view, or run a cache demo.'));
    }
    await this.openOf(snapshot);
  }

  /** Opens the source of a scenario beside the panel: the copy, where that is what runs. The focus stays where it is. */
  async open(scenarioId: string): Promise<void> {
    const snapshots = this.#sessions.all.map(({ snapshot }) => snapshot);
    const snapshot = snapshots.filter((each) => each.scenarioId === scenarioId).at(-1);
    if (snapshot === undefined) await this.#show(this.#sources.bundled(scenarioId), undefined);
    else await this.openOf(snapshot);
  }

  /** Opens the source of a session beside its panel; the focus stays where it is. */
  async openOf({ sessionId, scenarioId, currentStep }: SessionSnapshot): Promise<void> {
    const place = currentStep?.place;
    const uri = place ? this.#sources.uriOf(place.file) : this.#sources.bundled(scenarioId);
    await this.#show(uri, this.#panelColumn(sessionId));
  }

  /** Opens the line of a place beside the panel of that session, with the cursor in it. */
  async openPlace({ file, line, column }: Place, sessionId: number): Promise<void> {
    const uri = this.#sources.uriOf(pathOf(file));
    const document = await workspace.openTextDocument(uri);
    const selection = new Range(line - 1, Math.max(0, column - 1), line - 1, Math.max(0, column - 1));
    const viewColumn = this.#columnFor(uri, this.#panelColumn(sessionId));
    await window.showTextDocument(document, { viewColumn, selection, preview: true });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #show(uri: Uri, panel: ViewColumn | undefined): Promise<void> {
    const document = await workspace.openTextDocument(uri);
    const viewColumn = this.#columnFor(uri, panel);
    this.#mark(await window.showTextDocument(document, { viewColumn, preserveFocus: true, preview: true }), true);
  }

  /** Where it is shown already; else beside the panel; else where the user is. */
  #columnFor(uri: Uri, panel: ViewColumn | undefined): ViewColumn {
    const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    if (shown?.viewColumn !== undefined) return shown.viewColumn;
    if (panel === undefined) return ViewColumn.Active;
    return panel === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
  }

  #mark(editor: TextEditor, isFresh: boolean): void {
    const highlight = this.#highlight;
    if (highlight === undefined || !this.#sources.shows(editor.document.uri, highlight.file)) {
      return editor.setDecorations(this.#lines, []);
    }
    // A copy may have been edited since it was started.
    const last = Math.min(highlight.lastLine, editor.document.lineCount);
    const first = Math.min(highlight.firstLine, last);
    const range = new Range(first - 1, 0, last - 1, 0);
    editor.setDecorations(this.#lines, [range]);
    const reveal = isFresh ? TextEditorRevealType.InCenter : TextEditorRevealType.InCenterIfOutsideViewport;
    editor.revealRange(range, reveal);
  }
}

/** The path of a source, of which a program may tell the address. */
function pathOf(file: string): string {
  return file.startsWith('file:') ? Uri.parse(file, true).fsPath : file;
}
