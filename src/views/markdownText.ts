/**
 * A text as Markdown that shows it and nothing else, in paragraphs as it has them. VS Code's own `appendText` makes of
 * every space one at which no line can end.
 */
export function markdownText(text: string): string {
  return text
    .replaceAll(/^[ \t]+/gm, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_{}[\]()#+\-.!~|>$:@]/g, '\\$&');
}
