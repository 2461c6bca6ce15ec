import { framesAt } from '../context/codeFrames';
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

/** Why a function is not memoized. */
export type Refusal =
  'form' | 'generator' | 'arguments' | 'key' | 'called-above' | 'cached' | 'coroutine' | 'unhashable';

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
  const found = scriptFunctionAt(text, name, start);
  if (found === undefined) return { refused: 'form' };
  const refused = refusalOf(text, name, found);
  if (refused !== undefined) return { refused };
  const jsDoc = /\/\*\*(?:(?!\*\/)[^])*\*\/\s*$/.exec(text.slice(0, lineStart(text, found.start)))?.[0] ?? '';
  const key = argumentKey(found.parameters, jsDoc);
  if (key === undefined) return { refused: 'key' };
  const isPromise = givesPromise(found);
  const wrapper = isPromise ? 'memoizeAsync' : 'memoize';
  const wrapping =
    found.form === 'variable'
      ? [
          { start: found.start, end: found.start, text: `${wrapper}(` },
          { start: found.end, end: found.end, text: `, ${key.keyOf}, ${KEEP})` },
        ]
      : wrappedDeclaration(text, name, found, wrapper, key, style);
  const declared = new RegExp(String.raw`\bfunction ${wrapper}\b`).test(text);
  const at = endOfPreface(text, language, style);
  const declaration = plainText(memoizeFunction(language, isPromise ? 'promise' : 'value', style).body).trim();
  const own = declared
    ? []
    : [
        {
          start: at,
          end: at,
          text: `${at === 0 ? '' : '\n'}${declaration}\n${text.startsWith('\n', at) ? '' : '\n'}`,
        },
      ];
  return { changes: [...own, ...wrapping], impurities: impuritiesOf(found.body, language) };
}

/** How many results are kept at least. */
const KEEP = 500;

/** The declaration stays, with its overloads, and hands on to a constant that holds the body as it was. */
function wrappedDeclaration(
  text: string,
  name: string,
  found: ScriptFunction,
  wrapper: string,
  { keyOf, passed }: { readonly keyOf: string; readonly passed: string },
  { semicolons, indent }: SnippetStyle,
): TextChange[] {
  const { bodyStart, end, isAsync, generics, parameters, returns, body } = found;
  const margin = /^[ \t]*/.exec(text.slice(lineStart(text, found.start)))?.[0] ?? '';
  const semicolon = semicolons ? ';' : '';
  const holder = `memoized${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const usesThis = /\bthis\b/.test(codeOnly(body, 'typescript'));
  const call = usesThis ? `${holder}.call(${['this', passed].filter(Boolean).join(', ')})` : `${holder}(${passed})`;
  const type = returns === '' ? '' : `: ${returns}`;
  const head =
    `{\n${margin}${indent}return ${call}${semicolon}\n${margin}}\n\n` +
    `${margin}const ${holder} = ${wrapper}(${isAsync ? 'async ' : ''}function ${generics}(${parameters})${type} `;
  return [
    { start: bodyStart, end: bodyStart, text: head },
    { start: end, end, text: `, ${keyOf}, ${KEEP})${semicolon}` },
  ];
}

function refusalOf(
  text: string,
  name: string,
  { isGenerator, body, form, start }: ScriptFunction,
): Refusal | undefined {
  if (isGenerator) return 'generator';
  const code = codeOnly(body, 'typescript');
  if (/\barguments\b/.test(code)) return 'arguments';
  if (form === 'declaration' && isCalledAbove(text, name, start)) return 'called-above';
  return /^\{\s*return memoized\w+(?:\.call)?\([^\n]*\);?\s*\}$/.test(body) ? 'cached' : undefined;
}

/** Whether it is called before its constant has a value: above it, and in no function. */
function isCalledAbove(text: string, name: string, start: number): boolean {
  const calls = text.slice(0, start).matchAll(new RegExp(String.raw`(?<!\bfunction\s*)\b${name}\(`, 'g'));
  return [...calls].some(
    ({ index }) =>
      !framesAt(text, 'typescript', index).some(({ kind }) => kind !== 'expression') && !isComment(text, index),
  );
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
