import type { Node } from '@babel/types';

/** The expressions one of which is the result. */
export function resultsOf(node: Node): Node[] {
  switch (node.type) {
    case 'ConditionalExpression':
      return [...resultsOf(node.consequent), ...resultsOf(node.alternate)];
    case 'LogicalExpression':
      return [...resultsOf(node.left), ...resultsOf(node.right)];
    case 'AwaitExpression':
      return resultsOf(node.argument);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return resultsOf(node.expression);
    default:
      return [node];
  }
}

/** `.keys()` and its like, which give an iterator of a Map, a Set or an array, but an array of `Object`. */
export function isIterator(node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { object, property, computed } = node.callee;
  if (computed) return property.type === 'MemberExpression';
  const isOfObject = object.type === 'Identifier' && object.name === 'Object';
  return property.type === 'Identifier' && /^(?:keys|values|entries|matchAll)$/.test(property.name) && !isOfObject;
}

/** Whether that is certain: it is of a collection that is made for it, or of matches of a text. */
export function isSurelyIterator(node: Node): boolean {
  if (!isIterator(node) || node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { object, property } = node.callee;
  const isMade = object.type === 'NewExpression';
  return isMade || (property.type === 'Identifier' && property.name === 'matchAll');
}
