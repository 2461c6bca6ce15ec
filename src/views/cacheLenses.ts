import {
  CodeLens,
  EventEmitter,
  Hover,
  languages,
  l10n,
  MarkdownString,
  Range,
  window,
  type CodeLensProvider,
  type DocumentSelector,
  type HoverProvider,
  type Position,
  type TextDocument,
} from 'vscode';
import type { Timers } from '../base/clock';
import { DisposableStore, type Disposable } from '../base/disposable';
import type { Formatter } from '../base/format';
import { isAlive } from '../protocol/snapshot';
import type { Sessions } from '../session/sessions';
import { fillText } from './cacheNumbers';
import { causeText } from './causeText';
import { createdCaches, type CreatedCache } from './createdCaches';
import { markdownText } from './markdownText';
import { SCENARIO_SCHEME, type ScenarioSources } from './scenarioSources';
import { scenarioLenses } from './scenarioLenses';

/** At most twice a second. */
const REFRESH_MS = 500;
/** Of more caches that one line has created, the others are counted. */
const CACHES_A_LINE = 3;
const HOVER_EVENTS = 5;

const SOURCES: DocumentSelector = [
  { scheme: SCENARIO_SCHEME },
  ...['javascript', 'javascriptreact', 'typescript', 'typescriptreact'].map((language) => ({
    scheme: 'file',
    language,
  })),
];

export interface CacheLensesParts {
  readonly sessions: Sessions;
  readonly sources: ScenarioSources;
  readonly format: Formatter;
  readonly timers: Timers;
  /** The command that shows the panel of a session. */
  readonly openPanelCommand: string;
  /** The setting. */
  readonly isWanted: () => boolean;
}

/** Above the lines that create caches: their numbers, live; above scenarios: how to run them. */
export class CacheLenses implements CodeLensProvider, HoverProvider, Disposable {
  readonly #parts: CacheLensesParts;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new EventEmitter<void>());
  #refresh: Disposable | undefined;

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(parts: CacheLensesParts) {
    this.#parts = parts;
    this.#owned.add(languages.registerCodeLensProvider(SOURCES, this));
    this.#owned.add(languages.registerHoverProvider(SOURCES, this));
  }

  /** There may be new numbers: shows them soon, where somebody sees them. */
  update(): void {
    this.#refresh ??= this.#parts.timers.after(REFRESH_MS, () => {
      this.#refresh = undefined;
      const isSeen = window.visibleTextEditors.some(({ document }) => this.#created(document).size > 0);
      if (isSeen && this.#parts.isWanted()) this.#changed.fire();
    });
  }

  /** The setting has changed. */
  reset(): void {
    this.#changed.fire();
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    if (!this.#parts.isWanted()) return [];
    const lenses = [...this.#created(document)].flatMap(([line, caches]) => this.#lensesOf(line, caches));
    return [...scenarioLenses(document), ...lenses];
  }

  provideHover(document: TextDocument, { line }: Position): Hover | undefined {
    const caches = this.#parts.isWanted() ? this.#created(document).get(line + 1) : undefined;
    if (caches === undefined) return undefined;
    return new Hover(caches.slice(0, CACHES_A_LINE).map((created) => this.#lastRemovals(created)));
  }

  dispose(): void {
    this.#refresh?.dispose();
    this.#owned.dispose();
  }

  #created({ uri }: TextDocument): ReadonlyMap<number, readonly CreatedCache[]> {
    const snapshots = this.#parts.sessions.all.map(({ snapshot }) => snapshot);
    return createdCaches(snapshots, (file) => this.#parts.sources.shows(uri, file));
  }

  #lensesOf(line: number, caches: readonly CreatedCache[]): CodeLens[] {
    const range = new Range(line - 1, 0, line - 1, 0);
    const lens = (title: string, sessionId: number): CodeLens =>
      new CodeLens(range, { title, command: this.#parts.openPanelCommand, arguments: [{ sessionId }] });
    const shown = caches.slice(0, CACHES_A_LINE).map((each) => lens(this.#text(each), each.snapshot.sessionId));
    const more = caches.length - shown.length;
    const last = caches.at(-1);
    if (more === 0 || last === undefined) return shown;
    return [...shown, lens(l10n.t('and {0} more caches', more), last.snapshot.sessionId)];
  }

  #text({ snapshot, cache }: CreatedCache): string {
    const numbers = [
      `${cache.name} ${fillText(cache, this.#parts.format)}`,
      this.#parts.format.percent(cache.hitRate),
      l10n.t('{0} evictions/s', this.#parts.format.rate(cache.evictionsPerSecond)),
    ].join(' · ');
    return isAlive(snapshot.state) ? numbers : l10n.t('ended: {0}', numbers);
  }

  /** Keys come from the observed program, so they go in as text, never as Markdown. */
  #lastRemovals({ snapshot, cache }: CreatedCache): MarkdownString {
    const events = snapshot.events.filter(({ cacheId }) => cacheId === cache.id).slice(-HOVER_EVENTS);
    const heading =
      events.length === 0
        ? l10n.t('{0}: no entry has left', cache.name)
        : l10n.t('{0}: the last entries that left', cache.name);
    const lines = events.reverse().map(({ key, cause, atMs }) => {
      return `- ${markdownText(`${key}: ${causeText(cause)} · ${this.#parts.format.elapsed(atMs)}`)}`;
    });
    return new MarkdownString([`**${markdownText(heading)}**`, lines.join('\n')].join('\n\n'));
  }
}
