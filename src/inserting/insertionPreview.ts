import type { InsertionPlan, Replacement } from '../snippets/context/planInsertion';
import type { SnippetLanguage } from '../snippets/language';
import { plainText } from '../snippets/plainText';

/**
 * All that a plan puts into a document, as it is before a placeholder is filled in. Of an import that names are added to
 * it has the whole line, and of equal snippets one.
 */
export function insertionPreview({ imports, snippets, result }: InsertionPlan, language: SnippetLanguage): string {
  const head = importLines(imports, result.split('\n'));
  const code = [...new Set(snippets.map(({ body }) => plainText(body).trimEnd()))].join('\n\n');
  const apart = language === 'python' ? '\n\n\n' : '\n\n';
  return `${head === '' ? '' : head + apart}${code}\n`;
}

function importLines(imports: readonly Replacement[], result: readonly string[]): string {
  const shown: string[] = [];
  let added = 0;
  for (const { start, text } of imports) {
    const first = start.line + added + (text.startsWith('\n') ? 1 : 0);
    added += text.split('\n').length - 1;
    shown.push(...result.slice(first, start.line + added + 1));
  }
  return shown.join('\n').trim();
}
