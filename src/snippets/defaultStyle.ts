import type { SnippetLanguage } from './language';
import type { SnippetStyle } from './snippet';

/** The style of the language's usual formatter, for a document that shows none of its own: prettier's, Black's. */
export function defaultStyle(language: SnippetLanguage): SnippetStyle {
  return { quotes: language === 'python' ? 'double' : 'single', semicolons: true, indent: '\t', modules: 'esm' };
}
