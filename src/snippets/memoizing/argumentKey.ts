import type { SnippetLanguage } from '../language';
import type { FunctionNode } from './scriptFunction';
import { parametersOf, type Leaf, type Parameter, type ParameterHints } from './parameters';
import type { ValueKind } from './valueKinds';

/** A key of the arguments, and how to pass them on. */
export interface ArgumentKey {
  /** `(a, b) => …`, for `keyOf`. */
  readonly keyOf: string;
  /** `a, ...b`. */
  readonly passed: string;
  /** The parameters with a name for each that is taken apart; `undefined` when all have one. */
  readonly named?: string;
  /**
   * The parameters with a type for each that shows it only by its default, and the same without `this`; `undefined` when
   * all have one.
   */
  readonly typed?: { readonly all: string; readonly own: string };
  /** The one value whose identity is the key, where it may be an object: then a change of it is not seen. */
  readonly identity?: Leaf;
}

/**
 * A key that is the same for the same arguments only; `undefined` when none can be written from what is known of them:
 * several of which one may be an object, or what is taken apart in depth or with a rest.
 */
export function argumentKey(
  { params }: FunctionNode,
  language: SnippetLanguage,
  hints: ParameterHints,
): ArgumentKey | undefined {
  const all = parametersOf(params, hints);
  if (all === undefined) return undefined;
  const types = new Map(language === 'typescript' ? all.map((each) => [each, typeFor(each)] as const) : []);
  if ([...types.values()].includes(undefined)) return undefined;
  const isTyped = [...types.values()].every((type) => type === '');
  const parameters = all.filter(({ name }) => name !== 'this');
  const key = keyOf(parameters, language);
  if (key === undefined) return undefined;
  const typedList = (list: readonly Parameter[]): string =>
    list.map((each) => written(each, each.pattern ?? each.name, types.get(each))).join(', ');
  const leaves = parameters.flatMap((parameter) => parameter.leaves);
  const [only] = leaves;
  const isIdentity = leaves.length === 1 && only !== undefined && parameters[0]?.rest === false && !isPlain(only);
  return {
    keyOf: key,
    ...(isIdentity ? { identity: only } : {}),
    passed: parameters.map(({ name, rest }) => spread(name, rest)).join(', '),
    ...(all.every(({ pattern }) => pattern === undefined)
      ? {}
      : { named: all.map((each) => written(each, each.name, types.get(each))).join(', ') }),
    ...(isTyped ? {} : { typed: { all: typedList(all), own: typedList(parameters) } }),
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

function keyPart({ name, kinds }: Leaf, rest: boolean): string | undefined {
  const values = [...kinds].filter((kind) => kind !== 'undefined');
  if (values.length === 0 || !values.every((kind) => TELLS_APART.has(kind))) return undefined;
  // In JSON both become null.
  const isText = values.every((kind) => kind === 'string' || (kind === 'null' && !kinds.has('undefined')));
  if (isText) return rest ? `...${name}` : name;
  const isMixed = kinds.has('string') || (kinds.has('number') && kinds.has('bigint'));
  if (!isMixed) return rest ? `...${name}.map(String)` : `String(${name})`;
  return rest ? undefined : `typeof ${name}, String(${name})`;
}

/** What has one text for each value, beside its type. */
const TELLS_APART: ReadonlySet<ValueKind> = new Set(['string', 'number', 'boolean', 'bigint', 'null', 'undefined']);

/** Whether a value never changes, so that its identity says all of it. */
function isPlain({ kinds }: Leaf): boolean {
  return kinds.size > 0 && [...kinds].every((kind) => kind !== 'object');
}
