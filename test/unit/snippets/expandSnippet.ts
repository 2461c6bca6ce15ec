/** What a snippet becomes when every placeholder keeps its default, without nested placeholders, choices or variables. */
export function expandSnippet(body: string): string {
  const defaults = new Map<string, string>([['0', '']]);
  const named = body.replaceAll(/\$\{(\d+):([^{}$]*)\}/g, (_, stop: string, text: string) => {
    if (defaults.has(stop)) throw new Error(`placeholder ${stop} has two defaults`);
    defaults.set(stop, text);
    return text;
  });
  const expanded = named.replaceAll(/\$(\d+)/g, (_, stop: string) => {
    const text = defaults.get(stop);
    if (text === undefined) throw new Error(`placeholder ${stop} has no default before it is repeated`);
    return text;
  });
  if (/\$[\w{]/.test(expanded)) throw new Error(`left unexpanded: ${expanded}`);
  return expanded;
}

/** The numbers of the placeholders in the order of their first place in the text. */
export function placeholderOrder(body: string): number[] {
  const stops = [...body.matchAll(/\$\{?(\d+)/g)].map((match) => Number(match[1]));
  return [...new Set(stops)];
}
