/** The beginning of a declaration that is exported, and its name. What is only passed on (`export { … }`) is none. */
const EXPORTED =
  /^export (default )?(?:declare )?(?:abstract )?(?:async )?(?:const enum|class|const|enum|function\*?|interface|let|namespace|type|var) *([\w$]+)?/;

/**
 * The names of what a TypeScript module exports without a doc comment right above it, decorators aside. Looks at the
 * lines of a file as prettier writes them; of the overloads of a function, the first one has to have it.
 */
export function undocumentedExports(text: string): string[] {
  const lines = text.split('\n');
  const documented = new Set<string>();
  const missing: string[] = [];
  for (const [i, line] of lines.entries()) {
    const declared = EXPORTED.exec(line);
    if (declared === null) continue;
    const [, byDefault, name = 'default'] = declared;
    if (name === 'default' && byDefault === undefined) continue;
    if (hasDocComment(lines, i)) documented.add(name);
    else if (!documented.has(name) && !missing.includes(name)) missing.push(name);
  }
  return missing;
}

/** Whether a comment that begins with two stars ends right above the line, or above its decorators. */
function hasDocComment(lines: readonly string[], line: number): boolean {
  let last = line - 1;
  while (lines[last]?.startsWith('@')) last--;
  if (!lines[last]?.endsWith('*/')) return false;
  let first = last;
  while (first > 0 && !lines[first]?.startsWith('/*')) first--;
  const comment = lines.slice(first, last + 1).join('\n');
  return comment.startsWith('/**') && /\p{L}/u.test(comment);
}
