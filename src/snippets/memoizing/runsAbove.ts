import type { Node } from '@babel/types';
import { isFunction, isReference, isType } from './ownCode';
import { declarationIn, type ScriptFunction } from './scriptFunction';
import { startOf, walk, type Visited } from './scriptTree';

/** What is reached while code runs: each name or member once, and what runs with it. */
class Reached {
  readonly #names = new Set<string>();
  readonly #bodyOf: (name: string) => Node | undefined;
  readonly #nameOf: (visited: Visited) => string | undefined;

  constructor(bodyOf: (name: string) => Node | undefined, nameOf: (visited: Visited) => string | undefined) {
    this.#bodyOf = bodyOf;
    this.#nameOf = nameOf;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** `all` also takes functions to run that are only made here. */
  run(root: Node, all: boolean): void {
    walk(root, (visited) => {
      const { node } = visited;
      if (isType(node)) return false;
      if (!all && isFunction(node) && !isHandedOn(visited)) return false;
      const name = this.#nameOf(visited);
      if (name === undefined || this.#names.has(name)) return true;
      this.#names.add(name);
      const body = this.#bodyOf(name);
      if (body !== undefined) this.run(body, true);
      return true;
    });
  }
}

/** Whether a function is given to a call, which may run it at once, or is called where it stands. */
function isHandedOn({ node, parents }: Visited): boolean {
  if (node.type === 'FunctionDeclaration') return true;
  return parents.some(({ type }) => /Call|^NewExpression|^TaggedTemplate|^JSX|^Await/.test(type));
}

/** Whether a function may be called before the constant has a value that stands below its declaration. */
export function runsAboveDeclaration({ node, scope, start }: ScriptFunction, name: string): boolean {
  const above = scope.filter((statement) => startOf(statement) < start && declarationIn(statement) !== node);
  const bodies = new Map<string, Node>();
  for (const statement of scope) {
    const declared = declarationIn(statement);
    if (declared.type === 'FunctionDeclaration' && declared.id != null) bodies.set(declared.id.name, declared);
  }
  for (const statement of above) {
    const declared = declarationIn(statement);
    if (declared.type === 'ClassDeclaration' && declared.id != null) bodies.set(declared.id.name, declared.body);
    if (declared.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declared.declarations) {
      if (init != null) for (const bound of boundNames(id)) bodies.set(bound, init);
    }
  }
  bodies.delete(name);
  const reached = new Reached((each) => bodies.get(each), isReference);
  for (const statement of above) {
    const declared = declarationIn(statement);
    if (declared.type === 'ExportNamedDeclaration' || declared.type === 'FunctionDeclaration') continue;
    if (declared.type === 'Identifier' || isExportOf(declared, name)) continue;
    if (declared.type === 'ClassDeclaration') for (const each of runWithClass(declared)) reached.run(each, false);
    else reached.run(declared, false);
  }
  return reached.has(name);
}

/** `module.exports = { name }` and `exports.name = name` call nothing. */
function isExportOf(statement: Node, name: string): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return false;
  const { left, right } = statement.expression;
  let root: Node = left;
  while (root.type === 'MemberExpression') root = root.object;
  if (root.type !== 'Identifier' || !/^(?:module|exports)$/.test(root.name)) return false;
  const values = right.type === 'ObjectExpression' ? right.properties.map(valueOf) : [right];
  return values.every((value) => value?.type === 'Identifier') && values.some((value) => nameIn(value) === name);
}

function valueOf(property: Node): Node | undefined {
  return property.type === 'ObjectProperty' ? property.value : undefined;
}

function nameIn(node: Node | undefined): string | undefined {
  return node?.type === 'Identifier' ? node.name : undefined;
}

/** What runs when a class is declared. */
function runWithClass(declared: Extract<Node, { type: 'ClassDeclaration' }>): Node[] {
  const statics = declared.body.body.filter((member) => member.type === 'StaticBlock' || isStaticField(member));
  return [...(declared.decorators ?? []), ...(declared.superClass == null ? [] : [declared.superClass]), ...statics];
}

function isStaticField(member: Node): boolean {
  return (member.type === 'ClassProperty' || member.type === 'ClassPrivateProperty') && member.static;
}

/** The names that a pattern binds. */
export function boundNames(pattern: Node): string[] {
  const names: string[] = [];
  walk(pattern, ({ node, parents, key }) => {
    const isDefault = parents.at(-1)?.type === 'AssignmentPattern' && key === 'right';
    if (isDefault || isType(node)) return false;
    if (node.type === 'Identifier' && !(key === 'key' && parents.at(-1)?.type === 'ObjectProperty'))
      names.push(node.name);
    return true;
  });
  return names;
}

/** Whether a field above a method, or a static block, may call it: fields get their values in their order. */
export function runsAboveMethod({ node, member }: ScriptFunction, name: string): boolean {
  if (member === undefined) return false;
  const { isStatic, className } = member;
  const members = member.node.body.body;
  const bodies = new Map<string, Node>();
  for (const each of members) {
    const isOther = 'static' in each && (each.static === true) !== isStatic;
    if (each === node || isOther || !('key' in each)) continue;
    const key = memberName(each.key);
    if (key !== undefined) bodies.set(key, each);
  }
  const nameOf = ({ node: at, parents, key }: Visited): string | undefined => {
    const isOwner = at.type === 'ThisExpression' || (isStatic && isReference({ node: at, parents, key }) === className);
    if (!isOwner) return undefined;
    const parent = parents.at(-1);
    const isMember = parent?.type === 'MemberExpression' || parent?.type === 'OptionalMemberExpression';
    if (!isMember || key !== 'object' || parent.computed) return ANYTHING;
    return memberName(parent.property) ?? ANYTHING;
  };
  const reached = new Reached((each) => bodies.get(each), nameOf);
  for (const each of members) {
    if (startOf(each) >= startOf(node)) break;
    if (each.type === 'StaticBlock' ? isStatic : isField(each) && isStaticField(each) === isStatic)
      reached.run(each, false);
  }
  if (reached.has(name)) return true;
  // The object is handed to somebody, who may call anything.
  return reached.has(ANYTHING) && (!isStatic || isNamedInside(member.node, className, name));
}

const ANYTHING = '*';

function isField({ type }: Node): boolean {
  return type === 'ClassProperty' || type === 'ClassPrivateProperty' || type === 'ClassAccessorProperty';
}

function memberName(key: Node): string | undefined {
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  return key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : undefined;
}

function isNamedInside(node: Node, className: string, name: string): boolean {
  let found = false;
  walk(node, ({ node: at }) => {
    if (at.type === 'MemberExpression' && memberName(at.property) === name) {
      found ||= at.object.type !== 'Identifier' || at.object.name === className;
    }
    return true;
  });
  return found;
}
