import { types } from 'node:util';
import { PREVIEW_CAP, type KeyName } from '../protocol/keyName';
import { ELEMENT_CAP, preview } from './preview';

/** How many objects the newer of the two tables takes, before the older one is forgotten. */
export const NUMBERED_CAP = 50_000;
/** Strings up to this length are told apart by all of their letters. */
const WHOLE_LENGTH = 4_096;
/** Of longer ones, so many at the beginning, at the end and in between, and the length. */
const SAMPLE_LENGTH = 1_024;
/** The most arguments that are looked at. */
const ARGUMENT_CAP = 32;

/**
 * Gives keys their names. Objects get numbers, which are held as long as the objects are there, but of no more than twice
 * {@link NUMBERED_CAP} objects: one that was not named while as many others were gets another number. Strings are not kept,
 * but digested: different ones have different names but for an accident of 1 in 2^52, and but for such as are longer than
 * 4,096 letters, have the same length and differ only where no sample is taken.
 */
export class KeyNames {
  #young = new WeakMap<object, number>();
  #old = new WeakMap<object, number>();
  #youngCount = 0;
  #last = 0;

  /** The name of a key. O(1). Runs none of the program's code. */
  of(key: unknown): KeyName {
    const text = preview(key);
    if (typeof key === 'string') return key.length <= PREVIEW_CAP ? { key } : { key: text, identity: digest(key) };
    if (isHeldByReference(key)) return { key: text, identity: `#${this.#numberOf(key)}` };
    const whole = preview(key, WHOLE_LENGTH);
    return { key: text, identity: whole.length <= PREVIEW_CAP ? kindOf(key) : digest(whole) };
  }

  /** The name of a list of arguments, which may be another list each time: it follows from what is in it. O(arguments). */
  ofArguments(list: unknown): KeyName {
    if (types.isProxy(list) || !Array.isArray(list)) return this.of(list);
    const shown = Array.from(
      { length: Math.min(list.length, ARGUMENT_CAP) },
      (_, i): unknown => Object.getOwnPropertyDescriptor(list, i)?.value,
    );
    const text = preview(list);
    const saysAll = list.length <= ELEMENT_CAP && text.length < PREVIEW_CAP && shown.every(isSaidByText);
    if (saysAll) return { key: text };
    const names = shown.map((argument) => this.of(argument));
    return { key: text, identity: digest(JSON.stringify([list.length, names])) };
  }

  #numberOf(key: object): number {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const number = this.#old.get(key) ?? ++this.#last;
    if (this.#youngCount === NUMBERED_CAP) {
      this.#old = this.#young;
      this.#young = new WeakMap();
      this.#youngCount = 0;
    }
    this.#young.set(key, number);
    this.#youngCount++;
    return number;
  }
}

/** Whether it is only equal to itself. The types do not know yet that such symbols can be held weakly. */
function isHeldByReference(key: unknown): key is object {
  if (typeof key === 'symbol') return Symbol.keyFor(key) === undefined;
  return (typeof key === 'object' && key !== null) || typeof key === 'function';
}

/** Whether the text of a list says which argument it is: texts are in quotes there. */
function isSaidByText(argument: unknown): boolean {
  if (typeof argument === 'string') return !argument.includes("'");
  return typeof argument !== 'symbol' && !isHeldByReference(argument);
}

function kindOf(key: unknown): string {
  return key === null ? 'null' : typeof key;
}

/** A number of 52 bits made of all that is looked at, as text, and the length. */
function digest(text: string): string {
  const looked = text.length <= WHOLE_LENGTH ? text : samples(text);
  let [high, low] = [0x2545f491, 0x9e3779b9];
  for (let i = 0; i < looked.length; i++) {
    const unit = looked.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 15;
    low = Math.imul(low + unit, 0x2c1b3c6d);
    low ^= low >>> 13;
  }
  return `${(high >>> 12).toString(36)}.${(low >>> 0).toString(36)}.${text.length.toString(36)}`;
}

function samples(text: string): string {
  const step = Math.floor(text.length / SAMPLE_LENGTH);
  const between = Array.from({ length: SAMPLE_LENGTH }, (_, i) => text.charAt(i * step)).join('');
  return text.slice(0, SAMPLE_LENGTH) + between + text.slice(-SAMPLE_LENGTH);
}
