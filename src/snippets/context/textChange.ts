/** A place in a text: line and character in it, both from 0. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** Takes the text from `start` to `end` away and puts `text` there. Offsets of a text whose line ends are `\n`. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text after all changes, which are in order and do not overlap. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let taken = 0;
  for (const change of changes) {
    result += text.slice(taken, change.start) + change.text;
    taken = change.end;
  }
  return result + text.slice(taken);
}

/** Where an offset is after the changes; what is inserted right at it comes before it. */
export function mapOffset(offset: number, changes: readonly TextChange[]): number {
  let moved = offset;
  for (const { start, end, text } of changes) {
    if (start > offset) break;
    moved += end <= offset ? text.length - (end - start) : start + text.length - offset;
  }
  return moved;
}

/** The changes, and with them `addition` at an offset of the text that they leave. */
export function withAddition(changes: readonly TextChange[], offset: number, addition: string): TextChange[] {
  let moved = 0;
  for (const [i, change] of changes.entries()) {
    const { start, end, text } = change;
    const at = offset - (start + moved);
    if (at < 0) return [...changes.slice(0, i), added(offset - moved, addition), ...changes.slice(i)];
    if (at <= text.length) {
      const joined = { start, end, text: text.slice(0, at) + addition + text.slice(at) };
      return [...changes.slice(0, i), joined, ...changes.slice(i + 1)];
    }
    moved += text.length - (end - start);
  }
  return [...changes, added(offset - moved, addition)];
}

function added(offset: number, text: string): TextChange {
  return { start: offset, end: offset, text };
}

export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length - 1, character: offset - lineStart };
}

export function offsetAt(text: string, { line, character }: Place): number {
  let start = 0;
  for (let i = 0; i < line; i++) start = text.indexOf('\n', start) + 1;
  return start + character;
}
