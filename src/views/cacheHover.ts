import { Hover, l10n, languages, MarkdownString, type HoverProvider, type Position, type TextDocument } from 'vscode';
import type { Disposable } from '../base/disposable';
import type { Formatter } from '../base/format';
import { SOURCES } from './cacheLenses';
import { causeText } from './causeText';
import type { CreatedCache } from './createdCaches';
import type { LineCaches, LineCachesOf } from './lineCaches';
import { markdownText } from './markdownText';

const HOVER_EVENTS = 5;

export interface CacheHoverParts {
  readonly lines: LineCachesOf;
  readonly format: Formatter;
  /** The command that shows the panel of a session. */
  readonly openPanelCommand: string;
  /** The setting. */
  readonly isWanted: () => boolean;
}

/** On the lines that created caches: their numbers, the last entries that left, and the way to the panel. */
export class CacheHover implements HoverProvider, Disposable {
  readonly #parts: CacheHoverParts;
  readonly #registration: Disposable;

  constructor(parts: CacheHoverParts) {
    this.#parts = parts;
    this.#registration = languages.registerHoverProvider(SOURCES, this);
  }

  provideHover(document: TextDocument, { line }: Position): Hover | undefined {
    const found = this.#parts.isWanted() ? this.#parts.lines.of(document.uri).get(line + 1) : undefined;
    if (found === undefined) return undefined;
    const caches = found.caches.map((created, index) => this.#cache(created, found.texts[index] ?? ''));
    return new Hover([...caches, this.#way(found)]);
  }

  dispose(): void {
    this.#registration.dispose();
  }

  /** Keys come from the observed program, so they go in as text, never as Markdown. */
  #cache({ snapshot, cache }: CreatedCache, numbers: string): MarkdownString {
    const events = snapshot.events.filter(({ cacheId }) => cacheId === cache.id).slice(-HOVER_EVENTS);
    const heading = events.length === 0 ? l10n.t('No entry has left.') : l10n.t('The last entries that left:');
    const lines = events.reverse().map(({ key, cause, atMs }) => {
      return `- ${markdownText(`${key}: ${causeText(cause)} · ${this.#parts.format.elapsed(atMs)}`)}`;
    });
    return new MarkdownString([`**${markdownText(numbers)}**`, markdownText(heading), lines.join('\n')].join('\n\n'));
  }

  /** Only here a link may run a command, since nothing of the program is in this text. */
  #way({ sessionId }: LineCaches): MarkdownString {
    const { openPanelCommand } = this.#parts;
    const told = encodeURIComponent(JSON.stringify([{ sessionId }]));
    const way = new MarkdownString(`[${l10n.t('Open Stats Panel')}](command:${openPanelCommand}?${told})`);
    way.isTrusted = { enabledCommands: [openPanelCommand] };
    return way;
  }
}
