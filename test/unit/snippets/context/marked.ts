import { defaultStyle } from '../../../../src/snippets/defaultStyle';
import type { SnippetLanguage } from '../../../../src/snippets/language';
import type { Snippet, SnippetStyle } from '../../../../src/snippets/snippet';
import { planInsertion, type InsertionPlan } from '../../../../src/snippets/context/planInsertion';
import { placeAt, type Place } from '../../../../src/snippets/context/textChange';

/** A text with its marks taken out: `‸` is a cursor, `⟦…⟧` a selection. */
function unmarked(marked: string): { text: string; selections: { start: Place; end: Place }[] } {
  const text = marked.replaceAll(/[‸⟦⟧]/g, '');
  const selections: { start: Place; end: Place }[] = [];
  let taken = 0;
  let start = 0;
  for (const match of marked.matchAll(/[‸⟦⟧]/g)) {
    const offset = match.index - taken;
    taken++;
    if (match[0] === '⟦') start = offset;
    else if (match[0] === '⟧') selections.push({ start: placeAt(text, start), end: placeAt(text, offset) });
    else selections.push({ start: placeAt(text, offset), end: placeAt(text, offset) });
  }
  return { text, selections };
}

const SCRIPT: Omit<Snippet, 'body'> = { imports: [], preamble: [], description: '' };

export interface Given extends Partial<Omit<Snippet, 'body'>> {
  readonly style?: Partial<SnippetStyle>;
  readonly body?: (selected: string | undefined) => string;
  readonly takesSelection?: boolean;
}

export function plan(marked: string, language: SnippetLanguage, given: Given = {}): InsertionPlan {
  const { style, body = () => 'class ${1:C} {}\n$0', takesSelection = false, ...rest } = given;
  return planInsertion({
    ...unmarked(marked),
    language,
    style: { ...defaultStyle(language), indent: '  ', ...style },
    takesSelection,
    snippetFor: (selected) => ({ ...SCRIPT, ...rest, body: body(selected) }),
  });
}

/** What the text is after an insertion. */
export function inserted(marked: string, language: SnippetLanguage = 'typescript', given: Given = {}): string {
  return plan(marked, language, given).result;
}
