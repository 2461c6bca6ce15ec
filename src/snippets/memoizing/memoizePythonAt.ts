import type { SyntaxNode } from '@lezer/common';
import { endOfNeeds, importChanges } from '../context/imports';
import { applyChanges, withAddition, type TextChange } from '../context/textChange';
import { plainText } from '../plainText';
import type { Snippet, SnippetStyle } from '../snippet';
import { memoizeAsyncDecorator } from '../snippetOf';
import type { Impurity } from './impurities';
import { pythonErrors, pythonFunctionAt, type PythonFunction } from './pythonFunction';
import { pythonImpurities } from './pythonImpurities';

type PythonRefusal =
  'form' | 'generator' | 'coroutine' | 'nothing' | 'cached' | 'compiled' | 'method' | 'unhashable' | 'unreadable';

type PythonMemoizing =
  | { readonly refused: PythonRefusal }
  | { readonly changes: readonly TextChange[]; readonly impurities: readonly Impurity[] };

const UNHASHABLE =
  /(?<![\w.])(?:(?:typing|t|collections|abc|np|numpy|pd|pandas)\.)*(?:list|dict|set|bytearray|List|Dict|Set|deque|Deque|defaultdict|DefaultDict|Counter|OrderedDict|MutableMapping|MutableSequence|MutableSet|ndarray|NDArray|DataFrame|Series)\b/;
/** Functions and classes can be keys, whatever they take. */
const HASHABLE_WHOLE = /\b(?:Callable|type|Type)\[(?:[^[\]]|\[(?:[^[\]]|\[[^[\]]*\])*\])*\]/g;
const MADE_ANEW = /^(?:Array|ArrayComprehension|Dictionary|DictionaryComprehension|Set|SetComprehension)Expression$/;
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
  const head = /^(?<margin>[ \t]*)(?:async\s+)?def\s+$/.exec(text.slice(lineStart, nameStart))?.groups;
  if (head === undefined) return { refused: 'form' };
  const found = pythonFunctionAt(text, nameStart);
  if (found === undefined) return { refused: 'unreadable' };
  const refused = refusalOf(text, found);
  if (refused !== undefined) return { refused };
  const { isAsync } = found;
  const own = isAsync ? decoratorChanges(text, style) : importChanges(text, LRU_CACHE, 'python', style);
  const used = isAsync ? '@memoize_async(maxsize=128)' : '@lru_cache(maxsize=128)';
  const decoration = { start: lineStart, end: lineStart, text: `${head['margin'] ?? ''}${used}\n` };
  const changes = [...own, decoration];
  if (pythonErrors(applyChanges(text, changes)) > pythonErrors(text)) return { refused: 'form' };
  return { changes, impurities: pythonImpurities(text, found) };
}

function refusalOf(text: string, found: PythonFunction): PythonRefusal | undefined {
  const { decorators, parameters, returns, returned, typeComment, isMethod, yields, isAsync } = found;
  if (decorators.some((each) => /^@\s*[\w.]*(?:cache|memoize)/i.test(each))) return 'cached';
  const isStatic = decorators.some((each) => /^@\s*staticmethod\b/.test(each));
  if ((isMethod && !isStatic) || /^(?:self|cls)$/.test(parameters[0]?.name ?? '')) return 'method';
  if (decorators.some((each) => /^@\s*(?:\w+\.)?(?:overload|property)\b/.test(each))) return 'form';
  if (decorators.some((each) => /^@\s*[\w.]*\b(?:n?jit|vectorize|guvectorize|cfunc|stencil)\b/.test(each)))
    return 'compiled';
  if (yields || returned.some((value) => value.name === 'ComprehensionExpression')) return 'generator';
  const isReadOnce = /\b(?:Async)?(?:Iterator|Iterable|Generator)\b/.test(returns);
  if (isReadOnce) return 'generator';
  if (/\b(?:Awaitable|Coroutine|Future|Task)\b/.test(returns)) return 'coroutine';
  if (!isAsync && returned.some((value) => givesCoroutine(text, value))) return 'coroutine';
  if (/^["']?(?:None|NoReturn|Never)\b["']?$/.test(returns) || returned.length === 0) return 'nothing';
  const types = [...parameters.map(({ type }) => type), typeComment];
  const isUnhashable = types.some((type) => UNHASHABLE.test(type.replaceAll(HASHABLE_WHOLE, '')));
  return isUnhashable || parameters.some(({ value }) => isMutable(text, value)) ? 'unhashable' : undefined;
}

/** A default that is a list, a dictionary or a set. */
function isMutable(text: string, value: SyntaxNode | undefined): boolean {
  if (value === undefined) return false;
  return (
    MADE_ANEW.test(value.name) ||
    /^(?:list|dict|set|bytearray|deque|defaultdict|OrderedDict|Counter)\(/.test(text.slice(value.from, value.to))
  );
}

/** Whether a value is the call of an `async def` of this text, which can be awaited once. */
function givesCoroutine(text: string, { name, from, to }: SyntaxNode): boolean {
  const called = name === 'CallExpression' ? /^\w+(?=\()/.exec(text.slice(from, to))?.[0] : undefined;
  return called !== undefined && new RegExp(String.raw`\basync\s+def\s+${called}\b`).test(text);
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
