import { importLine } from './importLine';
import type { SnippetLanguage } from './language';
import type { Snippet, SnippetStyle } from './snippet';

/**
 * The snippet with its imports and its preamble above it, as one body: for where nothing can be merged into the
 * document, as in VS Code's own snippets.
 */
export function standaloneBody(snippet: Snippet, language: SnippetLanguage, style: SnippetStyle): string {
  const imports = snippet.imports.map((spec) => importLine(spec, language, style));
  const blank = language === 'python' ? '\n\n\n' : '\n\n';
  const head = [imports, snippet.preamble].filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return head.length === 0 ? snippet.body : `${head.join('\n\n')}${blank}${snippet.body}`;
}
