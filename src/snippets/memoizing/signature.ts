import { framesAt } from '../context/codeFrames';

/** What a function of TypeScript or JavaScript takes and gives, as it is written. */
export interface Signature {
  /** With the angle brackets; empty without type parameters. */
  readonly generics: string;
  readonly parameters: string;
  readonly parametersStart: number;
  /** Without the colon; empty when it is not written. */
  readonly returns: string;
  /** Where the body begins, or the arrow before it. */
  readonly bodyStart: number;
}

/** The signature that begins at an offset, with its type parameters or its parameters. */
export function signatureAt(text: string, offset: number): Signature | undefined {
  let at = offset + blankLength(text, offset);
  let generics = '';
  if (text[at] === '<') {
    const end = angleEnd(text, at);
    generics = text.slice(at, end);
    at = end + blankLength(text, end);
  }
  if (text[at] !== '(') return undefined;
  const close = closingOf(text, at);
  if (close === undefined) return undefined;
  const parametersStart = at + 1;
  const parameters = text.slice(parametersStart, close);
  at = close + 1 + blankLength(text, close + 1);
  if (text[at] !== ':') return { generics, parameters, parametersStart, returns: '', bodyStart: at };
  const typeStart = at + 1;
  const end = typeEnd(text, typeStart);
  return { generics, parameters, parametersStart, returns: text.slice(typeStart, end).trim(), bodyStart: end };
}

/** Where a return type ends: at the brace of the body, at an arrow, or at the end of a signature. */
function typeEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    at += blankLength(text, at);
    const char = text[at];
    if (char === undefined || char === ';') return at;
    if (text.startsWith('=>', at)) return at;
    if (char === '{' && !/[:|&<,=]\s*$/.test(text.slice(start - 1, at))) return at;
    if (char === '<') at = angleEnd(text, at);
    else if (/[{([]/.test(char)) {
      const close = closingOf(text, at);
      if (close === undefined) return text.length;
      at = close + 1;
      // The parameters of a function type.
      if (char === '(' && /^\s*=>/.test(text.slice(at))) at = text.indexOf('=>', at) + 2;
    } else at++;
  }
}

/** Where the expression of an arrow function ends: at a semicolon, or before a line that does not go on with it. */
export function expressionEnd(text: string, start: number): number {
  const depth = framesAt(text, 'typescript', start).length;
  const end = /;|\n(?![ \t]*[.?:&|+*/)\]}-])/g;
  end.lastIndex = start;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    if (framesAt(text, 'typescript', match.index).length <= depth && text.slice(start, match.index).trim() !== '') {
      return match.index;
    }
  }
  return text.trimEnd().length;
}

/** The bracket that closes the one at an offset. */
export function closingOf(text: string, open: number): number | undefined {
  const depth = framesAt(text, 'typescript', open).length;
  const close = /[)\]}]/g;
  close.lastIndex = open;
  for (let match = close.exec(text); match !== null; match = close.exec(text)) {
    if (framesAt(text, 'typescript', match.index + 1).length <= depth) return match.index;
  }
  return undefined;
}

function angleEnd(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '<') depth++;
    else if (text[at] === '>' && text[at - 1] !== '=') depth--;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function blankLength(text: string, offset: number): number {
  let length = 0;
  while (/\s/.test(text[offset + length] ?? '')) length++;
  return length;
}
