import { framesAt, type CodeFrame } from '../context/codeFrames';
import { endOfPreface } from '../context/imports';
import type { TextChange } from '../context/textChange';
import type { SnippetLanguage } from '../language';
import { plainText } from '../plainText';
import type { SnippetStyle } from '../snippet';
import { memoizeFunction } from '../snippetOf';
import { argumentKey } from './argumentKey';
import { codeOnly, impuritiesOf, type Impurity } from './impurities';
import { memoizePythonAt } from './memoizePythonAt';
import { scriptFunctionAt, type ScriptFunction } from './scriptFunction';
import { wrappedFunction } from './wrappedFunction';

/** Why a function is not memoized. */
export type Refusal =
  'form' | 'generator' | 'arguments' | 'key' | 'called-above' | 'cached' | 'method' | 'static' | 'unhashable';

/** The edits that memoize a function, or why there are none. */
export type Memoizing =
  { readonly refused: Refusal } | { readonly changes: readonly TextChange[]; readonly impurities: readonly Impurity[] };

/** Memoizes the function whose name is at an offset of the text, which has line ends `\n`. */
export function memoizeAt(
  text: string,
  language: SnippetLanguage,
  style: SnippetStyle,
  { name, start }: { readonly name: string; readonly start: number },
): Memoizing {
  if (language === 'python') return memoizePythonAt(text, style, start);
  if (text[start - 1] === '#') return memoizeAt(text, language, style, { name: `#${name}`, start: start - 1 });
  const found = scriptFunctionAt(text, name, start);
  if (found === undefined) return { refused: 'form' };
  const refused = refusalOf(text, name, found);
  if (refused !== undefined) return { refused };
  const jsDoc = /\/\*\*(?:(?!\*\/)[^])*\*\/\s*$/.exec(text.slice(0, lineStart(text, found.start)))?.[0] ?? '';
  const key = argumentKey(found.parameters, language, { jsDoc, text });
  if (key === undefined) return { refused: 'key' };
  const helper = helperFor(text, language, style, givesPromise(found) ? 'promise' : 'value');
  const changes = wrappedFunction(text, name, found, { wrapper: helper.name, key, language, style });
  const isMethod = found.member?.isStatic === false;
  return { changes: [...helper.declaration, ...changes], impurities: impuritiesOf(found.body, language, isMethod) };
}

/** What remembers, and its declaration where the text does not have it. */
function helperFor(
  text: string,
  language: 'typescript' | 'javascript',
  style: SnippetStyle,
  gives: 'value' | 'promise',
): { readonly name: string; readonly declaration: readonly TextChange[] } {
  const usual = gives === 'promise' ? 'memoizeAsync' : 'memoize';
  const isOwn = new RegExp(String.raw`\bfunction ${usual}\b(?=[^{]*\bkeyOf\b)`).test(text);
  // Somebody else's function of this name takes other arguments.
  const isTaken = !isOwn && new RegExp(String.raw`\b${usual}\b`).test(codeOnly(text, language));
  const name = isTaken ? `${usual}Bounded` : usual;
  if (isOwn || (isTaken && new RegExp(String.raw`\bfunction ${name}\b`).test(text))) return { name, declaration: [] };
  const at = endOfPreface(text, language, style);
  const code = plainText(memoizeFunction(language, gives, style).body)
    .trim()
    .replace(`function ${usual}`, `function ${name}`);
  const above = at === 0 ? '' : '\n';
  const below = text.startsWith('\n', at) ? '' : '\n';
  return { name, declaration: [{ start: at, end: at, text: `${above}${code}\n${below}` }] };
}

function refusalOf(text: string, name: string, found: ScriptFunction): Refusal | undefined {
  const { isGenerator, body, form, start, member } = found;
  if (isGenerator) return 'generator';
  const code = codeOnly(body, 'typescript');
  if (/\barguments\b/.test(code)) return 'arguments';
  // In a static member `this` may be a class that extends this one, which has no such private member.
  if (member?.isStatic === true && (/\b(?:this|super)\b/.test(code) || member.className === '')) return 'static';
  if (form === 'method' ? isReadAbove(text, name, found) : form === 'declaration' && isCalledAbove(text, name, start)) {
    return 'called-above';
  }
  return /^\{\s*return (?:[\w$]+\.)?#?memoized\w+(?:\.call)?\([^\n]*\);?\s*\}$/.test(body) ? 'cached' : undefined;
}

/** Whether it is called before its constant has a value: above it, and in no other function. */
function isCalledAbove(text: string, name: string, start: number): boolean {
  const own = blocksAt(text, start).map(({ line }) => line);
  const calls = text.slice(0, start).matchAll(new RegExp(String.raw`(?<!\bfunction\s*)\b${name}\(`, 'g'));
  return [...calls].some(({ index }) => {
    const blocks = blocksAt(text, index).map(({ line }) => line);
    const isBeside = own.every((line, i) => blocks[i] === line);
    const runsAtOnce = blocks
      .slice(own.length)
      .every((line) => CONTROL.test(text.slice(line, text.indexOf('\n', line))));
    return isBeside && runsAtOnce && !isComment(text, index);
  });
}

/** A line on which a block begins that is no function. */
const CONTROL = /^(?!.*(?:=>|\bfunction\b)).*\b(?:if|else|for|while|do|switch|try|catch|finally)\b/;

function blocksAt(text: string, offset: number): CodeFrame[] {
  return framesAt(text, 'typescript', offset).filter(({ kind }) => kind !== 'expression');
}

/** Whether a field above a method calls it: fields get their values in their order. */
function isReadAbove(text: string, name: string, { start, member }: ScriptFunction): boolean {
  const from = member?.classStart ?? start;
  const owner = member?.isStatic === true ? String.raw`(?:this|${member.className})` : 'this';
  const calls = text.slice(from, start).matchAll(new RegExp(String.raw`\b${owner}\.${name}\(`, 'g'));
  return [...calls].some(({ index }) => {
    return (
      blocksAt(text, from + index).at(-1)?.kind === 'class' &&
      !/=>/.test(text.slice(lineStart(text, from + index), from + index))
    );
  });
}

function isComment(text: string, offset: number): boolean {
  return /^\s*(?:\/\/|\*|\/\*)/.test(text.slice(lineStart(text, offset)));
}

function givesPromise({ isAsync, returns, body }: ScriptFunction): boolean {
  if (isAsync || /^Promise(?:Like)?</.test(returns)) return true;
  return returns === '' && /\bnew Promise\(|\bPromise\.\w+\(|\.then\(|\bfetch\(/.test(codeOnly(body, 'typescript'));
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
