import type { Node } from '@babel/types';
import { isFunction } from './ownCode';
import { boundNames } from './runsAbove';
import type { FunctionNode } from './scriptFunction';
import { textOf, walk } from './scriptTree';

const CHANGES = /^(?:add|append|clear|copyWithin|delete|fill|pop|push|reverse|set|shift|sort|splice|unshift)$/;

/** The code with which a function changes what is not its own: a variable around it, or what it was given. */
export function outsideWriteOf(fn: FunctionNode, text: string): string | undefined {
  const parameters = new Set(fn.params.flatMap(boundNames));
  const own = new Set<string>();
  walk(fn, ({ node }) => {
    if (node.type === 'VariableDeclarator' || (node.type === 'FunctionDeclaration' && node !== fn && node.id != null)) {
      for (const name of boundNames(node.id as Node)) own.add(name);
    }
    if (isFunction(node) && node !== fn && 'params' in node)
      for (const each of node.params) for (const name of boundNames(each)) own.add(name);
    if (node.type === 'CatchClause' && node.param != null) for (const name of boundNames(node.param)) own.add(name);
    return true;
  });
  const isOutside = (target: Node): boolean => {
    if (target.type === 'Identifier') return !own.has(target.name) && !parameters.has(target.name);
    const root = rootOf(target);
    return root.type === 'Identifier' && !own.has(root.name);
  };
  let found: string | undefined;
  walk(fn, ({ node }) => {
    for (const target of targetsOf(node)) if (isOutside(target)) found ??= textOf(text, target);
    return found === undefined;
  });
  return found;
}

/** What a node writes to. */
function targetsOf(node: Node): readonly Node[] {
  if (node.type === 'AssignmentExpression') {
    return node.left.type.endsWith('Pattern') ? patternTargets(node.left) : [node.left];
  }
  if (node.type === 'UpdateExpression') return [node.argument];
  if (node.type === 'UnaryExpression' && node.operator === 'delete') return [node.argument];
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
  const { property, computed } = node.callee;
  return !computed && property.type === 'Identifier' && CHANGES.test(property.name) ? [node.callee] : [];
}

function patternTargets(pattern: Node): Node[] {
  const targets: Node[] = [];
  walk(pattern, ({ node, key }) => {
    if (node.type === 'MemberExpression' || (node.type === 'Identifier' && key !== 'key')) targets.push(node);
    return node.type !== 'MemberExpression';
  });
  return targets;
}

function rootOf(node: Node): Node {
  let root = node;
  while (
    root.type === 'MemberExpression' ||
    root.type === 'OptionalMemberExpression' ||
    root.type === 'TSNonNullExpression'
  ) {
    root = root.type === 'TSNonNullExpression' ? root.expression : root.object;
  }
  return root;
}
