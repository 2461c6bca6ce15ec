import { NAME_LIST_CAP } from '../protocol/probe';
import type { Parameter } from '../protocol/stage';
import { preview } from './preview';

/** The numbers of the program that people may change while it runs. */
export class Parameters {
  readonly #parameters = new Map<string, Parameter>();

  /** Offers a parameter, in the place of an earlier one of the same id, and returns how to read it. */
  add(offered: Parameter): () => number {
    const { min, max, step, value } = offered;
    const { id, label } = { id: preview(offered.id), label: preview(offered.label) };
    if (![min, max, step, value].every(Number.isFinite) || min > max || value < min || value > max) {
      throw new RangeError(`parameter "${id}": give finite numbers with min <= value <= max`);
    }
    if (this.#parameters.size >= NAME_LIST_CAP && !this.#parameters.has(id)) return () => value;
    this.#parameters.set(id, { id, label, min, max, step, value });
    return () => this.#parameters.get(id)?.value ?? value;
  }

  /** @throws Error when there is no such parameter or the value is out of its bounds */
  set(id: string, value: number): void {
    const parameter = this.#parameters.get(id);
    if (parameter === undefined) throw new Error(`The program has no parameter "${id}".`);
    const { label, min, max } = parameter;
    if (!(value >= min && value <= max)) throw new Error(`"${label}" must be from ${min} to ${max}.`);
    this.#parameters.set(id, { ...parameter, value });
  }

  toArray(): Parameter[] {
    return [...this.#parameters.values()];
  }
}
