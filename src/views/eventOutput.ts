import { l10n, window, type OutputChannel } from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore, type Disposable } from '../base/disposable';
import type { Formatter } from '../base/format';
import type { Sessions } from '../session/sessions';
import { causeText } from './causeText';
import { EventLines, type LineTexts } from './eventLines';
import { leakText } from './findingNodes';
import { stateText } from './stateText';

/** The newest events of a session that are written when somebody opens the text for the first time. */
const SHOWN_AT_FIRST = 20;

interface OpenOutput {
  readonly channel: OutputChannel;
  readonly lines: EventLines;
}

/**
 * The output channel "Hitrate Events": what happens in all sessions, as text. It is made, and written, only from when
 * somebody wants it: by the command that shows it, or by the setting.
 */
export class EventOutput implements Disposable {
  readonly #sessions: Sessions;
  readonly #format: Formatter;
  readonly #clock: Clock;
  readonly #isWanted: () => boolean;
  readonly #owned = new DisposableStore();
  #open: OpenOutput | undefined;
  #wasShown = false;

  constructor(sessions: Sessions, format: Formatter, clock: Clock, isWanted: () => boolean) {
    this.#sessions = sessions;
    this.#format = format;
    this.#clock = clock;
    this.#isWanted = isWanted;
    this.#owned.add(sessions.onDidRemove((sessionId) => this.#open?.lines.forget(sessionId)));
  }

  /** Shows the text, which is written from now on until the window closes. */
  show(): void {
    this.#wasShown = true;
    const { channel } = this.#opened();
    channel.show(true);
  }

  update(sessionId: number): void {
    const session = this.#sessions.find(sessionId);
    if (session === undefined) return;
    if (this.#wasShown || this.#isWanted()) this.#opened().lines.update(session);
    // What happens while nobody wants it is not told later.
    else this.#open?.lines.skip(session);
  }

  dispose(): void {
    this.#owned.dispose();
    this.#open?.channel.dispose();
  }

  #opened(): OpenOutput {
    if (this.#open !== undefined) return this.#open;
    const channel = window.createOutputChannel('Hitrate Events');
    const output = { append: (line: string) => channel.appendLine(line), clear: () => channel.clear() };
    const texts = lineTexts(this.#format);
    const lines = new EventLines(output, texts, this.#clock);
    for (const session of this.#sessions.all) {
      for (const event of session.snapshot.events.slice(-SHOWN_AT_FIRST)) channel.appendLine(texts.removal(event));
      lines.skip(session);
    }
    this.#open = { channel, lines };
    return this.#open;
  }
}

function lineTexts(format: Formatter): LineTexts {
  const at = (ms: number): string => `${(ms / 1_000).toFixed(3)} s`;
  return {
    removal: ({ atMs, cacheName, key, cause }) => `${at(atMs)}  ${cacheName}  ${key}  ${causeText(cause)}`,
    leak: (leak) => `${at(leak.atMs)}  ${leak.cacheName}  ${leak.key}  ${leakText(leak, format)}`,
    state: ({ elapsedMs, title, state }) => `${at(elapsedMs)}  ${title}  ${stateText(state)}`,
    collections: (count, { elapsedMs, engineCollections: { durationMs } }) =>
      l10n.t(
        '{0}  collections by the engine: {1}, {2} in all',
        at(elapsedMs),
        format.count(count),
        format.milliseconds(durationMs),
      ),
    more: (count) => l10n.t('… and {0} more', format.count(count)),
  };
}
