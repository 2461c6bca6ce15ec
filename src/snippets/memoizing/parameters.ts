import { splitList } from './splitList';

/** A value that a call brings, as far as a key needs it. */
export interface Leaf {
  readonly name: string;
  /** Its type as it is written or shown by its default; empty when it is not known. */
  readonly type: string;
  /** What it is called in the object that is taken apart. */
  readonly property?: string;
}

/** A parameter of a function. One that is taken apart has the pattern, and the leaves are what it binds. */
export interface Parameter {
  /** What the function calls it; of one that is taken apart, what it could be called. */
  readonly name: string;
  readonly rest: boolean;
  readonly leaves: readonly Leaf[];
  readonly pattern?: string;
  /** Behind the name or the pattern, as it is written: `?`, the type and the default. */
  readonly tail: string;
  readonly value: string;
  readonly isTyped: boolean;
}

/** What is known of the function and of the types that its parameters name. */
export interface ParameterHints {
  readonly jsDoc: string;
  readonly text: string;
}

const PARAMETER =
  /^(?<rest>\.\.\.)?(?<name>[\w$]+|[{[])(?<tail>\s*\??\s*(?::(?<type>[^=]*(?:=>[^=]*)*))?(?:=(?!>)(?<value>[^]*))?)$/;
/** A default that is made anew each time: for the key, and once more for the call. */
const MADE = /[(`]|\bnew\b/;
const ELEMENT = /^(?<property>[\w$]+)\s*(?::\s*(?<alias>[\w$]+)\s*)?(?:=(?<value>[^]*))?$/;

/** The parameters of a list; `undefined` when one is taken apart in a way that a key could not follow. */
export function parametersOf(list: string, hints: ParameterHints): readonly Parameter[] | undefined {
  const parameters: Parameter[] = [];
  for (const written of splitList(list)) {
    const parameter = parameterOf(written.trim(), hints);
    if (parameter === undefined) return undefined;
    parameters.push(parameter);
  }
  if (readsWhatIsTakenApart(parameters)) return undefined;
  const taken = new Set(parameters.flatMap(({ name, pattern }) => (pattern === undefined ? [name] : [])));
  return parameters.map((parameter) => {
    if (parameter.pattern === undefined) return parameter;
    let { name } = parameter;
    for (let i = 2; taken.has(name); i++) name = `${parameter.name}${i}`;
    taken.add(name);
    return { ...parameter, name };
  });
}

/** Whether a default is made of what another parameter takes apart: then it cannot do without. */
function readsWhatIsTakenApart(parameters: readonly Parameter[]): boolean {
  return parameters.some(({ pattern, leaves }, i) => {
    const later = parameters.slice(i + 1).map(({ value }) => value);
    const isRead = ({ name }: Leaf): boolean => later.some((value) => new RegExp(String.raw`\b${name}\b`).test(value));
    return pattern !== undefined && leaves.some(isRead);
  });
}

function parameterOf(written: string, hints: ParameterHints): Parameter | undefined {
  const pattern = /^[{[]/.test(written) ? written.slice(0, patternEnd(written)) : undefined;
  const match = PARAMETER.exec(
    pattern === undefined ? written : `${pattern.charAt(0)}${written.slice(pattern.length)}`,
  );
  if (match?.groups === undefined) return undefined;
  const { rest, name = '', tail = '', type: annotation, value: given } = match.groups;
  const type = annotation?.trim() ?? '';
  const value = given?.trim() ?? '';
  const base = { tail, value, rest: rest !== undefined, isTyped: type !== '' };
  if (pattern === undefined) {
    const documented = new RegExp(String.raw`@param\s+\{\.*([^}]*?)=?\}\s+\[?${name}\b`).exec(hints.jsDoc)?.[1];
    return { ...base, name, leaves: [{ name, type: type || (documented ?? typeOfValue(value)) }] };
  }
  if (MADE.test(value)) return undefined;
  const leaves = pattern.startsWith('{')
    ? propertiesOf(pattern.slice(1, -1), membersOf(type, hints.text), hints.jsDoc)
    : elementsOf(pattern.slice(1, -1), type);
  if (leaves === undefined || leaves.length === 0) return undefined;
  return { ...base, name: nameFor(pattern, type), pattern, leaves };
}

function propertiesOf(pattern: string, members: ReadonlyMap<string, string>, jsDoc: string): Leaf[] | undefined {
  const leaves: Leaf[] = [];
  for (const written of splitList(pattern)) {
    const { property = '', alias, value } = ELEMENT.exec(written.trim())?.groups ?? {};
    if (property === '' || MADE.test(value ?? '')) return undefined;
    const documented = new RegExp(String.raw`@param\s+\{([^}]*?)=?\}\s+\[?\w+\.${property}\b`).exec(jsDoc)?.[1];
    const type = members.get(property) ?? documented ?? typeOfValue(value?.trim() ?? '');
    leaves.push({ name: alias ?? property, type, property });
  }
  return leaves;
}

function elementsOf(pattern: string, type: string): Leaf[] | undefined {
  const bare = type.replace(/^readonly\s+/, '');
  const tuple = /^\[[^]*\]$/.test(bare) ? splitList(bare.slice(1, -1)) : undefined;
  const each = /^(\w+)\[\]$/.exec(bare)?.[1] ?? '';
  const leaves: Leaf[] = [];
  // A hole, as in `[, b]`, would shift what follows it.
  if (/(?:^|,)\s*,/.test(pattern)) return undefined;
  for (const [i, written] of splitList(pattern).entries()) {
    const { property = '', alias, value } = ELEMENT.exec(written.trim())?.groups ?? {};
    if (property === '' || alias !== undefined || MADE.test(value ?? '')) return undefined;
    const member = tuple?.[i]?.trim().replace(/^\w+\??:\s*/, '') ?? each;
    leaves.push({ name: property, type: member || typeOfValue(value?.trim() ?? '') });
  }
  return leaves;
}

/** The members of a type by name: of a literal, or of an interface or type that the text declares. */
function membersOf(type: string, text: string): ReadonlyMap<string, string> {
  const named = /^(?:Readonly<)?([\w$]+)>?$/.exec(type)?.[1];
  const declared = new RegExp(String.raw`\b(?:interface\s+${named}\s*|type\s+${named}\s*=\s*)\{`).exec(text);
  const literal =
    named === undefined ? type : declared === null ? '' : text.slice(declared.index + declared[0].length - 1);
  if (!literal.startsWith('{')) return new Map();
  const members = splitList(literal.slice(1, patternEnd(literal) - 1), ';,\n');
  return new Map(
    members.flatMap((member): [string, string][] => {
      const { name, type: written } =
        /^\s*(?:readonly\s+)?(?<name>[\w$]+)\??\s*:(?<type>[^]*)$/.exec(member)?.groups ?? {};
      return name === undefined ? [] : [[name, (written ?? '').trim()]];
    }),
  );
}

function typeOfValue(value: string): string {
  if (/^-?[\d._]+$/.test(value)) return 'number';
  if (/^(?:true|false)$/.test(value)) return 'boolean';
  return /^(['"`]).*\1$/.test(value) ? 'string' : '';
}

function nameFor(pattern: string, type: string): string {
  const named = /^(?:Readonly<)?([\w$]+)>?$/.exec(type)?.[1];
  if (named === undefined) return pattern.startsWith('[') ? 'items' : 'options';
  const name = named.charAt(0).toLowerCase() + named.slice(1);
  return name === named ? `${name}Value` : name;
}

/** Behind the bracket that closes the first one. */
function patternEnd(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (/[([{]/.test(text[at] ?? '')) depth++;
    else if (/[)\]}]/.test(text[at] ?? '')) depth--;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
