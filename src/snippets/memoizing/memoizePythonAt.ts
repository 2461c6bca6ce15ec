import { endOfNeeds, importChanges } from '../context/imports';
import { applyChanges, withAddition, type TextChange } from '../context/textChange';
import { plainText } from '../plainText';
import type { Snippet, SnippetStyle } from '../snippet';
import { memoizeAsyncDecorator } from '../snippetOf';
import { codeOnly, impuritiesOf, type Impurity } from './impurities';

type PythonMemoizing =
  | { readonly refused: 'form' | 'generator' | 'cached' | 'method' | 'unhashable' }
  | { readonly changes: readonly TextChange[]; readonly impurities: readonly Impurity[] };

const UNHASHABLE = /:\s*["']?(?:typing\.)?(?:list|dict|set|bytearray|List|Dict|Set|MutableMapping|MutableSequence)\b/;
const LRU_CACHE: Snippet = {
  imports: [{ module: 'functools', names: ['lru_cache'], typeOnly: false }],
  preamble: [],
  body: '',
  description: '',
};

/**
 * Decorates the function whose name is at an offset: with `functools.lru_cache`, or an async one with a decorator that
 * shares a call which is under way. That is declared below the imports.
 */
export function memoizePythonAt(text: string, style: SnippetStyle, nameStart: number): PythonMemoizing {
  const lineStart = text.lastIndexOf('\n', nameStart - 1) + 1;
  const head = /^(?<margin>[ \t]*)(?<async>async\s+)?def\s+$/.exec(text.slice(lineStart, nameStart))?.groups;
  if (head === undefined) return { refused: 'form' };
  const { margin = '', async: isAsync } = head;
  const decorators = /(?:^[ \t]*@[^\n]*\n)*$/m.exec(text.slice(0, lineStart))?.[0] ?? '';
  if (/@[\w.]*(?:cache|memoize)/.test(decorators)) return { refused: 'cached' };
  const signature = /^\w+\s*\((?<parameters>[^]*?)\)\s*(?:->[^\n]*)?:/.exec(text.slice(nameStart));
  if (signature === null) return { refused: 'form' };
  const { parameters = '' } = signature.groups ?? {};
  if (/^\s*(?:self|cls)\b/.test(parameters)) return { refused: 'method' };
  if (/@(?:\w+\.)?(?:overload|property)/.test(decorators)) return { refused: 'form' };
  if (UNHASHABLE.test(parameters)) return { refused: 'unhashable' };
  const body = bodyBelow(text.slice(nameStart + signature[0].length), margin);
  if (/\byield\b/.test(codeOnly(body, 'python'))) return { refused: 'generator' };
  const own = isAsync === undefined ? importChanges(text, LRU_CACHE, 'python', style) : decoratorChanges(text, style);
  const used = isAsync === undefined ? '@lru_cache(maxsize=128)' : '@memoize_async(maxsize=128)';
  const decoration = { start: lineStart, end: lineStart, text: `${margin}${used}\n` };
  return { changes: [...own, decoration], impurities: impuritiesOf(body, 'python') };
}

/** What declares the decorator of async functions, where the text does not. */
function decoratorChanges(text: string, style: SnippetStyle): TextChange[] {
  if (/^def memoize_async\b/m.test(text)) return [];
  const decorator = memoizeAsyncDecorator(style);
  const imports = importChanges(text, decorator, 'python', style);
  const withImports = applyChanges(text, imports);
  const at = endOfNeeds(withImports, decorator, 'python', style);
  const above = lacking(/\n*$/.exec(withImports.slice(0, at))?.[0]);
  const below = lacking(/^\n*/.exec(withImports.slice(at))?.[0]);
  return withAddition(imports, at, `${above}${plainText(decorator.body).trim()}${below}`);
}

/** The line ends that lack between two declarations, which have two blank lines between them. */
function lacking(there = ''): string {
  return '\n'.repeat(Math.max(0, 3 - there.length));
}

/** The lines that stand deeper than the definition, and what is behind its colon. */
function bodyBelow(rest: string, margin: string): string {
  const [first = '', ...lines] = rest.split('\n');
  const end = lines.findIndex((line) => line.trim() !== '' && !/^[ \t]/.test(line.slice(margin.length)));
  return [first, ...(end === -1 ? lines : lines.slice(0, end))].join('\n');
}
