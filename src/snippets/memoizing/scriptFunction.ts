import type {
  ArrowFunctionExpression,
  Class,
  ClassMethod,
  ClassPrivateMethod,
  File,
  FunctionDeclaration,
  FunctionExpression,
  Node,
} from '@babel/types';
import { endOf, pathTo, startOf, textOf } from './scriptTree';

export type FunctionNode =
  ArrowFunctionExpression | ClassMethod | ClassPrivateMethod | FunctionDeclaration | FunctionExpression;

/** A function of TypeScript or JavaScript as it stands in a text. */
export interface ScriptFunction {
  readonly node: FunctionNode;
  /** `variable` is what holds a function: a constant, or a field of a class. */
  readonly form: 'declaration' | 'variable' | 'method';
  /** Where the function itself begins: of a declaration or method at its first modifier, of a variable at its value. */
  readonly start: number;
  readonly end: number;
  /** With the angle brackets; empty without type parameters. */
  readonly generics: string;
  /** As they are written between the parentheses. */
  readonly parameters: string;
  readonly parametersStart: number;
  /** Without the colon; empty when it is not written. */
  readonly returns: string;
  readonly bodyStart: number;
  /** The type that the constant or the field is declared with. */
  readonly declaredType?: Node;
  /** The statements among which a declaration stands. */
  readonly scope: readonly Node[];
  /** The class whose member it is; the name is empty where it has none. */
  readonly member?: { readonly isStatic: boolean; readonly className: string; readonly node: Class };
}

type Head = Pick<ScriptFunction, 'form' | 'scope'> & Partial<Pick<ScriptFunction, 'declaredType' | 'member'>>;

/** The function whose name is at this offset; `undefined` where there is none that can be wrapped. */
export function scriptFunctionAt(file: File, text: string, nameStart: number): ScriptFunction | undefined {
  const path = pathTo(file.program, nameStart);
  for (let i = path.length - 1; i > 0; i--) {
    const node = path[i];
    if (node === undefined || nameOf(node)?.start !== nameStart) continue;
    return functionOf(node, path.slice(0, i), file, text);
  }
  return undefined;
}

/** The node that names a declaration, a constant or a member. */
function nameOf(node: Node): Node | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
    case 'VariableDeclarator':
      return node.id ?? undefined;
    case 'ClassMethod':
    case 'TSDeclareMethod':
    case 'ClassProperty':
      return node.computed === true || node.key.type !== 'Identifier' ? undefined : node.key;
    case 'ClassPrivateMethod':
    case 'ClassPrivateProperty':
      return node.key;
    default:
      return undefined;
  }
}

function functionOf(node: Node, parents: readonly Node[], file: File, text: string): ScriptFunction | undefined {
  switch (node.type) {
    case 'FunctionDeclaration': {
      const scope = statementsAround(parents);
      return scope === undefined ? undefined : read(node, { form: 'declaration', scope }, file, text, parents);
    }
    case 'VariableDeclarator':
      return valueOf(node.init, { form: 'variable', scope: [], ...typeOf(node.id) }, file, text);
    case 'ClassProperty':
    case 'ClassPrivateProperty': {
      const head = { form: 'variable', scope: [], ...typeOf(node), ...memberOf(node.static, parents) } as const;
      return valueOf(node.value, head, file, text);
    }
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      if (node.kind !== 'method') return undefined;
      return read(node, { form: 'method', scope: [], ...memberOf(node.static, parents) }, file, text, parents);
    case 'TSDeclareFunction':
    case 'TSDeclareMethod': {
      const implementation = implementationOf(node, parents);
      return implementation === undefined
        ? undefined
        : functionOf(implementation.node, implementation.parents, file, text);
    }
    default:
      return undefined;
  }
}

/** Behind a signature of an overload comes the implementation. */
function implementationOf(
  node: Node,
  parents: readonly Node[],
): { readonly node: Node; readonly parents: readonly Node[] } | undefined {
  const name = nameOf(node);
  const list = parents.at(-1)?.type === 'ClassBody' ? membersAround(parents) : statementsAround(parents);
  for (const each of list ?? []) {
    const inner = declarationIn(each);
    const isFunction = /^(?:FunctionDeclaration|ClassMethod|ClassPrivateMethod)$/.test(inner.type);
    if (startOf(each) <= startOf(node) || !isFunction) continue;
    const other = nameOf(inner);
    const isSame = name?.type === 'Identifier' && other?.type === 'Identifier' && name.name === other.name;
    if (isSame)
      return { node: inner, parents: inner === each ? listParents(parents) : [...listParents(parents), each] };
  }
  return undefined;
}

