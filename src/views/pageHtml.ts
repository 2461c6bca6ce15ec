import type { PageStrings } from '../protocol/pageStrings';

/** How much of the page is shown. */
export type PageMode = 'full' | 'compact';

export interface PageHtmlOptions {
  readonly strings: PageStrings;
  /** `compact` for the little that fits into a side bar; without it, `full`. */
  readonly mode?: PageMode;
  readonly scriptUri: string;
  readonly styleUris: readonly string[];
  /** Where style sheets and fonts may come from: `webview.cspSource`. */
  readonly cspSource: string;
  /** Random, and new for every page. */
  readonly nonce: string;
}

/** The HTML of the stats panel's page: a frame only, everything in it is made by the script from messages. */
export function pageHtml({ strings, mode = 'full', scriptUri, styleUris, cspSource, nonce }: PageHtmlOptions): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const styles = styleUris.map((uri) => `<link rel="stylesheet" href="${escapeHtml(uri)}">`).join('\n  ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(strings.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(strings.title)}</title>
  ${styles}
</head>
<body>
  <main id="hitrate" data-mode="${mode}"></main>
  <script type="application/json" id="hitrate-strings">${scriptSafeJson(strings)}</script>
  <script nonce="${escapeHtml(nonce)}" src="${escapeHtml(scriptUri)}"></script>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Without `<` nothing in it can end the script element or begin a comment there. */
function scriptSafeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
