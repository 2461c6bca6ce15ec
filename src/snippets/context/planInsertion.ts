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

/** A snippet that goes to an empty line, indented as it is to be. */
export interface PlacedSnippet {
  readonly at: Place;
  readonly body: string;
}

/** Three steps; each counts places in what the one before it left. From top to bottom in each. */
export interface InsertionPlan {
  readonly imports: readonly Replacement[];
  /** What makes room: takes the lines away that a snippet replaces, and puts blank lines around it. */
  readonly room: readonly Replacement[];
  readonly snippets: readonly PlacedSnippet[];
  /** The document as it is when every placeholder has kept its default. */
  readonly result: string;
}

/** Plans how a pattern comes into a document: imports first, then one snippet for each place the selections give. */
export function planInsertion(request: InsertionRequest): InsertionPlan {
  const { text, language, style, selections, takesSelection, snippetFor } = request;
  const needs = snippetFor();
  const imports = importChanges(text, needs, language, style);
  const withImports = applyChanges(text, imports);
  const from = lineFrom(withImports, endOfNeeds(withImports, needs, language, style));
  const lines = withImports.split('\n');
  const slots = new Map<number, Slot>();
  for (const selection of selections) {
    const [start, end] = [offsetAt(text, selection.start), offsetAt(text, selection.end)];
    const selected = text.slice(start, end).trim().replace(/;$/, '');
    const at = { start: mapOffset(start, imports), end: mapOffset(end, imports) };
    const placement = placementOf(withImports, language, at, style.indent, from);
    const useful = takesSelection && selected !== '' && !selected.includes('\n') ? selected : undefined;
    const slot = slotFor(withImports, lines, placement, snippetFor(useful).body, language);
    if (!slots.has(slot.start)) slots.set(slot.start, slot);
  }
  const placed = aligned([...slots.values()].sort((a, b) => a.start - b.start));
  const room = placed.map(({ start, end, before, after }) => ({ start, end, text: before + after }));
  const withRoom = applyChanges(withImports, room);
  const bodies = placed.map(({ start, before, code, ends }, i) => {
    const offset = mapOffset(start, room.slice(0, i)) + before.length;
    return { start: offset, end: offset, text: code + ends };
  });
  return {
    imports: imports.map((change) => replacement(text, change)),
    room: room
      .filter(({ start, end, text: put }) => end > start || put !== '')
      .map((change) => replacement(withImports, change)),
    snippets: bodies.map((body) => ({ at: placeAt(withRoom, body.start), body: body.text })),
    result: applyChanges(
      withRoom,
      bodies.map((body) => ({ ...body, text: plainText(body.text) })),
    ),
  };
}

/** Code with the line ends around it, and how the snippet ends. */
interface Slot {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly code: string;
  readonly ends: '$0' | '\n$0';
  readonly after: string;
}

/** Slots that end alike: equal snippets can then be filled in together by several cursors. */
function aligned(slots: readonly Slot[]): readonly Slot[] {
  if (new Set(slots.map(({ ends }) => ends)).size < 2) return slots;
  return slots.map((slot) => (slot.ends === '$0' ? slot : { ...slot, ends: '$0', after: `\n${slot.after}` }));
}

/** The first line that begins at an offset or behind it. */
function lineFrom(text: string, offset: number): number {
  const { line, character } = placeAt(text, offset);
  return character === 0 ? line : line + 1;
}

function slotFor(
  text: string,
  lines: readonly string[],
  { first, last, indent }: Placement,
  body: string,
  language: SnippetLanguage,
): Slot {
  const gap = language === 'python' && indent === '' ? 2 : 1;
  const code = indented(body.replace(/\n\$0$/, ''), indent);
  const before = '\n'.repeat(blankBefore(lines, first, gap, language));
  if (first >= lines.length) {
    return { start: text.length, end: text.length, before: `\n${before}`, code, ends: '\n$0', after: '' };
  }
  const start = offsetAt(text, { line: first, character: 0 });
  const replaces = last >= first;
  const end = replaces ? offsetAt(text, { line: last, character: (lines[last] ?? '').length }) : start;
  const blank = blankAfter(lines, last + 1, gap, language, indent);
  const after = '\n'.repeat(Math.max(0, blank - 1) + (replaces ? 0 : 1));
  return { start, end, before, code, ends: blank === 0 ? '$0' : '\n$0', after };
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
