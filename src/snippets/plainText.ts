/**
 * The text that a snippet's body is when every placeholder keeps its default (of a choice: its first) and `$0` is
 * taken out: exactly what inserting it leaves, for a preview. Bodies have no nested placeholders and no variables.
 */
export function plainText(body: string): string {
  const defaults = new Map<string, string>([['0', '']]);
  return body.replaceAll(
    /\\([\\$}])|\$\{(\d+):((?:\\.|[^\\}])*)\}|\$\{(\d+)\|((?:\\.|[^\\|])*)\|\}|\$(\d+)/g,
    (_, escaped?: string, stop?: string, text = '', choice?: string, options = '', again = '0') => {
      if (escaped !== undefined) return escaped;
      const named = stop ?? choice;
      if (named === undefined) return defaults.get(again as string) ?? '';
      const first = stop === undefined ? firstChoice(options as string) : (text as string);
      const value = first.replaceAll(/\\(.)/g, '$1');
      defaults.set(named, value);
      return value;
    },
  );
}

function firstChoice(options: string): string {
  return /^(?:\\.|[^\\,])*/.exec(options)?.[0] ?? '';
}
