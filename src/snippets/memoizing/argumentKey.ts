import type { SnippetLanguage } from '../language';
import { parametersOf, type Leaf, type Parameter, type ParameterHints } from './parameters';

/** A key of the arguments, and how to pass them on. */
export interface ArgumentKey {
  /** `(a, b) => …`, for `keyOf`. */
  readonly keyOf: string;
  /** `a, ...b`. */
  readonly passed: string;
  /** The parameters with a name for each that is taken apart; `undefined` when all have one. */
  readonly named?: string;
  /** The parameters with a type for each that shows it only by its default; `undefined` when all have one. */
  readonly typed?: string;
}

const STRING = /^(?:string|'[^']*'|"[^"]*")$/;
const PLAIN = /^(?:number|boolean|bigint|true|false|-?[\d._]+n?)$/;

/**
 * A key that is the same for the same arguments only; `undefined` when none can be written from what is known of them:
 * several of which one may be an object, or what is taken apart in depth or with a rest.
 */
export function argumentKey(list: string, language: SnippetLanguage, hints: ParameterHints): ArgumentKey | undefined {
  const all = parametersOf(list, hints);
  if (all === undefined) return undefined;
  const types = new Map(language === 'typescript' ? all.map((each) => [each, typeFor(each)] as const) : []);
  if ([...types.values()].includes(undefined)) return undefined;
  const isTyped = [...types.values()].every((type) => type === '');
  const parameters = all.filter(({ name }) => name !== 'this');
  const key = keyOf(parameters, language);
  if (key === undefined) return undefined;
  return {
    keyOf: key,
    passed: parameters.map(({ name, rest }) => spread(name, rest)).join(', '),
    ...(all.every(({ pattern }) => pattern === undefined)
      ? {}
      : { named: all.map((each) => written(each, each.name, types.get(each))).join(', ') }),
    ...(isTyped
      ? {}
      : { typed: all.map((each) => written(each, each.pattern ?? each.name, types.get(each))).join(', ') }),
  };
}

function keyOf(parameters: readonly Parameter[], language: SnippetLanguage): string | undefined {
  const isOptional = ({ value, tail }: Parameter): boolean => value !== '' || tail.startsWith('?');
  const taken = parameters
    .map((each, i) => keyParameter(each, language === 'typescript' && parameters.slice(i).every(isOptional)))
    .join(', ');
  const leaves = parameters.flatMap((parameter) => parameter.leaves);
  const [only] = leaves;
  if (only === undefined) return '() => undefined';
  if (leaves.length === 1 && parameters[0]?.rest === false) return `(${taken}) => ${only.name}`;
  const parts = parameters.flatMap(({ leaves: own, rest }) => own.map((leaf) => keyPart(leaf, rest)));
  return parts.includes(undefined) ? undefined : `(${taken}) => JSON.stringify([${parts.join(', ')}])`;
}

/**
 * The type to write for a parameter that has only a default: a wrapped function gets none from it. Empty when none is
 * needed, `undefined` when the default does not tell it.
 */
function typeFor({ isTyped, value, pattern, leaves }: Parameter): string | undefined {
  if (isTyped || value === '') return '';
  if (pattern === undefined) return leaves[0]?.type || undefined;
  if (leaves.some(({ type, property }) => type === '' || property === undefined)) return undefined;
  return `{ ${leaves.map(({ type, property = '' }) => `${property}?: ${type}`).join('; ')} }`;
}

function written({ rest, tail }: Parameter, name: string, type = ''): string {
  return `${spread(name, rest)}${type === '' ? '' : `: ${type}`}${tail}`;
}

/**
 * As `keyOf` takes it: what a pattern would take from nothing comes from its default, and what may be left out in the
 * function may be left out here, else TypeScript would have its callers give it.
 */
function keyParameter({ name, rest, pattern, value }: Parameter, isOptional: boolean): string {
  if (pattern === undefined) return `${spread(name, rest)}${isOptional ? '?' : ''}`;
  return value === '' ? pattern : `${pattern} = ${value}`;
}

function spread(name: string, rest: boolean): string {
  return rest ? `...${name}` : name;
}

function keyPart({ name, type }: Leaf, rest: boolean): string | undefined {
  const element = rest ? /^(?:readonly\s+)?(\w+)\[\]$/.exec(type)?.[1] : type;
  const members = (element ?? '').split('|').map((member) => member.trim());
  const values = members.filter((member) => member !== 'undefined' && member !== '');
  if (values.length === 0) return undefined;
  if (values.every((member) => STRING.test(member))) return rest ? `...${name}` : name;
  if (values.every((member) => PLAIN.test(member))) return rest ? `...${name}.map(String)` : `String(${name})`;
  if (rest || !values.every((member) => STRING.test(member) || PLAIN.test(member))) return undefined;
  return `typeof ${name}, String(${name})`;
}
