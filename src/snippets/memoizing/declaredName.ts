/** A name that can stand in code as it is. */
const IDENTIFIER = /^#?[A-Za-z_$][\w$]*$/;

/**
 * The name of a symbol and where it is in `selected`, the text that its provider selects for it; `undefined` when there is
 * none. That text begins with the name, but not always: of the later signatures of an overloaded function, TypeScript's
 * own provider selects the whole declaration.
 */
export function declaredName(
  selected: string,
  symbolName: string,
): { readonly name: string; readonly offset: number } | undefined {
  const first = /^#?[\w$]+/.exec(selected)?.[0];
  if (first === undefined) return undefined;
  if (first === selected || !IDENTIFIER.test(symbolName)) return { name: first, offset: 0 };
  // A modifier may be called as the member is, but only the name is before its parameters or its type.
  const name = symbolName.replaceAll('$', String.raw`\$`);
  const found = new RegExp(String.raw`(?<![\w$#.])${name}(?=\s*[?!]?\s*[(<=:])`).exec(selected);
  if (found === null && first === symbolName) return { name: first, offset: 0 };
  return { name: symbolName, offset: found?.index ?? 0 };
}
