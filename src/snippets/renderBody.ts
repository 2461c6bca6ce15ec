import type { SnippetLanguage } from './language';
import { scanCode, type CodePart } from './scanCode';
import type { SnippetStyle } from './snippet';

/** A template's text in a language and a style, as a snippet in VS Code's syntax. */
export function renderBody(text: string, language: SnippetLanguage, style: SnippetStyle, selected?: string): string {
  const typed = text.replaceAll(/‹([^‹›]*)›/g, language === 'javascript' ? '' : '$1');
  const styled = scanCode(typed, language).map((part) => styledPart(part, language, style));
  const indented = styled.join('').replaceAll(/^\t+/gm, (tabs) => style.indent.repeat(tabs.length));
  return `${numbered(indented.trim(), selected)}\n$0`;
}

function styledPart({ kind, text }: CodePart, language: SnippetLanguage, style: SnippetStyle): string {
  if (kind === 'comment') return text;
  if (kind === 'string') {
    const quote = style.quotes === 'single' ? "'" : '"';
    return `${quote}${text.slice(1, -1)}${quote}`;
  }
  return language === 'python' || style.semicolons ? text : text.replaceAll(/;(?=\s*(\n|$))/g, '');
}

/** Makes the named placeholders VS Code's numbered ones, in the order of their first place in the text. */
function numbered(text: string, selected: string | undefined): string {
  const numbers = new Map<string, number>();
  return text
    .split(/(«[^«»]*»)/)
    .map((part) => {
      const placeholder = /^«(?<name>\w+)(?<rest>[^]*)»$/.exec(part)?.groups;
      if (placeholder === undefined) return part.replaceAll(/[\\$]/g, String.raw`\$&`);
      const { name = '', rest = '' } = placeholder;
      const number = numbers.get(name) ?? numbers.size + 1;
      numbers.set(name, number);
      if (rest === '') return `$${number}`;
      if (rest.startsWith('|')) return `\${${number}|${rest.slice(1).split('|').map(escapedChoice).join(',')}|}`;
      const [, usesSelection = '', text_ = ''] = /^(\*?)=([^]*)$/.exec(rest) ?? [];
      const value = usesSelection === '*' ? (selected ?? text_) : text_;
      return `\${${number}:${value.replaceAll(/[\\$}]/g, String.raw`\$&`)}}`;
    })
    .join('');
}

function escapedChoice(text: string): string {
  return text.replaceAll(/[\\,|$}]/g, String.raw`\$&`);
}
