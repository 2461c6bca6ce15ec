import { l10n, StatusBarAlignment, window } from 'vscode';
import type { Disposable } from '../base/disposable';
import type { Formatter } from '../base/format';
import { isAlive, type SessionSnapshot } from '../protocol/snapshot';

/** The status-bar item; it is there only while something runs. */
export class StatusItem implements Disposable {
  readonly #format: Formatter;
  readonly #item = window.createStatusBarItem('hitrate.session', StatusBarAlignment.Left);

  constructor(format: Formatter, openCommand: string) {
    this.#format = format;
    this.#item.name = 'Hitrate';
    this.#item.command = openCommand;
  }

  update(snapshot: SessionSnapshot): void {
    if (!isAlive(snapshot.state)) return this.#item.hide();
    const [cache] = snapshot.caches;
    if (cache === undefined) {
      this.#item.text = `$(pulse) ${snapshot.currentStep?.title ?? l10n.t('Starting…')}`;
    } else {
      const numbers = [
        `${this.#format.count(cache.size)}/${this.#format.capacity(cache.capacity)}`,
        this.#format.percent(cache.hitRate),
      ].join(' · ');
      this.#item.text = `$(pulse) ${cache.name} ${numbers}`;
    }
    this.#item.tooltip = l10n.t('{0}: open the stats panel', snapshot.title);
    this.#item.accessibilityInformation = { label: `${snapshot.title}: ${this.#item.text.replace('$(pulse) ', '')}` };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
