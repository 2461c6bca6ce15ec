import type { SyntaxNode } from '@lezer/common';
import type { PythonParameter } from './pythonFunction';

const CHANGES =
  /^(?:add|append|clear|discard|extend|insert|pop|popitem|remove|reverse|setdefault|sort|update|__setitem__)$/;

/** The name of what a body changes that is not its own: what is `global` or `nonlocal`, around it, or given to it. */
export function outsideWriteOf(
  text: string,
  body: SyntaxNode,
  parameters: readonly PythonParameter[],
): string | undefined {
  const given = new Set(parameters.map(({ name }) => name));
  const own = new Set<string>();
  const outer: string[] = [];
  const changed: string[] = [];
  const nameOf = ({ from, to }: SyntaxNode): string => text.slice(from, to);
  const change = (target: SyntaxNode): void => {
    const root = rootOf(target);
    if (root !== undefined) changed.push(nameOf(root));
  };
  body.cursor().iterate(({ node }) => {
    if (node.name === 'ScopeStatement') outer.push(...node.getChildren('VariableName').map(nameOf));
    for (const target of targetsOf(node)) {
      if (target.name === 'VariableName') own.add(nameOf(target));
      else if (target.name === 'MemberExpression') change(target);
    }
    const callee = node.name === 'CallExpression' ? node.firstChild : null;
    const method = callee?.getChild('PropertyName');
    if (callee != null && method != null && CHANGES.test(nameOf(method))) change(callee);
  });
  const [written] = outer;
  return written ?? changed.find((name) => given.has(name) || !own.has(name));
}

/** What a statement binds or writes to. */
function targetsOf(node: SyntaxNode): SyntaxNode[] {
  switch (node.name) {
    case 'AssignStatement':
    case 'UpdateStatement':
    case 'ForStatement':
    case 'NamedExpression':
      return targetsBefore(node, /^in$|Op$/);
    case 'WithStatement':
    case 'ImportStatement':
    case 'ExceptClause':
    case 'TryStatement':
      return node.getChildren('VariableName');
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return node.getChildren('VariableName').slice(0, 1);
    default:
      return [];
  }
}

/** The children in front of a sign, also those of a list of them. */
function targetsBefore(node: SyntaxNode, sign: RegExp): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null && !sign.test(child.name); child = child.nextSibling) {
    if (/^(?:Tuple|Array|Parenthesized)Expression$/.test(child.name)) found.push(...targetsBefore(child, /(?!)/));
    else found.push(child);
  }
  return found;
}

/** The variable that a member belongs to; what a call gives belongs to none. */
function rootOf(node: SyntaxNode): SyntaxNode | undefined {
  let root = node;
  while (root.name === 'MemberExpression' && root.firstChild !== null) root = root.firstChild;
  return root.name === 'VariableName' ? root : undefined;
}
