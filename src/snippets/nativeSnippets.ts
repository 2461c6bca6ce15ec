import { defaultStyle } from './defaultStyle';
import type { SnippetLanguage } from './language';
import { PATTERNS } from './patterns';
import { snippetKinds, snippetOf } from './snippetOf';
import { standaloneBody } from './standaloneBody';

/** A snippet as VS Code reads it from an extension's file. */
export interface NativeSnippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** The file of VS Code's own snippets for a language: every pattern in every kind, by title. */
export function nativeSnippets(language: SnippetLanguage): Readonly<Record<string, NativeSnippet>> {
  const style = defaultStyle(language);
  const snippets: Record<string, NativeSnippet> = {};
  for (const { id, title, prefix } of PATTERNS) {
    for (const kind of snippetKinds(id, language)) {
      const snippet = snippetOf(id, language, kind, style);
      if (snippet === undefined) continue;
      const library = snippet.install === undefined ? undefined : snippet.install.package;
      snippets[library === undefined ? title : `${title} (${library})`] = {
        prefix: library === undefined ? prefix : `${prefix}-library`,
        description: snippet.description,
        body: standaloneBody(snippet, language, style).split('\n'),
      };
    }
  }
  return snippets;
}