/** Without the export that a declaration may stand in. */
function listParents(parents: readonly Node[]): readonly Node[] {
  return parents.at(-1)?.type.startsWith('Export') === true ? parents.slice(0, -1) : parents;
}

/** What an export declares, or the statement itself. */
export function declarationIn(statement: Node): Node {
  const isExport = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
  return isExport ? (statement.declaration ?? statement) : statement;
}

/** The list of statements that a declaration is one of: where there is none, no constant can stand beside it. */
function statementsAround(parents: readonly Node[]): readonly Node[] | undefined {
  const holder = listParents(parents).at(-1);
  switch (holder?.type) {
    case 'Program':
    case 'BlockStatement':
    case 'TSModuleBlock':
    case 'StaticBlock':
      return holder.body;
    default:
      return undefined;
  }
}

function membersAround(parents: readonly Node[]): readonly Node[] | undefined {
  const holder = parents.at(-1);
  return holder?.type === 'ClassBody' ? holder.body : undefined;
}

function memberOf(isStatic: boolean | null | undefined, parents: readonly Node[]): Pick<ScriptFunction, 'member'> {
  const node = parents.at(-2);
  if (node?.type !== 'ClassDeclaration' && node?.type !== 'ClassExpression') return {};
  return { member: { isStatic: isStatic === true, className: node.id?.name ?? '', node } };
}

function typeOf(holder: Node): Pick<ScriptFunction, 'declaredType'> {
  const type = 'typeAnnotation' in holder ? holder.typeAnnotation : undefined;
  return type?.type === 'TSTypeAnnotation' ? { declaredType: type.typeAnnotation } : {};
}

function valueOf(value: Node | null | undefined, head: Head, file: File, text: string): ScriptFunction | undefined {
  const isFunction = value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionExpression';
  return isFunction ? read(value, head, file, text, []) : undefined;
}

function read(
  node: FunctionNode,
  head: Head,
  file: File,
  text: string,
  parents: readonly Node[],
): ScriptFunction | undefined {
  const list = parametersOf(node, file, text);
  if (list === undefined) return undefined;
  const { returnType, typeParameters } = node;
  const exported = parents.at(-1);
  const isExported = exported?.type.startsWith('Export') === true;
  const decorators = 'decorators' in node ? (node.decorators ?? []) : [];
  const last = decorators.at(-1);
  const written = last == null ? startOf(node) : skipBlank(text, file, endOf(last));
  return {
    ...head,
    node,
    start: isExported && exported !== undefined ? startOf(exported) : written,
    end: endOf(node),
    generics: typeParameters == null ? '' : textOf(text, typeParameters),
    parameters: text.slice(list.start, list.end),
    parametersStart: list.start,
    returns: returnType == null ? '' : text.slice(startOf(returnType) + 1, endOf(returnType)).trim(),
    bodyStart: startOf(node.body),
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Between the parentheses, or the one name of an arrow function that has none. */
function parametersOf(node: FunctionNode, file: File, text: string): Span | undefined {
  const [first] = node.params;
  const last = node.params.at(-1);
  const before = 'key' in node ? endOf(node.key) : 'id' in node && node.id != null ? endOf(node.id) : startOf(node);
  const open = tokenFrom(text, file, node.typeParameters == null ? before : endOf(node.typeParameters), '(');
  if (node.type === 'ArrowFunctionExpression' && first !== undefined && (open === undefined || open > startOf(first))) {
    return { start: startOf(first), end: endOf(first) };
  }
  if (open === undefined) return undefined;
  const close = tokenFrom(text, file, last === undefined ? open + 1 : endOf(last), ')');
  return close === undefined ? undefined : { start: open + 1, end: close };
}

/** Where a token stands next, outside comments. */
function tokenFrom(text: string, file: File, from: number, token: string): number | undefined {
  for (let at = text.indexOf(token, from); at !== -1; at = text.indexOf(token, at + 1)) {
    if (commentAt(file, at) === undefined) return at;
  }
  return undefined;
}

function skipBlank(text: string, file: File, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '') || commentAt(file, at) !== undefined) at = commentAt(file, at) ?? at + 1;
  return at;
}

/** The end of the comment around an offset. */
function commentAt(file: File, offset: number): number | undefined {
  return (
    (file.comments ?? []).find(({ start, end }) => (start ?? 0) <= offset && offset < (end ?? 0))?.end ?? undefined
  );
}
