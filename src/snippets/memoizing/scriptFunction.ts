import { framesAt } from '../context/codeFrames';

/** A function of TypeScript or JavaScript as it stands in a text. */
export interface ScriptFunction {
  readonly form: 'declaration' | 'variable';
  /** Where the function itself begins: of a declaration at its first modifier, of a variable at its value. */
  readonly start: number;
  readonly end: number;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** With the angle brackets; empty without type parameters. */
  readonly generics: string;
  readonly parameters: string;
  /** Without the colon; empty when it is not written. */
  readonly returns: string;
  readonly body: string;
  readonly bodyStart: number;
}

const DECLARATION = /(?:export\s+)?(?:default\s+)?(?<async>async\s+)?function\s*(?<star>\*?)\s*$/;
const VARIABLE = /(?:export\s+)?(?:const|let|var)\s+$/;
const VALUE = /^(?:\s*:[^=;]*(?:=>[^=;]*)*)?\s*=(?![=>])\s*/;
const FUNCTION_VALUE = /^(?<async>async\s+)?function\s*(?<star>\*?)\s*\w*\s*/;

/** The function whose name is at this offset; `undefined` where there is none that a constant could hold. */
export function scriptFunctionAt(text: string, name: string, nameStart: number): ScriptFunction | undefined {
  const before = text.slice(text.lastIndexOf('\n', nameStart - 1) + 1, nameStart);
  const declared = DECLARATION.exec(before);
  const after = nameStart + name.length;
  if (declared !== null) {
    const signature = signatureAt(text, after);
    if (signature === undefined) return undefined;
    if (text[signature.bodyStart] !== '{') return implementationAfter(text, name, after);
    const start = nameStart - declared[0].length;
    return withBody(text, signature, { form: 'declaration', start, ...kindOf(declared) });
  }
  if (!VARIABLE.test(before)) return undefined;
  const equals = VALUE.exec(text.slice(after));
  if (equals === null) return undefined;
  const start = after + equals[0].length;
  const value = FUNCTION_VALUE.exec(text.slice(start));
  if (value !== null) {
    const signature = signatureAt(text, start + value[0].length);
    return signature === undefined
      ? undefined
      : withBody(text, signature, { form: 'variable', start, ...kindOf(value) });
  }
  return arrowAt(text, start);
}

/** Behind a signature of an overload comes the implementation. */
function implementationAfter(text: string, name: string, from: number): ScriptFunction | undefined {
  const next = new RegExp(String.raw`\bfunction\s+${name}\b`, 'g');
  next.lastIndex = from;
  const found = next.exec(text);
  return found === null ? undefined : scriptFunctionAt(text, name, found.index + found[0].length - name.length);
}

function arrowAt(text: string, start: number): ScriptFunction | undefined {
  const isAsync = /^async\b/.test(text.slice(start));
  const at = start + (/^async\s*/.exec(text.slice(start))?.[0].length ?? 0);
  const bare = /^([\w$]+)\s*=>\s*/.exec(text.slice(at));
  const signature =
    bare === null
      ? signatureAt(text, at)
      : { generics: '', parameters: bare[1] ?? '', returns: '', bodyStart: at + bare[0].length };
  if (signature === undefined) return undefined;
  const arrow = bare === null ? /^=>\s*/.exec(text.slice(signature.bodyStart)) : undefined;
  if (arrow === null) return undefined;
  const bodyStart = signature.bodyStart + (arrow?.[0].length ?? 0);
  const base = { ...signature, bodyStart };
  return withBody(text, base, { form: 'variable', start, isAsync, isGenerator: false });
}

interface Signature {
  readonly generics: string;
  readonly parameters: string;
  readonly returns: string;
  /** Where the body begins, or the arrow before it. */
  readonly bodyStart: number;
}

function signatureAt(text: string, offset: number): Signature | undefined {
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
  const parameters = text.slice(at + 1, close);
  at = close + 1 + blankLength(text, close + 1);
  if (text[at] !== ':') return { generics, parameters, returns: '', bodyStart: at };
  const typeStart = at + 1;
  const end = typeEnd(text, typeStart);
  return { generics, parameters, returns: text.slice(typeStart, end).trim(), bodyStart: end };
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

function withBody(
  text: string,
  signature: Signature,
  rest: Pick<ScriptFunction, 'form' | 'start' | 'isAsync' | 'isGenerator'>,
): ScriptFunction | undefined {
  const { bodyStart } = signature;
  const close = text[bodyStart] === '{' ? closingOf(text, bodyStart) : expressionEnd(text, bodyStart) - 1;
  if (close === undefined) return undefined;
  return { ...signature, ...rest, body: text.slice(bodyStart, close + 1), end: close + 1 };
}

/** Where the expression of an arrow function ends: at a semicolon, or before a line that does not go on with it. */
function expressionEnd(text: string, start: number): number {
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
function closingOf(text: string, open: number): number | undefined {
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

function kindOf(match: RegExpExecArray): { isAsync: boolean; isGenerator: boolean } {
  return { isAsync: match.groups?.['async'] !== undefined, isGenerator: match.groups?.['star'] === '*' };
}
