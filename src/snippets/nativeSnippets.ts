import { defaultStyle } from './defaultStyle';
import type { SnippetLanguage } from './language';
import { PATTERNS } from './patterns';
import type { Snippet, SnippetStyle } from './snippet';
import { snippetKinds, snippetOf } from './snippetOf';
import { standaloneBody } from './standaloneBody';

/** A snippet as VS Code reads it from an extension's file. */
export interface NativeSnippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/**
 * The file of VS Code's own snippets for a language: every pattern in every kind, by title. Such a snippet cannot see how
 * its document imports, so what imports is there for both module kinds of JavaScript.
 */
export function nativeSnippets(language: SnippetLanguage): Readonly<Record<string, NativeSnippet>> {
  const style = defaultStyle(language);
  const snippets: Record<string, NativeSnippet> = {};
  for (const { id, title, prefix } of PATTERNS) {
    for (const kind of snippetKinds(id, language)) {
      const snippet = snippetOf(id, language, kind, style);
      if (snippet === undefined) continue;
      const library = snippet.install?.package;
      const name = library === undefined ? title : `${title} (${library})`;
      const typed = library === undefined ? prefix : `${prefix}-library`;
      snippets[name] = nativeSnippet(typed, snippet, language, style);
      if (language !== 'javascript' || snippet.imports.length === 0) continue;
      snippets[`${name}, CommonJS`] = nativeSnippet(`${typed}-cjs`, snippet, language, {
        ...style,
        modules: 'commonjs',
      });
    }
  }
  return snippets;
}

function nativeSnippet(
  prefix: string,
  snippet: Snippet,
  language: SnippetLanguage,
  style: SnippetStyle,
): NativeSnippet {
  return {
    prefix,
    description: snippet.description,
    body: standaloneBody(snippet, language, style).split('\n'),
  };
}
