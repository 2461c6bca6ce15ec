/** A parameter of a function as far as a key needs it. */
interface Parameter {
  readonly name: string;
  readonly rest: boolean;
  /** Its type as it is written or shown by its default; empty when it is not known. */
  readonly type: string;
}

/** A key of the arguments, and how to pass them on. */
export interface ArgumentKey {
  /** `(a, b) => …`, for `keyOf`. */
  readonly keyOf: string;
  /** `a, ...b`. */
  readonly passed: string;
}

const STRING = /^(?:string|'[^']*'|"[^"]*")$/;
const PLAIN = /^(?:number|boolean|bigint|true|false|-?[\d._]+n?)$/;

/**
 * A key that is the same for the same arguments only; `undefined` when none can be written from what is known of them:
 * several of which one may be an object, or a parameter that takes an object apart.
 */
export function argumentKey(parameters: string, jsDoc: string): ArgumentKey | undefined {
  const parsed: Parameter[] = [];
  for (const written of splitList(parameters)) {
    const parameter = parameterOf(written, jsDoc);
    if (parameter === undefined) return undefined;
    if (parameter.name !== 'this') parsed.push(parameter);
  }
  const passed = parsed.map(({ name, rest }) => (rest ? `...${name}` : name)).join(', ');
  const [only] = parsed;
  if (only === undefined) return { keyOf: '() => undefined', passed };
  if (parsed.length === 1 && !only.rest) return { keyOf: `(${only.name}) => ${only.name}`, passed };
  const parts = parsed.map(keyPart);
  if (parts.includes(undefined)) return undefined;
  const names = parsed.map(({ name, rest }) => (rest ? `...${name}` : name)).join(', ');
  return { keyOf: `(${names}) => JSON.stringify([${parts.join(', ')}])`, passed };
}

function keyPart({ name, rest, type }: Parameter): string | undefined {
  const element = rest ? /^(?:readonly\s+)?(\w+)\[\]$/.exec(type)?.[1] : type;
  const members = (element ?? '').split('|').map((member) => member.trim());
  const values = members.filter((member) => member !== 'undefined' && member !== '');
  if (values.length === 0) return undefined;
  if (values.every((member) => STRING.test(member))) return rest ? `...${name}` : name;
  if (values.every((member) => PLAIN.test(member))) return rest ? `...${name}.map(String)` : `String(${name})`;
  if (rest || !values.every((member) => STRING.test(member) || PLAIN.test(member))) return undefined;
  return `typeof ${name}, String(${name})`;
}

function parameterOf(written: string, jsDoc: string): Parameter | undefined {
  const match =
    /^(?<rest>\.\.\.)?(?<name>[\w$]+)\s*\??\s*(?::(?<type>[^=]*(?:=>[^=]*)*))?(?:=(?!>)(?<value>[^]*))?$/.exec(
      written.trim(),
    );
  if (match?.groups === undefined) return undefined;
  const { rest, name = '', type, value } = match.groups;
  const documented = new RegExp(String.raw`@param\s+\{\.*([^}]*?)=?\}\s+\[?${name}\b`).exec(jsDoc)?.[1];
  const known = type?.trim() ?? documented ?? typeOfValue(value?.trim() ?? '');
  return { name, rest: rest !== undefined, type: known };
}

function typeOfValue(value: string): string {
  if (/^-?[\d._]+$/.test(value)) return 'number';
  if (/^(?:true|false)$/.test(value)) return 'boolean';
  return /^(['"`]).*\1$/.test(value) ? 'string' : '';
}

/** The members of a list, at its commas that are in no bracket. */
function splitList(list: string): string[] {
  const members: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < list.length; at++) {
    const char = list[at] ?? '';
    if (/[([{<]/.test(char)) depth++;
    else if (/[)\]}]/.test(char) || (char === '>' && list[at - 1] !== '=')) depth--;
    else if (char === ',' && depth === 0) {
      members.push(list.slice(start, at));
      start = at + 1;
    }
  }
  members.push(list.slice(start));
  return members.filter((member) => member.trim() !== '');
}
