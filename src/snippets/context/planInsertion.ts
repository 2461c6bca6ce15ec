import type { SnippetLanguage } from '../language';
import { plainText } from '../plainText';
import type { Snippet, SnippetStyle } from '../snippet';
import { endOfNeeds, importChanges } from './imports';
import { closes, opensBlock, placementOf, type Placement } from './placement';
import { applyChanges, mapOffset, offsetAt, placeAt, type Place, type TextChange } from './textChange';

/** What is to be inserted, and where the user is. */
export interface InsertionRequest {
  /** The document, with line ends `\n`. */
  readonly text: string;
  readonly language: SnippetLanguage;
  readonly style: SnippetStyle;
  readonly selections: readonly { readonly start: Place; readonly end: Place }[];
  /** Whether what is selected becomes part of the snippet. */
  readonly takesSelection: boolean;
  readonly snippetFor: (selected?: string) => Snippet;
}

/** Text that takes the place of another. */
export interface Replacement {
  readonly start: Place;
  readonly end: Place;
  readonly text: string;
}

export interface InsertionPlan {
  /** Plain text for the imports, in the places of the document as it is; from top to bottom. */
  readonly imports: readonly Replacement[];
  /** Snippets, in the places of the document with its imports; from top to bottom. */
  readonly snippets: readonly Replacement[];
  /** The document as it is when every placeholder has kept its default. */
  readonly result: string;
}

/** Plans how a pattern comes into a document: imports first, then one snippet for each place the selections give. */
export function planInsertion(request: InsertionRequest): InsertionPlan {
  const { text, language, style, selections, takesSelection, snippetFor } = request;
  const needs = snippetFor();
  const changes = importChanges(text, needs, language, style);
  const withImports = applyChanges(text, changes);
  const from = lineFrom(withImports, endOfNeeds(withImports, needs, language, style));
  const lines = withImports.split('\n');
  const placed = new Map<number, TextChange>();
  for (const selection of selections) {
    const [start, end] = [offsetAt(text, selection.start), offsetAt(text, selection.end)];
    const selected = text.slice(start, end).trim().replace(/;$/, '');
    const at = { start: mapOffset(start, changes), end: mapOffset(end, changes) };
    const placement = placementOf(withImports, language, at, style.indent, from);
    const useful = takesSelection && selected !== '' && !selected.includes('\n') ? selected : undefined;
    const change = changeFor(withImports, lines, placement, snippetFor(useful).body, language);
    if (!placed.has(change.start)) placed.set(change.start, change);
  }
  const snippets = [...placed.values()].sort((a, b) => a.start - b.start);
  const plain = snippets.map((each) => ({ ...each, text: plainText(each.text) }));
  return {
    imports: changes.map((change) => replacement(text, change)),
    snippets: snippets.map((change) => replacement(withImports, change)),
    result: applyChanges(withImports, plain),
  };
}

/** The first line that begins at an offset or behind it. */
function lineFrom(text: string, offset: number): number {
  const { line, character } = placeAt(text, offset);
  return character === 0 ? line : line + 1;
}

function changeFor(
  text: string,
  lines: readonly string[],
  { first, last, indent }: Placement,
  body: string,
  language: SnippetLanguage,
): TextChange {
  const gap = language === 'python' && indent === '' ? 2 : 1;
  const code = indented(body.replace(/\n\$0$/, ''), indent);
  const leading = '\n'.repeat(blankBefore(lines, first, gap, language));
  if (first >= lines.length) return { start: text.length, end: text.length, text: `\n${leading}${code}\n$0` };
  const start = offsetAt(text, { line: first, character: 0 });
  const replaces = last >= first;
  const end = replaces ? offsetAt(text, { line: last, character: (lines[last] ?? '').length }) : start;
  const blank = blankAfter(lines, last + 1, gap, language, indent);
  const trailing = blank === 0 ? '$0' : `\n$0${'\n'.repeat(blank - 1)}`;
  return { start, end, text: `${leading}${code}${trailing}${replaces ? '' : '\n'}` };
}

function blankBefore(lines: readonly string[], first: number, gap: number, language: SnippetLanguage): number {
  let blank = 0;
  while (first - blank > 0 && lines[first - blank - 1]?.trim() === '') blank++;
  const previous = lines[first - blank - 1];
  return previous === undefined || opensBlock(previous, language) ? 0 : Math.max(0, gap - blank);
}

function blankAfter(
  lines: readonly string[],
  next: number,
  gap: number,
  language: SnippetLanguage,
  indent: string,
): number {
  let blank = 0;
  while (next + blank < lines.length && lines[next + blank]?.trim() === '') blank++;
  const following = lines[next + blank];
  if (following === undefined) return blank === 0 ? 1 : 0;
  if (language !== 'python' && closes(following)) return 0;
  const dedents = language === 'python' && !following.startsWith(indent);
  return Math.max(0, (dedents ? 1 : gap) - blank);
}

function indented(code: string, indent: string): string {
  return code.replaceAll(/^(?=.)/gm, indent);
}

function replacement(text: string, { start, end, text: put }: TextChange): Replacement {
  return { start: placeAt(text, start), end: placeAt(text, end), text: put };
}
