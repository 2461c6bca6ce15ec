import type { File, Node } from '@babel/types';
import { isSurelyIterator, resultsOf } from './iterators';
import { isReference, type OwnCode } from './ownCode';
import { runsAboveDeclaration, runsAboveMethod } from './runsAbove';
import type { ScriptFunction } from './scriptFunction';
import { codeBetween, textOf, walk } from './scriptTree';

/** Why a function is not memoized. */
export type Refusal =
  | 'unreadable'
  | 'form'
  | 'generator'
  | 'coroutine'
  | 'nothing'
  | 'constructor'
  | 'hook'
  | 'guard'
  | 'declared-type'
  | 'recursive-type'
  | 'arguments'
  | 'key'
  | 'called-above'
  | 'cached'
  | 'compiled'
  | 'method'
  | 'static'
  | 'unhashable';

const READ_ONCE = /\b\w*(?:Iterator|Iterable|Generator)(?![a-z])/;
const NO_RESULT = /^(?:Promise<\s*)?(?:void|undefined|never|asserts\b[^]*)(?:\s*>)?$/;

/** Why the function with this name cannot be wrapped, as far as its arguments have no part in it. */
export function scriptRefusal(
  text: string,
  language: 'typescript' | 'javascript',
  file: File,
  name: string,
  found: ScriptFunction,
  own: OwnCode,
): Refusal | undefined {
  const { node, form, returns, member } = found;
  if (node.generator === true || READ_ONCE.test(returns)) return 'generator';
  if (own.returned.flatMap(resultsOf).some(isSurelyIterator)) return 'generator';
  if (own.usesArguments) return 'arguments';
  const body = textOf(text, node.body);
  if (/^\{\s*return (?:[\w$]+\.)?#?memoized\w+(?:\.call)?\([^\n]*\);?\s*\}$/.test(body)) return 'cached';
  const decorators = 'decorators' in node ? (node.decorators ?? []) : [];
  if (decorators.some((each) => /cache|memo/i.test(textOf(text, each)))) return 'cached';
  const isConstructor = own.usesNewTarget || (form !== 'method' && own.fillsThis) || isConstructed(file, name);
  if (isConstructor) return 'constructor';
  if (NO_RESULT.test(returns) || own.returned.length === 0) return 'nothing';
  if (/\buse[A-Z]\w*\(/.test(codeBetween(text, file, found.parametersStart, found.end))) return 'hook';
  // In a static member `this` may be a class that extends this one, which has no such private member.
  if (member?.isStatic === true && (own.usesThis || own.usesSuper || member.className === '')) return 'static';
  if (language === 'typescript') {
    const refused = typeRefusal(file, name, found);
    if (refused !== undefined) return refused;
  }
  const isLate =
    form === 'method' ? runsAboveMethod(found, name) : form === 'declaration' && runsAboveDeclaration(found, name);
  return isLate ? 'called-above' : undefined;
}

function typeRefusal(file: File, name: string, found: ScriptFunction): Refusal | undefined {
  const { node, form, returns, declaredType } = found;
  const isGuard =
    node.returnType?.type === 'TSTypeAnnotation' && node.returnType.typeAnnotation.type === 'TSTypePredicate';
  if (isGuard && form === 'variable') return 'guard';
  if (declaredType !== undefined && !isPlainFunctionType(declaredType, file)) return 'declared-type';
  // Its type would be that of a constant, which is told from its value, which is told from the type.
  return returns === '' && declaredType === undefined && callsItself(node, name) ? 'recursive-type' : undefined;
}

/** Whether a type is that of a function without type parameters, which what wraps it has too. */
function isPlainFunctionType(type: Node, file: File): boolean {
  if (type.type === 'TSParenthesizedType') return isPlainFunctionType(type.typeAnnotation, file);
  if (type.type === 'TSFunctionType') {
    const result = type.typeAnnotation?.type === 'TSTypeAnnotation' ? type.typeAnnotation.typeAnnotation : undefined;
    return type.typeParameters == null && result?.type !== 'TSTypePredicate';
  }
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || type.typeParameters != null)
    return false;
  const { name } = type.typeName;
  return file.program.body.some((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    const isIt = declared?.type === 'TSTypeAliasDeclaration' && declared.id.name === name;
    return (
      isIt && declared.typeAnnotation.type === 'TSFunctionType' && isPlainFunctionType(declared.typeAnnotation, file)
    );
  });
}

function callsItself(fn: Node, name: string): boolean {
  let found = false;
  walk(fn, ({ node, parents, key }) => {
    if (node === fn || found) return !found;
    const parent = parents.at(-1);
    const isMember =
      key === 'property' && parent?.type === 'MemberExpression' && parent.object.type === 'ThisExpression';
    const member =
      node.type === 'PrivateName' ? `#${node.id.name}` : node.type === 'Identifier' ? node.name : undefined;
    found = isReference({ node, parents, key }) === name || (isMember && member === name);
    return !found;
  });
  return found;
}

function isConstructed(file: File, name: string): boolean {
  let found = false;
  walk(file.program, ({ node }) => {
    found ||= node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === name;
    return !found;
  });
  return found;
}
