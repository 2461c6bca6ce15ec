import type { Reply } from '../protocol/envelope';
import type { PageRequest } from '../protocol/page';
import type { Parameter } from '../protocol/stage';
import { element, setAttribute, setText } from './element';
import type { Locale } from './locale';

/** After the program has taken a value, so many snapshots may still have been made before it did. */
const LATE_SNAPSHOTS = 3;

/** One number of the running program, to be changed. Asks for one value at a time, and then for the newest. */
export class ParameterSlider {
  readonly root: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #output = element('output', { 'aria-hidden': 'true' });
  #asked: number | undefined;
  #next: number | undefined;
  #lateSnapshots = 0;

  constructor(
    readonly locale: Locale,
    readonly id: string,
    /** Never rejects. */
    readonly ask: (request: PageRequest) => Promise<Reply>,
  ) {
    const name = `parameter-${id}`;
    this.#input = element('input', { type: 'range', id: name, 'data-parameter': id });
    this.#input.addEventListener('input', () => this.#choose(this.#input.valueAsNumber));
    const label = element('label', { for: name });
    this.root = element('div', { class: 'parameter' }, label, this.#output, this.#input);
  }

  update({ label, min, max, step, value }: Parameter, enabled: boolean): void {
    const [name] = this.root.children;
    if (name !== undefined) setText(name, label);
    for (const [attribute, number] of Object.entries({ min, max, step })) {
      setAttribute(this.#input, attribute, String(number));
    }
    // Not `disabled`, which would lose the focus; what is chosen after the end is refused with a sentence.
    setAttribute(this.#input, 'aria-disabled', String(!enabled));
    if (this.#isOlder(value)) return;
    if (this.#input.valueAsNumber !== value) this.#input.value = String(value);
    this.#tell(value);
  }

  /** Whether a snapshot's value was true before what the user has chosen since. */
  #isOlder(value: number): boolean {
    if (this.#asked !== undefined) return true;
    if (this.#lateSnapshots === 0) return false;
    this.#lateSnapshots = value === this.#input.valueAsNumber ? 0 : this.#lateSnapshots - 1;
    return this.#lateSnapshots > 0;
  }

  #choose(value: number): void {
    this.#tell(value);
    if (this.#asked === undefined) void this.#send(value);
    else this.#next = value;
  }

  async #send(value: number): Promise<void> {
    this.#asked = value;
    const { ok } = await this.ask({ type: 'session/setParameter', id: this.id, value });
    this.#asked = undefined;
    this.#lateSnapshots = ok ? LATE_SNAPSHOTS : 0;
    const next = this.#next;
    this.#next = undefined;
    if (next !== undefined) await this.#send(next);
  }

  #tell(value: number): void {
    const text = this.locale.format.number(value);
    setText(this.#output, text);
    setAttribute(this.#input, 'aria-valuetext', text);
  }
}
