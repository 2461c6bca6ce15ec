import type { SnippetLanguage } from '../language';
import type { SnippetStyle } from '../snippet';

/** What is known of a document beside its text. */
export interface StyleHints {
  /** One level of indentation in its editor. */
  readonly indent: string;
  /** Its file name, which may say how it imports. */
  readonly fileName: string;
  /** `type` of the package.json that it belongs to; `undefined` without a package.json. */
  readonly packageType?: 'module' | 'commonjs' | undefined;
  /** What the text leaves open. */
  readonly fallback: SnippetStyle;
}

const TOKENS = /\/\/[^\n]*|\/\*[^]*?\*\/|`(?:\\[^]|[^\\`])*`|(['"])(?:\\[^]|(?!\1)[^\\\n])*\1/g;
const PYTHON_TOKENS = /#[^\n]*|"""[^]*?"""|'''[^]*?'''|(['"])(?:\\[^]|(?!\1)[^\\\n])*\1/g;
/** Lines that hold a whole statement, as far as one line can tell. */
const STATEMENT =
  /^[ \t]*(?:import|export|const|let|var|return|throw|break|continue|await|this\.|[\w.]+\()(?:[^\n]*[\w)\]'"`}])?(;?)[ \t]*$/gm;

/** How a text is written, where it shows it; a tie leaves it to the fallback. */
export function detectStyle(text: string, language: SnippetLanguage, hints: StyleHints): SnippetStyle {
  const { fallback, indent } = hints;
  let [single, double] = [0, 0];
  const bare = text.replaceAll(language === 'python' ? PYTHON_TOKENS : TOKENS, (token, quote?: string) => {
    // A string with the other quote in it had no choice.
    if (quote === "'" && !token.includes('"')) single++;
    if (quote === '"' && !token.includes("'")) double++;
    return quote === undefined ? '' : `${quote}${quote}`;
  });
  const ends = [...bare.matchAll(STATEMENT)].map(([, end]) => end === ';');
  const withSemicolon = ends.filter(Boolean).length;
  return {
    quotes: majority('single', single, 'double', double, fallback.quotes),
    semicolons: majority(true, withSemicolon, false, ends.length - withSemicolon, fallback.semicolons),
    indent,
    modules: language === 'javascript' ? modulesOf(bare, hints) : 'esm',
  };
}

function majority<T>(one: T, ones: number, other: T, others: number, tied: T): T {
  if (ones === others) return tied;
  return ones > others ? one : other;
}

function modulesOf(code: string, { fileName, packageType, fallback }: StyleHints): SnippetStyle['modules'] {
  if (/\.(?:mjs|jsx)$/.test(fileName)) return 'esm';
  if (fileName.endsWith('.cjs')) return 'commonjs';
  if (/^(?:import\s*['"{*\w]|export\s)/m.test(code)) return 'esm';
  if (/\brequire\(|\bmodule\.exports\b|^exports\.\w/m.test(code)) return 'commonjs';
  if (packageType !== undefined) return packageType === 'module' ? 'esm' : 'commonjs';
  return fallback.modules;
}
