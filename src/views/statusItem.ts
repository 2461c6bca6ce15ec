import { l10n, StatusBarAlignment, window } from 'vscode';
import type { Disposable } from '../base/disposable';
import type { Formatter } from '../base/format';
import { isAlive, type SessionSnapshot } from '../protocol/snapshot';
import type { Sessions } from '../session/sessions';
import { fillText } from './cacheNumbers';

/** The status-bar item; it is there only while something runs. */
export class StatusItem implements Disposable {
  readonly #sessions: Sessions;
  readonly #format: Formatter;
  readonly #openCommand: string;
  readonly #item = window.createStatusBarItem('hitrate.session', StatusBarAlignment.Left);

  constructor(sessions: Sessions, format: Formatter, openCommand: string) {
    this.#sessions = sessions;
    this.#format = format;
    this.#openCommand = openCommand;
    this.#item.name = 'Hitrate';
  }

  update(): void {
    const live = this.#sessions.all.map(({ snapshot }) => snapshot).filter(({ state }) => isAlive(state));
    const current = this.#sessions.snapshot;
    const shown = live.find((snapshot) => snapshot === current) ?? live.at(-1);
    if (shown === undefined) return this.#item.hide();
    const { title, sessionId } = shown;
    const text = [...(live.length > 1 ? [l10n.t('{0} running', live.length)] : []), this.#numbers(shown)].join(' · ');
    this.#item.text = `$(pulse) ${text}`;
    this.#item.tooltip = l10n.t('{0}: open the stats panel', title);
    this.#item.command = { command: this.#openCommand, title: '', arguments: [{ sessionId }] };
    this.#item.accessibilityInformation = { label: `${title}: ${text}` };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }

  #numbers({ caches, currentStep, rollingHitRate }: SessionSnapshot): string {
    const [cache, ...others] = caches;
    if (cache === undefined) return currentStep?.title ?? l10n.t('Starting…');
    if (others.length > 0) {
      const count = l10n.t('{0} caches', this.#format.count(caches.length));
      return `${count} · ${this.#format.percent(rollingHitRate)}`;
    }
    return `${cache.name} ${fillText(cache, this.#format)} · ${this.#format.percent(cache.hitRate)}`;
  }
}
