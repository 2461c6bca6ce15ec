import type { File } from '@babel/types';
import { endOfPreface } from '../context/imports';
import { applyChanges, type TextChange } from '../context/textChange';
import type { SnippetLanguage } from '../language';
import { plainText } from '../plainText';
import type { SnippetStyle } from '../snippet';
import { memoizeFunction } from '../snippetOf';
import { argumentKey } from './argumentKey';
import type { Impurity } from './impurities';
import { memoizePythonAt } from './memoizePythonAt';
import { ownCodeOf, type OwnCode } from './ownCode';
import { scriptFunctionAt, type ScriptFunction } from './scriptFunction';
import { scriptImpurities } from './scriptImpurities';
import { scriptRefusal, type Refusal } from './scriptRefusal';
import { codeBetween, parseScript } from './scriptTree';
import { namedTypesOf } from './valueKinds';
import { wrappedFunction } from './wrappedFunction';

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
  const file = parseScript(text, language);
  if (file === undefined) return { refused: 'unreadable' };
  const found = scriptFunctionAt(file, text, start);
  if (found === undefined) return { refused: 'form' };
  const own = ownCodeOf(found.node);
  const refused = scriptRefusal(text, language, file, name, found, own);
  if (refused !== undefined) return { refused };
  const jsDoc = /\/\*\*(?:(?!\*\/)[^])*\*\/\s*$/.exec(text.slice(0, lineStart(text, found.start)))?.[0] ?? '';
  const named = namedTypesOf(file, found.node.typeParameters);
  const key = argumentKey(found.node, language, { jsDoc, text, file, named });
  if (key === undefined) return { refused: 'key' };
  const helper = helperFor(text, file, language, style, givesPromise(file, found, own) ? 'promise' : 'value');
  const wrapped = wrappedFunction(text, name, found, { wrapper: helper.name, key, language, style });
  const changes = [...helper.declaration, ...wrapped];
  // Whatever may be overlooked, what can be read stays readable.
  const after = parseScript(applyChanges(text, changes), language);
  if (after === undefined || (after.errors?.length ?? 0) > (file.errors?.length ?? 0)) return { refused: 'form' };
  return { changes, impurities: scriptImpurities(text, file, name, found, { own, key }) };
}

/** What remembers, and its declaration where the text does not have it. */
function helperFor(
  text: string,
  file: File,
  language: 'typescript' | 'javascript',
  style: SnippetStyle,
  gives: 'value' | 'promise',
): { readonly name: string; readonly declaration: readonly TextChange[] } {
  const usual = gives === 'promise' ? 'memoizeAsync' : 'memoize';
  const isOwn = new RegExp(String.raw`\bfunction ${usual}\b(?=[^{]*\bkeyOf\b)`).test(text);
  // Somebody else's function of this name takes other arguments.
  const isTaken = !isOwn && new RegExp(String.raw`\b${usual}\b`).test(codeBetween(text, file, 0, text.length));
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

/** Whether every result is a promise: then a rejection is not to be remembered. */
function givesPromise(file: File, { node, returns }: ScriptFunction, { returned }: OwnCode): boolean {
  if (node.async || /^Promise\s*</.test(returns)) return true;
  const asyncNames = new Set(
    file.program.body.flatMap((statement) => {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      return declared?.type === 'FunctionDeclaration' && declared.async ? [declared.id?.name] : [];
    }),
  );
  return (
    returns === '' &&
    returned.every((result) => {
      if (result.type === 'NewExpression')
        return result.callee.type === 'Identifier' && result.callee.name === 'Promise';
      if (result.type !== 'CallExpression') return false;
      const { callee } = result;
      if (callee.type === 'Identifier') return callee.name === 'fetch' || asyncNames.has(callee.name);
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
      const isOfPromise = callee.object.type === 'Identifier' && callee.object.name === 'Promise';
      return isOfPromise || /^(?:then|catch|finally)$/.test(callee.property.name);
    })
  );
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
