import { framesAt } from '../context/codeFrames';
import { closingOf, expressionEnd, signatureAt, type Signature } from './signature';

/** A function of TypeScript or JavaScript as it stands in a text. */
export interface ScriptFunction extends Signature {
  /** `variable` is what holds a function: a constant, or a field of a class. */
  readonly form: 'declaration' | 'variable' | 'method';
  /** Where the function itself begins: of a declaration at its first modifier, of a variable at its value. */
  readonly start: number;
  readonly end: number;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly body: string;
  /** The class whose member it is; the name is empty where it has none. */
  readonly member?: { readonly isStatic: boolean; readonly className: string; readonly classStart: number };
}

type Head = Pick<ScriptFunction, 'form' | 'start' | 'isAsync' | 'isGenerator' | 'member'>;

const DECLARATION = /(?:export\s+)?(?:default\s+)?(?<async>async\s+)?function\s*(?<star>\*?)\s*$/;
const VARIABLE = /(?:export\s+)?(?:const|let|var)\s+$/;
const MEMBER =
  /^\s*(?:@[\w$.]+(?:\([^()]*\))?\s+)*(?<modifiers>(?:(?:public|private|protected|static|override|readonly|async)\s+)*)(?<star>\*?)\s*$/;
const VALUE = /^(?:\s*:[^=;]*(?:=>[^=;]*)*)?\s*=(?![=>])\s*/;
const FUNCTION_VALUE = /^(?<async>async\s+)?function\s*(?<star>\*?)\s*\w*\s*/;

/** The function whose name is at this offset; `undefined` where there is none that can be wrapped. */
export function scriptFunctionAt(text: string, name: string, nameStart: number): ScriptFunction | undefined {
  const before = text.slice(text.lastIndexOf('\n', nameStart - 1) + 1, nameStart);
  const after = nameStart + name.length;
  const frame = framesAt(text, 'typescript', nameStart).at(-1);
  if (frame?.kind === 'class') return memberAt(text, name, nameStart, before, frame.line);
  const declared = DECLARATION.exec(before);
  if (declared !== null) {
    const signature = signatureAt(text, after);
    if (signature === undefined) return undefined;
    if (text[signature.bodyStart] !== '{') {
      return implementationAfter(text, name, after, String.raw`\bfunction\s+`);
    }
    const start = nameStart - declared[0].length;
    return withBody(text, signature, { form: 'declaration', start, ...kindOf(declared) });
  }
  return VARIABLE.test(before) ? valueAt(text, after) : undefined;
}

/** A method with a body, or a field that holds a function. */
function memberAt(
  text: string,
  name: string,
  nameStart: number,
  before: string,
  classStart: number,
): ScriptFunction | undefined {
  const head = MEMBER.exec(before);
  if (head === null || name === 'constructor') return undefined;
  const after = nameStart + name.length;
  const { modifiers = '', star } = head.groups ?? {};
  const className = /\bclass\s+(?!extends\b)([\w$]+)/.exec(text.slice(classStart, nameStart))?.[1] ?? '';
  const member = { isStatic: /\bstatic\b/.test(modifiers), className, classStart };
  const field = valueAt(text, after);
  if (field !== undefined) return { ...field, member };
  const signature = signatureAt(text, after);
  if (signature === undefined) return undefined;
  if (text[signature.bodyStart] !== '{') return implementationAfter(text, name, after, String.raw`^[ \t]+(?:\w+ )*`);
  const start = nameStart - before.trimStart().length;
  const isAsync = /\basync\b/.test(modifiers);
  return withBody(text, signature, { form: 'method', start, isAsync, isGenerator: star === '*', member });
}

/** The function that is the value of what has its name before this offset. */
function valueAt(text: string, after: number): ScriptFunction | undefined {
  const equals = VALUE.exec(text.slice(after));
  if (equals === null) return undefined;
  const start = after + equals[0].length;
  const value = FUNCTION_VALUE.exec(text.slice(start));
  if (value === null) return arrowAt(text, start);
  const signature = signatureAt(text, start + value[0].length);
  return signature === undefined ? undefined : withBody(text, signature, { form: 'variable', start, ...kindOf(value) });
}

/** Behind a signature of an overload comes the implementation. */
function implementationAfter(text: string, name: string, from: number, head: string): ScriptFunction | undefined {
  const next = new RegExp(String.raw`${head}${name.replaceAll('$', String.raw`\$`)}(?![\w$])`, 'gm');
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
      : { generics: '', parameters: bare[1] ?? '', parametersStart: at, returns: '', bodyStart: at + bare[0].length };
  if (signature === undefined) return undefined;
  const arrow = bare === null ? /^=>\s*/.exec(text.slice(signature.bodyStart)) : undefined;
  if (arrow === null) return undefined;
  const bodyStart = signature.bodyStart + (arrow?.[0].length ?? 0);
  const base = { ...signature, bodyStart };
  return withBody(text, base, { form: 'variable', start, isAsync, isGenerator: false });
}

function withBody(text: string, signature: Signature, head: Head): ScriptFunction | undefined {
  const { bodyStart } = signature;
  const close = text[bodyStart] === '{' ? closingOf(text, bodyStart) : expressionEnd(text, bodyStart) - 1;
  if (close === undefined) return undefined;
  return { ...signature, ...head, body: text.slice(bodyStart, close + 1), end: close + 1 };
}

function kindOf(match: RegExpExecArray): { isAsync: boolean; isGenerator: boolean } {
  return { isAsync: match.groups?.['async'] !== undefined, isGenerator: match.groups?.['star'] === '*' };
}
