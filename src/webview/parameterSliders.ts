import type { Reply } from '../protocol/envelope';
import type { PageSnapshot, PageRequest } from '../protocol/page';
import { isAlive } from '../protocol/snapshot';
import { element, setHidden } from './element';
import { fill, type Locale } from './locale';
import { ParameterSlider } from './parameterSlider';

/** The numbers of the program that may be changed while it runs. Hidden where there are none. */
export class ParameterSliders {
  readonly root: HTMLElement;
  readonly #list = element('div', { class: 'list' });
  readonly #error = element('p', { class: 'request-error', role: 'alert' });
  readonly #sliders = new Map<string, ParameterSlider>();
  #sessionId: number | undefined;

  constructor(
    readonly locale: Locale,
    /** Never rejects. */
    readonly ask: (request: PageRequest) => Promise<Reply>,
  ) {
    this.root = element(
      'section',
      { class: 'parameters', 'aria-labelledby': 'parameters-title' },
      element('h2', { id: 'parameters-title' }, locale.strings.parameters),
      this.#list,
      this.#error,
    );
    this.root.hidden = true;
  }

  update({ sessionId, parameters, state }: PageSnapshot): void {
    if (sessionId !== this.#sessionId) {
      this.#list.replaceChildren();
      this.#sliders.clear();
      this.#error.textContent = '';
    }
    this.#sessionId = sessionId;
    setHidden(this.root, parameters.length === 0);
    for (const parameter of parameters) this.#slider(parameter.id).update(parameter, isAlive(state));
  }

  #slider(id: string): ParameterSlider {
    const known = this.#sliders.get(id);
    if (known !== undefined) return known;
    const slider = new ParameterSlider(this.locale, id, async (request) => {
      const reply = await this.ask(request);
      this.#error.textContent = reply.ok ? '' : fill(this.locale.strings.requestFailed, reply.error.message);
      return reply;
    });
    this.#sliders.set(id, slider);
    this.#list.append(slider.root);
    return slider;
  }
}
