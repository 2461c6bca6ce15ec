import { importChanges } from '../context/imports';
import type { TextChange } from '../context/textChange';
import type { SnippetStyle } from '../snippet';
import { codeOnly, impuritiesOf, type Impurity } from './impurities';

type PythonMemoizing =
  | { readonly refused: 'form' | 'generator' | 'cached' | 'coroutine' | 'unhashable' }
  | { readonly changes: readonly TextChange[]; readonly impurities: readonly Impurity[] };

const UNHASHABLE = /:\s*["']?(?:typing\.)?(?:list|dict|set|bytearray|List|Dict|Set|MutableMapping|MutableSequence)\b/;

/** Puts `functools.lru_cache` on the function whose name is at an offset. */
export function memoizePythonAt(text: string, style: SnippetStyle, nameStart: number): PythonMemoizing {
  const lineStart = text.lastIndexOf('\n', nameStart - 1) + 1;
  const head = /^(?<margin>[ \t]*)(?<async>async\s+)?def\s+$/.exec(text.slice(lineStart, nameStart))?.groups;
  if (head === undefined) return { refused: 'form' };
  const { margin = '' } = head;
  if (head['async'] !== undefined) return { refused: 'coroutine' };
  const decorators = /(?:^[ \t]*@[^\n]*\n)*$/m.exec(text.slice(0, lineStart))?.[0] ?? '';
  if (/@[\w.]*cache/.test(decorators)) return { refused: 'cached' };
  const signature = /^\w+\s*\((?<parameters>[^]*?)\)\s*(?:->[^\n]*)?:/.exec(text.slice(nameStart));
  if (signature === null) return { refused: 'form' };
  const { parameters = '' } = signature.groups ?? {};
  // On a method it would keep every self alive.
  if (/^\s*(?:self|cls)\b/.test(parameters) || /@(?:\w+\.)?(?:overload|property)/.test(decorators))
    return { refused: 'form' };
  if (UNHASHABLE.test(parameters)) return { refused: 'unhashable' };
  const body = bodyBelow(text.slice(nameStart + signature[0].length), margin);
  if (/\byield\b/.test(codeOnly(body, 'python'))) return { refused: 'generator' };
  const imports = [{ module: 'functools', names: ['lru_cache'], typeOnly: false }];
  const own = importChanges(text, { imports, preamble: [], body: '', description: '' }, 'python', style);
  const decorator = { start: lineStart, end: lineStart, text: `${margin}@lru_cache(maxsize=128)\n` };
  return { changes: [...own, decorator], impurities: impuritiesOf(body, 'python') };
}

/** The lines that stand deeper than the definition, and what is behind its colon. */
function bodyBelow(rest: string, margin: string): string {
  const [first = '', ...lines] = rest.split('\n');
  const end = lines.findIndex((line) => line.trim() !== '' && !/^[ \t]/.test(line.slice(margin.length)));
  return [first, ...(end === -1 ? lines : lines.slice(0, end))].join('\n');
}
