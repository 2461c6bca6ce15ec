import { Formatter } from '../base/format';
import type { PageStrings } from '../protocol/pageStrings';

/** The user's language: every text of the page, and how numbers are written. */
export interface Locale {
  readonly strings: PageStrings;
  readonly format: Formatter;
}

/** Takes the texts that the host wrote into the page's HTML. */
export function readLocale(): Locale {
  const json = document.getElementById('hitrate-strings')?.textContent;
  if (!json) throw new Error('The page has no #hitrate-strings: make its HTML with pageHtml().');
  const strings = JSON.parse(json) as PageStrings;
  if (typeof strings.language !== 'string') throw new Error('#hitrate-strings names no language.');
  return { strings, format: new Formatter(strings.language) };
}

/** Puts `values` in the places `{0}`, `{1}` of a text. */
export function fill(text: string, ...values: readonly string[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => values[Number(index)] ?? place);
}

/** `1:02.318`: many things may happen within one second. */
export function preciseTime(ms: number, { format }: Locale): string {
  return format.precise(ms, 3);
}
