import javascript from '../../media/snippets/javascript.json';
import typescript from '../../media/snippets/typescript.json';

/**
 * The names of the patterns in `media/snippets`. Those files are the only place where the bodies are written: VS Code
 * reads them too, so that IntelliSense offers the patterns without running this extension.
 */
const NAMES = { lruCache: 'LRU cache', ttlCache: 'TTL cache', objectPool: 'Object pool' } as const;

/** A pattern that can be inserted. */
export type SnippetPattern = keyof typeof NAMES;

const SNIPPETS_BY_LANGUAGE: ReadonlyMap<string, typeof typescript> = new Map([
  ['typescript', typescript],
  ['typescriptreact', typescript],
  ['javascript', javascript],
  ['javascriptreact', javascript],
]);

/** The languages for which every pattern exists, as people call them. */
export const SNIPPET_LANGUAGES: readonly string[] = ['TypeScript', 'JavaScript'];

/** The pattern in VS Code's snippet syntax; `undefined` where the language (VS Code's id) is not offered. */
export function snippetBody(pattern: SnippetPattern, languageId: string): string | undefined {
  return SNIPPETS_BY_LANGUAGE.get(languageId)?.[NAMES[pattern]].body.join('\n');
}
