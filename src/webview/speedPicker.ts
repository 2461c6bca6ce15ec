import { nearestPace, PACES } from '../base/paces';
import type { PageSnapshot, PageRequest } from '../protocol/page';
import { isAlive } from '../protocol/snapshot';
import { element, setAttribute, setHidden } from './element';
import { fill, type Locale } from './locale';

/** Chooses how long steps are shown. Hidden for a program without steps. */
export class SpeedPicker {
  readonly root: HTMLElement;
  readonly #select = element('select', { 'data-control': 'speed' });
  #asking = false;

  constructor(
    readonly locale: Locale,
    /** Never rejects. */
    readonly ask: (request: PageRequest) => Promise<unknown>,
  ) {
    const { strings, format } = locale;
    for (const pace of PACES) {
      const text = pace === 0 ? strings.speedNoWaiting : fill(strings.speedTimes, format.number(1 / pace));
      this.#select.append(element('option', { value: String(pace) }, text));
    }
    this.#select.addEventListener('change', () => void this.#choose(Number(this.#select.value)));
    this.root = element(
      'label',
      { class: 'picker speed', title: strings.speedTip },
      element('span', {}, strings.speed),
      this.#select,
    );
    this.root.hidden = true;
  }

  update({ currentStep, pace, state }: PageSnapshot): void {
    setHidden(this.root, currentStep === null);
    setAttribute(this.#select, 'aria-disabled', String(!isAlive(state)));
    if (this.#asking) return;
    const value = String(nearestPace(pace));
    if (this.#select.value !== value) this.#select.value = value;
  }

  async #choose(factor: number): Promise<void> {
    this.#asking = true;
    await this.ask({ type: 'session/setPace', factor });
    this.#asking = false;
  }
}
