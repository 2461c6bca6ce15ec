import {
  l10n,
  OverviewRulerLane,
  Range,
  TextEditorRevealType,
  ThemeColor,
  ViewColumn,
  window,
  workspace,
  type TextEditor,
  type Uri,
} from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable';
import { UserError } from '../base/userError';
import type { SessionSnapshot } from '../protocol/snapshot';
import { SCENARIO_SCHEME, type ScenarioSources } from './scenarioSources';
import { stepHighlight, type StepHighlight } from './stepHighlight';

/** Marks the lines of the current step in every editor that shows them, and opens them beside the panel. */
export class SourceView implements Disposable {
  readonly #sources: ScenarioSources;
  readonly #panelColumn: () => ViewColumn | undefined;
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
  #snapshot: SessionSnapshot | undefined;
  #highlight: StepHighlight | undefined;

  /** `panelColumn` tells where the stats panel is, when it is open. */
  constructor(sources: ScenarioSources, panelColumn: () => ViewColumn | undefined) {
    this.#sources = sources;
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

  update(snapshot: SessionSnapshot): void {
    this.#snapshot = snapshot;
    const before = this.#highlight;
    const now = stepHighlight(snapshot);
    if (before?.sessionId === now?.sessionId && before?.step === now?.step) return;
    this.#highlight = now;
    for (const editor of window.visibleTextEditors) this.#mark(editor, false);
  }

  /**
   * Opens the source of what runs, or ran last, beside the panel; the focus stays where it is.
   * @throws {UserError} when nothing was run
   */
  async openCurrent(): Promise<void> {
    if (this.#snapshot === undefined) {
      throw new UserError(l10n.t('Nothing was run yet. Choose a scenario in the Caches view, or run a cache demo.'));
    }
    await this.open(this.#snapshot.scenarioId);
  }

  /** Opens the source of a scenario beside the panel: the copy, where that is what runs. The focus stays where it is. */
  async open(scenarioId: string): Promise<void> {
    const place = this.#snapshot?.scenarioId === scenarioId ? this.#snapshot.currentStep?.place : undefined;
    const uri = place ? this.#sources.uriOf(place.file) : this.#sources.bundled(scenarioId);
    const document = await workspace.openTextDocument(uri);
    const viewColumn = this.#columnFor(uri);
    this.#mark(await window.showTextDocument(document, { viewColumn, preserveFocus: true, preview: true }), true);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Where it is shown already; else beside the panel; else where the user is. */
  #columnFor(uri: Uri): ViewColumn {
    const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    if (shown?.viewColumn !== undefined) return shown.viewColumn;
    const panel = this.#panelColumn();
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
