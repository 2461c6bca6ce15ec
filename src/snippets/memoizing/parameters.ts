import type { File, Node } from '@babel/types';
import { endOf, startOf, textOf } from './scriptTree';
import { kindsOfText, kindsOfType, kindsOfValue, type NamedTypes, type ValueKind } from './valueKinds';

/** A value that a call brings, as far as a key needs it. */
export interface Leaf {
  readonly name: string;
  /** What it may be; empty when that is not known. */
  readonly kinds: ReadonlySet<ValueKind>;
  /** The type that its default shows; empty when there is none. */
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
  readonly file: File;
  readonly named: NamedTypes;
}

/** A default that is made anew each time: for the key, and once more for the call. */
const MADE = /[(`]|\bnew\b/;

/** The parameters of a function; `undefined` when one is taken apart in a way that a key could not follow. */
export function parametersOf(nodes: readonly Node[], hints: ParameterHints): readonly Parameter[] | undefined {
  const parameters: Parameter[] = [];
  for (const node of nodes) {
    const parameter = parameterOf(node, hints);
    if (parameter === undefined) return undefined;
    parameters.push(parameter);
  }
  if (readsWhatIsTakenApart(parameters)) return undefined;
  const written = nodes.map((node) => textOf(hints.text, node)).join(', ');
  const taken = new Set<string>();
  return parameters.map((parameter) => {
    if (parameter.pattern === undefined) return parameter;
    let { name } = parameter;
    for (let i = 2; taken.has(name) || new RegExp(String.raw`\b${name}\b`).test(written); i++)
      name = `${parameter.name}${i}`;
    taken.add(name);
    return { ...parameter, name };
  });
}

/** Whether a default is made of what another parameter takes apart: then it cannot do without. */
function readsWhatIsTakenApart(parameters: readonly Parameter[]): boolean {
  return parameters.some(({ pattern, leaves }, i) => {
    const later = parameters.slice(i + 1).map(({ value }) => value);
    const isRead = ({ name }: Leaf): boolean => later.some((value) => wordOf(name).test(value));
    return pattern !== undefined && leaves.some(isRead);
  });
}

function parameterOf(node: Node, hints: ParameterHints): Parameter | undefined {
  const { text, jsDoc, named } = hints;
  const rest = node.type === 'RestElement';
  const target = rest ? node.argument : node.type === 'AssignmentPattern' ? node.left : node;
  const given = node.type === 'AssignmentPattern' ? node.right : undefined;
  const annotation = rest ? (node.typeAnnotation ?? undefined) : annotationOf(target);
  const value = given === undefined ? '' : text.slice(outerStart(given), endOf(node));
  const isPattern = target.type === 'ObjectPattern' || target.type === 'ArrayPattern';
  if (target.type !== 'Identifier' && !isPattern) return undefined;
  const nameEnd = isPattern ? patternEnd(target, text) : startOf(target) + target.name.length;
  const base = { tail: text.slice(nameEnd, endOf(node)), value, rest, isTyped: annotation !== undefined };
  if (!isPattern) {
    const { name } = target;
    const documented = new RegExp(String.raw`@param\s+\{\.*([^}]*?)=?\}\s+\[?${wordOf(name).source}`).exec(jsDoc)?.[1];
    const type = typeText(given);
    const stated = annotation === undefined ? kindsOfText(documented) : restKinds(annotation, rest, named);
    const kinds = new Set([...(stated.size > 0 ? stated : kindsOfValue(given))]);
    if (kinds.size > 0 && (target.optional === true || given !== undefined)) kinds.add('undefined');
    return { ...base, name, leaves: [{ name, type, kinds }] };
  }
  if (rest || MADE.test(value)) return undefined;
  const leaves =
    target.type === 'ObjectPattern'
      ? propertiesOf(target.properties, membersOf(annotation, named), hints)
      : elementsOf(target.elements, annotation, hints);
  if (leaves === undefined || leaves.length === 0) return undefined;
  const pattern = text.slice(startOf(target), nameEnd);
  return { ...base, name: nameFor(target.type, annotation), pattern, leaves };
}

function restKinds(annotation: Node, rest: boolean, named: NamedTypes): ReadonlySet<ValueKind> {
  return rest ? kindsOfType(elementTypes(annotation)(0), named) : kindsOfType(annotation, named);
}

function annotationOf(target: Node): Node | undefined {
  return 'typeAnnotation' in target ? ((target.typeAnnotation as Node | null | undefined) ?? undefined) : undefined;
}

function patternEnd(target: Node, text: string): number {
  const annotation = annotationOf(target);
  const end = annotation === undefined ? endOf(target) : startOf(annotation);
  return startOf(target) + text.slice(startOf(target), end).trimEnd().length;
}

/** Where an expression begins with the parentheses around it. */
function outerStart(node: Node): number {
  const open = node.extra?.['parenStart'];
  return typeof open === 'number' ? open : startOf(node);
}

function propertiesOf(
  properties: readonly Node[],
  members: ReadonlyMap<string, { readonly type: Node | undefined; readonly isOptional: boolean }>,
  { jsDoc, text, named }: ParameterHints,
): Leaf[] | undefined {
  const leaves: Leaf[] = [];
  for (const each of properties) {
    if (each.type !== 'ObjectProperty' || each.computed || each.key.type !== 'Identifier') return undefined;
    const property = each.key.name;
    const bound = bindingOf(each.value, text);
    if (bound === undefined) return undefined;
    const documented = new RegExp(String.raw`@param\s+\{([^}]*?)=?\}\s+\[?\w+\.${wordOf(property).source}`).exec(jsDoc);
    const member = members.get(property);
    const stated = member === undefined ? kindsOfText(documented?.[1]) : kindsOfType(member.type, named);
    const kinds = new Set([...(stated.size > 0 ? stated : kindsOfValue(bound.value))]);
    // What is not given has its default, or is nothing.
    if (kinds.size > 0 && member?.isOptional !== false && bound.value === undefined) kinds.add('undefined');
    leaves.push({ name: bound.name, type: typeText(bound.value), kinds, property });
  }
  return leaves;
}

function elementsOf(
  elements: readonly (Node | null)[],
  annotation: Node | undefined,
  { text, named }: ParameterHints,
): Leaf[] | undefined {
  const typeAt = elementTypes(annotation);
  const leaves: Leaf[] = [];
  for (const [i, element] of elements.entries()) {
    // A hole, as in `[, b]`, would shift what follows it.
    const bound = element === null ? undefined : bindingOf(element, text);
    if (bound === undefined) return undefined;
    const stated = kindsOfType(typeAt(i), named);
    const kinds = new Set([...(stated.size > 0 ? stated : kindsOfValue(bound.value))]);
    if (kinds.size > 0 && bound.value === undefined) kinds.add('undefined');
    leaves.push({ name: bound.name, type: typeText(bound.value), kinds });
  }
  return leaves;
}

/** The name that a part of a pattern binds, with its default; `undefined` when it is taken apart further. */
function bindingOf(node: Node, text: string): { readonly name: string; readonly value?: Node } | undefined {
  if (node.type === 'Identifier') return { name: node.name };
  if (node.type !== 'AssignmentPattern' || node.left.type !== 'Identifier') return undefined;
  return MADE.test(textOf(text, node.right)) ? undefined : { name: node.left.name, value: node.right };
}

/** The type of an element by its place. */
function elementTypes(annotation: Node | undefined): (index: number) => Node | undefined {
  const type = bare(annotation);
  if (type?.type === 'TSArrayType') return () => type.elementType;
  if (type?.type !== 'TSTupleType') return () => undefined;
  return (i) => {
    const element = type.elementTypes[i];
    return element?.type === 'TSNamedTupleMember' ? element.elementType : element;
  };
}

/** Without the colon, and without what makes a type read-only. */
function bare(type: Node | undefined): Node | undefined {
  if (type?.type === 'TSTypeAnnotation' || type?.type === 'TSParenthesizedType') return bare(type.typeAnnotation);
  if (type?.type === 'TSTypeOperator' && type.operator === 'readonly') return bare(type.typeAnnotation);
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return type;
  const [only] = type.typeParameters?.type === 'TSTypeParameterInstantiation' ? type.typeParameters.params : [];
  return type.typeName.name === 'Readonly' && only !== undefined ? bare(only) : type;
}

/** The members of a type by name: of a literal, or of an interface or type that the text declares. */
function membersOf(
  annotation: Node | undefined,
  named: NamedTypes,
): ReadonlyMap<string, { readonly type: Node | undefined; readonly isOptional: boolean }> {
  const type = bare(annotation);
  const name = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
  const found = name === undefined ? type : bare(named.get(name));
  const body =
    found?.type === 'TSTypeLiteral' ? found.members : found?.type === 'TSInterfaceDeclaration' ? found.body.body : [];
  return new Map(
    body.flatMap((member) => {
      if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier') return [];
      const isOptional = member.optional === true;
      return [[member.key.name, { type: member.typeAnnotation ?? undefined, isOptional }] as const];
    }),
  );
}

function typeText(value: Node | undefined): string {
  const [kind] = kindsOfValue(value);
  return kind ?? '';
}

function nameFor(pattern: 'ObjectPattern' | 'ArrayPattern', annotation: Node | undefined): string {
  const type = bare(annotation);
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') {
    return pattern === 'ArrayPattern' ? 'items' : 'options';
  }
  const written = type.typeName.name;
  const name = written.charAt(0).toLowerCase() + written.slice(1);
  return name === written ? `${name}Value` : name;
}

/** A name as a whole word, `$` too. */
function wordOf(name: string): RegExp {
  return new RegExp(String.raw`(?<![\w$])${name.replaceAll('$', String.raw`\$`)}(?![\w$])`);
}
