import { parser } from '@lezer/python';
import type { SyntaxNode } from '@lezer/common';
import { outsideWriteOf } from './pythonWrites';

/** A function of Python as it stands in a text. */
export interface PythonFunction {
  readonly node: SyntaxNode;
  readonly isAsync: boolean;
  readonly isMethod: boolean;
  /** As they are written, each with its arguments. */
  readonly decorators: readonly string[];
  readonly parameters: readonly PythonParameter[];
  /** Behind the arrow or in a type comment; empty when it is not written. */
  readonly returns: string;
  /** The types of all parameters in a type comment; empty without one. */
  readonly typeComment: string;
  /** What it returns with a value. */
  readonly returned: readonly SyntaxNode[];
  readonly yields: boolean;
  /** The name of what it changes that is not its own. */
  readonly writes: string | undefined;
  /** The code without comments and strings, from its parameters on. */
  readonly code: string;
}

export interface PythonParameter {
  readonly name: string;
  /** Empty when it is not written. */
  readonly type: string;
  readonly value: SyntaxNode | undefined;
}

/** The function whose name is at an offset; `undefined` where there is none, or where the text cannot be read there. */
export function pythonFunctionAt(text: string, nameStart: number): PythonFunction | undefined {
  const tree = parser.parse(text);
  let node: SyntaxNode | null = tree.resolveInner(nameStart, 1);
  if (node.name !== 'VariableName' || node.from !== nameStart) return undefined;
  node = node.parent;
  if (node?.name !== 'FunctionDefinition') return undefined;
  const list = node.getChild('ParamList');
  const body = node.getChild('Body');
  if (list === null || body === null || hasError(node, body.from) || node.getChild('VariableName')?.from !== nameStart)
    return undefined;
  const holder = node.parent?.name === 'DecoratedStatement' ? node.parent : node;
  const comment = typeCommentOf(text, node);
  const own = ownCodeOf(body);
  const parameters = parametersOf(text, list);
  return {
    ...own,
    node,
    isAsync: node.getChild('async') !== null,
    isMethod: holder.parent?.name === 'Body' && holder.parent.parent?.name === 'ClassDefinition',
    decorators: holder === node ? [] : holder.getChildren('Decorator').map(({ from, to }) => text.slice(from, to)),
    parameters,
    writes: outsideWriteOf(text, body, parameters),
    returns: comment?.returns ?? returnTypeOf(text, node),
    typeComment: comment?.parameters ?? '',
    code: codeOf(text, list.from, node),
  };
}

/** How many places of a text cannot be read. */
export function pythonErrors(text: string): number {
  let errors = 0;
  parser.parse(text).iterate({ enter: ({ type }) => void (type.isError && errors++) });
  return errors;
}

/** Whether the head of a function cannot be read. What the parser does not know in a body stays there. */
function hasError(node: SyntaxNode, end: number): boolean {
  let found = false;
  node.cursor().iterate(({ type, from }) => {
    found ||= type.isError && from < end;
  });
  return found;
}

function returnTypeOf(text: string, node: SyntaxNode): string {
  const types = node.getChildren('TypeDef');
  const last = types.at(-1);
  return last === undefined ? '' : text.slice(last.from, last.to).replace(/^\s*->\s*/, '');
}

/** `# type: (int) -> str`, below the head of a function or behind it. */
function typeCommentOf(
  text: string,
  node: SyntaxNode,
): { readonly parameters: string; readonly returns: string } | undefined {
  const body = node.getChild('Body');
  const head = body === null ? '' : text.slice(body.from, body.to);
  const found = /^:\s*#\s*type:\s*\((?<parameters>[^\n]*)\)\s*->\s*(?<returns>[^\n]*)/.exec(head)?.groups;
  return found === undefined
    ? undefined
    : { parameters: found['parameters'] ?? '', returns: found['returns']?.trim() ?? '' };
}

function parametersOf(text: string, list: SyntaxNode): PythonParameter[] {
  const parameters: { name: string; type: string; value: SyntaxNode | undefined }[] = [];
  let isValue = false;
  for (let each = list.firstChild; each !== null; each = each.nextSibling) {
    const last = parameters.at(-1);
    if (each.name === 'AssignOp') isValue = true;
    else if (each.name === ',') isValue = false;
    else if (isValue && last !== undefined && each.name !== 'Comment') {
      last.value = each;
      isValue = false;
    } else if (each.name === 'TypeDef' && last !== undefined) {
      last.type = text.slice(each.from, each.to).replace(/^:\s*/, '');
    } else if (each.name === 'VariableName') {
      parameters.push({ name: text.slice(each.from, each.to), type: '', value: undefined });
    }
  }
  return parameters;
}

type Own = Pick<PythonFunction, 'returned' | 'yields'>;

/** What the code of a function does itself, without the functions and classes in it. */
function ownCodeOf(body: SyntaxNode): Own {
  const returned: SyntaxNode[] = [];
  let yields = false;
  const visit = (node: SyntaxNode): void => {
    if (/^(?:FunctionDefinition|ClassDefinition|LambdaExpression)$/.test(node.name)) return;
    if (node.name === 'YieldStatement' || node.name === 'YieldExpression' || node.name === 'yield') yields = true;
    const value = node.name === 'ReturnStatement' ? node.firstChild?.nextSibling : undefined;
    if (value != null && value.name !== 'None') returned.push(...resultsOf(value));
    for (let child = node.firstChild; child !== null; child = child.nextSibling) visit(child);
  };
  visit(body);
  return { returned, yields };
}

/** The expressions one of which is the result. */
function resultsOf(node: SyntaxNode): SyntaxNode[] {
  const { firstChild, lastChild } = node;
  const isEither = node.name === 'ConditionalExpression' && firstChild !== null && lastChild !== null;
  return isEither ? [...resultsOf(firstChild), ...resultsOf(lastChild)] : [node];
}

function codeOf(text: string, start: number, node: SyntaxNode): string {
  let code = '';
  let taken = start;
  node.cursor().iterate(({ name, from, to }) => {
    if ((name !== 'Comment' && name !== 'String') || from < taken) return;
    code += `${text.slice(taken, from)}''`;
    taken = to;
  });
  return code + text.slice(taken, node.to);
}
