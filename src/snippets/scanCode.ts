import type { SnippetLanguage } from './language';

/** A stretch of code: a comment or a documentation string, a string with its quotes, or anything else. */
export interface CodePart {
  readonly kind: 'comment' | 'string' | 'code';
  readonly text: string;
}

const SCRIPT = /(?<comment>\/\*[^]*?\*\/|\/\/[^\n]*)|(?<string>'[^'\n]*'|"[^"\n]*")/g;
const PYTHON = /(?<comment>"""[^]*?"""|#[^\n]*)|(?<string>'[^'\n]*'|"[^"\n]*")/g;

/** Cuts code of the templates into parts. It knows what they use: no escapes, no template literals, no regexes. */
export function scanCode(code: string, language: SnippetLanguage): CodePart[] {
  const parts: CodePart[] = [];
  let end = 0;
  for (const match of code.matchAll(language === 'python' ? PYTHON : SCRIPT)) {
    parts.push({ kind: 'code', text: code.slice(end, match.index) });
    parts.push({ kind: match.groups?.['comment'] === undefined ? 'string' : 'comment', text: match[0] });
    end = match.index + match[0].length;
  }
  parts.push({ kind: 'code', text: code.slice(end) });
  return parts;
}
