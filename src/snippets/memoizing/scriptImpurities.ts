import type { File, Node } from '@babel/types';
import type { ArgumentKey } from './argumentKey';
import { impuritiesOf, type Impurity } from './impurities';
import { isReference, type OwnCode } from './ownCode';
import { outsideWriteOf } from './outsideWrites';
import { resultsOf, isIterator } from './iterators';
import type { ScriptFunction } from './scriptFunction';
import { codeBetween, textOf, walk } from './scriptTree';

/** What makes a function doubtful to memoize, one of each kind. */
export function scriptImpurities(
  text: string,
  file: File,
  name: string,
  found: ScriptFunction,
  { own, key }: { readonly own: OwnCode; readonly key: ArgumentKey },
): Impurity[] {
  const { node, form, member, parametersStart, end } = found;
  const impurities = impuritiesOf(codeBetween(text, file, parametersStart, end), 'typescript');
  const add = (kind: Impurity['kind'], code: string | undefined): void => {
    if (code !== undefined) impurities.push({ kind, code });
  };
  // A method has results for each object: then `this` is no stranger, but it has a state that may change.
  add(member?.isStatic === false ? 'state' : 'this', own.usesThis || own.usesSuper ? 'this' : undefined);
  add('writes', outsideWriteOf(node, text));
  const { identity } = key;
  const isObject = identity !== undefined && (identity.kinds.size > 0 || isUsedAsObject(node, identity.name));
  add('identity', isObject ? identity.name : undefined);
  const once = own.returned.flatMap(resultsOf).find(isIterator);
  add('iterator', once === undefined ? undefined : textOf(text, once));
  const isEarly = form === 'method' && member?.isStatic === false && isCalledEarly(text, file, name, found);
  add('inherited', isEarly ? name : undefined);
  return impurities;
}

const TEXT_MEMBERS = new Set([
  ...Object.getOwnPropertyNames(String.prototype),
  ...Object.getOwnPropertyNames(Number.prototype),
]);

/** Whether a value of which no type is known is used as only an object, or an object too, can be. */
function isUsedAsObject(fn: Node, name: string): boolean {
  let found = false;
  walk(fn, ({ node, parents, key }) => {
    if (isReference({ node, parents, key }) !== name) return true;
    const parent = parents.at(-1);
    if (parent?.type === 'MemberExpression' || parent?.type === 'OptionalMemberExpression') {
      const member = !parent.computed && parent.property.type === 'Identifier' ? parent.property.name : '';
      found ||= key === 'object' && (!TEXT_MEMBERS.has(member) || member in Array.prototype);
    }
    found ||=
      parent?.type === 'ForOfStatement' || parent?.type === 'ForInStatement' || parent?.type === 'SpreadElement';
    found ||= parent?.type === 'VariableDeclarator' && parent.id.type.endsWith('Pattern');
    return true;
  });
  return found;
}

/** Whether a method may be called of an object that has no private field for it, or has none yet. */
function isCalledEarly(text: string, file: File, name: string, { member, node }: ScriptFunction): boolean {
  if (member?.node.superClass != null) return true;
  const code = codeBetween(text, file, 0, text.length);
  const { className } = member ?? {};
  const isBorrowed = new RegExp(String.raw`\.${name.replaceAll('$', String.raw`\$`)}\s*\.(?:call|apply)\(`).test(code);
  return node.type === 'ClassMethod' && (isBorrowed || (className !== '' && code.includes(`${className}.prototype`)));
}
