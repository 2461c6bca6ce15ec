import type { SnippetLanguage } from '../language';
import { framesAt } from './codeFrames';

/** Whole lines of a text: from the first to the last, or none when `last` is less, and then above the first. */
export interface Placement {
  readonly first: number;
  readonly last: number;
  /** The indentation of what is put there. */
  readonly indent: string;
}

/**
 * Where declarations can stand for a cursor or a selection: on a blank line or a selection of whole lines in their
 * place; in the members of a class, or within an expression or a comment, above it; else above or below the line.
 * `from` is the first line that may be used.
 */
export function placementOf(
  text: string,
  language: SnippetLanguage,
  selection: { readonly start: number; readonly end: number },
  unit: string,
  from: number,
): Placement {
  const lines = text.split('\n');
  const first = lineAt(text, selection.start);
  const start = lineStartOf(text, selection.start);
  const enclosing = declarationAround(text, language, selection.start, lines);
  if (enclosing !== undefined) return above(lines, Math.max(from, enclosing));
  const wholeLast = wholeLines(text, selection, lines);
  if (wholeLast !== undefined && first >= from) {
    const indent = lines.slice(first, wholeLast + 1).some((line) => line.trim() !== '')
      ? indentOf(lines[first] ?? '')
      : blankIndent(lines, first, language, unit, framesAt(text, language, selection.start).length > 0);
    return { first, last: wholeLast, indent };
  }
  if (first < from) return above(lines, from);
  const line = lines[first] ?? '';
  const atStart = selection.start - start <= indentOf(line).length;
  if (atStart || selection.end > selection.start) return above(lines, first);
  return belowLine(text, language, lines, first, unit);
}

function belowLine(
  text: string,
  language: SnippetLanguage,
  lines: readonly string[],
  line: number,
  unit: string,
): Placement {
  const written = lines[line] ?? '';
  const end = lines.slice(0, line + 1).join('\n').length;
  const inner = declarationAround(text, language, end, lines);
  if (inner !== undefined) return above(lines, inner);
  const opens = opensBlock(written, language);
  return { first: line + 1, last: line, indent: indentOf(written) + (opens ? unit : '') };
}

/** Above a line: a blank line in front of it takes what is put there. */
function above(lines: readonly string[], line: number): Placement {
  const first = Math.min(line, lines.length);
  const next = lines[first];
  if (next?.trim() === '') return { first, last: first, indent: '' };
  return { first, last: first - 1, indent: indentOf(next ?? '') };
}

/** The line above which declarations can stand, when they cannot where the offset is. */
function declarationAround(
  text: string,
  language: SnippetLanguage,
  offset: number,
  lines: readonly string[],
): number | undefined {
  const frames = framesAt(text, language, offset);
  let line: number | undefined;
  let frame = frames.pop();
  while (frame !== undefined && frame.kind !== 'block') {
    line = declarationStart(lines, lineAt(text, frame.line));
    frame = frames.pop();
  }
  return language === 'python' ? (pythonClassAround(lines, line ?? lineAt(text, offset), line) ?? line) : line;
}

/** The first line of a declaration with its decorators and comments, or of a chain of calls. */
function declarationStart(lines: readonly string[], line: number): number {
  let first = line;
  while (first > 0 && /^\s*[.?:&|+*)\]}]/.test(lines[first] ?? '')) first--;
  while (first > 0 && /^\s*(?:@|#|\/\/|\/\*|\*)/.test(lines[first - 1] ?? '')) first--;
  return first;
}

function pythonClassAround(lines: readonly string[], line: number, moved: number | undefined): number | undefined {
  let indent = indentOf(lines[line] ?? '').length;
  if ((lines[line] ?? '').trim() === '' && moved === undefined) {
    indent = blankIndent(lines, line, 'python', '    ', false).length;
  }
  let found: number | undefined;
  for (let i = line - 1; i >= 0 && indent > 0; i--) {
    const written = lines[i] ?? '';
    if (written.trim() === '' || written.trimStart().startsWith('#') || indentOf(written).length >= indent) continue;
    indent = indentOf(written).length;
    if (!/^\s*class\b/.test(written)) break;
    found = declarationStart(lines, i);
  }
  return found;
}

function wholeLines(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  lines: readonly string[],
): number | undefined {
  const first = lineAt(text, start);
  let last = lineAt(text, end);
  let inLast = end - lineStartOf(text, end);
  if (last > first && inLast === 0) {
    last--;
    inLast = (lines[last] ?? '').length;
  }
  const before = (lines[first] ?? '').slice(0, start - lineStartOf(text, start)).trim();
  const after = (lines[last] ?? '').slice(inLast).trim();
  return before === '' && after === '' ? last : undefined;
}

/** How deep what is put on a blank line is to stand: as the cursor is, or else as the code around it. */
function blankIndent(
  lines: readonly string[],
  line: number,
  language: SnippetLanguage,
  unit: string,
  enclosed: boolean,
): string {
  const own = lines[line] ?? '';
  if (own !== '' && own.trim() === '') return own;
  const previous = lines
    .slice(0, line)
    .filter((each) => each.trim() !== '')
    .at(-1);
  const next = lines.slice(line + 1).find((each) => each.trim() !== '');
  const inner = previous === undefined ? '' : indentOf(previous) + (opensBlock(previous, language) ? unit : '');
  if (language !== 'python') return !enclosed ? '' : next === undefined || closes(next) ? inner : indentOf(next);
  const outer = next === undefined ? '' : indentOf(next);
  return previous !== undefined && opensBlock(previous, language) ? inner : inner.length < outer.length ? inner : outer;
}

/** Whether the line after it stands deeper. */
export function opensBlock(line: string, language: SnippetLanguage): boolean {
  const code = line.replace(language === 'python' ? /#.*$/ : /\/\/.*$/, '').trimEnd();
  return language === 'python'
    ? code.endsWith(':')
    : /[{([]$|=>$/.test(code) || /^\s*(?:case\b.*|default):$/.test(code);
}

/** Whether it ends the block that the line before it is in. */
export function closes(line: string): boolean {
  return /^\s*[}\])]/.test(line);
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
