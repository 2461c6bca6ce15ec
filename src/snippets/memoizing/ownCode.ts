import type { Node } from '@babel/types';
import type { FunctionNode } from './scriptFunction';
import { walk, type Visited } from './scriptTree';

/** What the code of a function does itself, without the functions in it that have a `this` of their own. */
export interface OwnCode {
  readonly usesThis: boolean;
  readonly usesSuper: boolean;
  readonly usesArguments: boolean;
  readonly usesNewTarget: boolean;
  /** Whether it gives members to `this`, as a constructor does. */
  readonly fillsThis: boolean;
  /** What it returns: of an arrow function without a block its expression. */
  readonly returned: readonly Node[];
  /** The names of what it calls by name. */
  readonly called: ReadonlySet<string>;
}

export function ownCodeOf(fn: FunctionNode): OwnCode {
  const code = { usesThis: false, usesSuper: false, usesArguments: false, usesNewTarget: false, fillsThis: false };
  const returned: Node[] = fn.body.type === 'BlockStatement' ? [] : [fn.body];
  const called = new Set<string>();
  const look = ({ node, parents, key }: Visited): boolean => {
    if (isFunction(node) && node !== fn && node.type !== 'ArrowFunctionExpression') return false;
    if (node.type === 'ClassBody') return false;
    const parent = parents.at(-1);
    if (node.type === 'ThisExpression') {
      code.usesThis = true;
      const target = parents.at(-2);
      const isTarget = parent?.type === 'MemberExpression' && target?.type === 'AssignmentExpression';
      code.fillsThis ||= isTarget && target.left === parent;
    } else if (node.type === 'Super') code.usesSuper = true;
    else if (node.type === 'MetaProperty' && node.meta.name === 'new') code.usesNewTarget = true;
    else if (node.type === 'CallExpression' && node.callee.type === 'Identifier') called.add(node.callee.name);
    else if (isReference({ node, parents, key }) === 'arguments') code.usesArguments = true;
    else if (node.type === 'ReturnStatement' && node.argument != null && !parents.some(isInnerFunction)) {
      returned.push(node.argument);
    }
    return true;
  };
  const isInnerFunction = (node: Node): boolean => isFunction(node) && node !== fn;
  walk(fn, look);
  return { ...code, returned, called };
}

export function isFunction(node: Node): boolean {
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod|ClassPrivateMethod)$/.test(
    node.type,
  );
}

/** The name of a variable that is read or written here; `undefined` where a name is none, as that of a member or a type. */
export function isReference({ node, parents, key }: Visited): string | undefined {
  const parent = parents.at(-1);
  if (node.type === 'JSXIdentifier') {
    const isElement = parent?.type === 'JSXOpeningElement' || parent?.type === 'JSXMemberExpression';
    return isElement && key !== 'property' ? node.name : undefined;
  }
  if (node.type !== 'Identifier' || parent === undefined) return undefined;
  const isNamed = key === 'property' || key === 'key';
  if (isNamed && !('computed' in parent && parent.computed)) return undefined;
  if (key === 'label' || key === 'id' || /^(?:Import|Export)\w*Specifier$/.test(parent.type)) return undefined;
  return isType(parent) ? undefined : node.name;
}

const TYPES_WITH_VALUES =
  /^TS(?:As|Satisfies|NonNull|Instantiation)Expression$|^TSTypeAssertion$|^TS(?:Enum|Export|Module)/;

/** Whether a node only says something about types. */
export function isType({ type }: Node): boolean {
  return type.startsWith('TS') && !TYPES_WITH_VALUES.test(type);
}
