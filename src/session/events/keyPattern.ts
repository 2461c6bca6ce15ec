import { errorMessage } from '../../base/userError';
import { patternWork, type PatternWork } from './patternWork';

/** The sentences that say why a pattern cannot be used; the host has them in the user's language. */
export interface KeyPatternTexts {
  /** `reason` is the engine's own, in English. */
  notAnExpression(reason: string): string;
  /** Nested repeats, or too many of them. */
  tooCostly(): string;
  /** Only the newest events were searched, because the keys are long. */
  onlyNewest(searched: number): string;
}

/** Which keys are wanted. */
export interface KeyPattern {
  matches(key: string): boolean;
  /** How many steps a search in such a key takes at most. */
  stepsIn(key: string): number;
}

/** The most parts that may each take any number of characters. */
const OPEN_PART_CAP = 2;
/** The most ways to choose between alternatives. */
const CHOICE_CAP = 256;
/** The flags that change what matches; `g` and `y` only change where a search goes on. */
const FLAGS = /^[dgimsuvy]*$/;

/**
 * Reads what the user typed: a text that the key contains, in whatever case, or, between slashes, a regular expression
 * with its flags. Returns a sentence when that cannot be used. An expression is only used when the number of its steps
 * has a bound that follows from its form: no repeats within repeats, no references back, at most {@link OPEN_PART_CAP}
 * open repeats and {@link CHOICE_CAP} choices.
 */
export function keyPattern(text: string, texts: KeyPatternTexts): KeyPattern | string {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? [];
  if (source === undefined || flags === undefined) return containing(text.toLowerCase());
  if (!FLAGS.test(flags)) return texts.notAnExpression(`Invalid flags supplied to RegExp constructor '${flags}'`);
  let expression: RegExp;
  try {
    expression = new RegExp(source, flags.replace(/[gy]/g, ''));
  } catch (error) {
    return texts.notAnExpression(errorMessage(error));
  }
  const work = patternWork(source);
  if (work === null || work.openParts > OPEN_PART_CAP || work.choices > CHOICE_CAP) return texts.tooCostly();
  return { matches: (key) => expression.test(key), stepsIn: (key) => steps(key.length + 1, work) };
}

function containing(text: string): KeyPattern {
  return { matches: (key) => key.toLowerCase().includes(text), stepsIn: (key) => key.length + 1 };
}

/** From each place on, each way, with every share of the characters behind it among the open parts. */
function steps(length: number, { choices, openParts }: PatternWork): number {
  return (choices * length ** (openParts + 1)) / (openParts === 2 ? 6 : openParts + 1);
}
