import type { File, Node } from '@babel/types';
import { declarationIn } from './scriptFunction';

/** What a value may be. `object` is all that a key can only hold by its identity, and all that is not understood. */
export type ValueKind = 'string' | 'number' | 'boolean' | 'bigint' | 'null' | 'undefined' | 'object' | 'function';

/** Types by name: those that a text declares, and the type parameters of a function. */
export type NamedTypes = ReadonlyMap<string, Node>;

/** The types, interfaces and enums that a text declares at its top level. */
export function namedTypesOf(file: File, typeParameters: Node | null | undefined): NamedTypes {
  const named = new Map<string, Node>();
  for (const statement of file.program.body) {
    const declared = declarationIn(statement);
    if (declared.type === 'TSTypeAliasDeclaration' && declared.typeParameters == null) {
      named.set(declared.id.name, declared.typeAnnotation);
    } else if (declared.type === 'TSInterfaceDeclaration' || declared.type === 'TSEnumDeclaration') {
      named.set(declared.id.name, declared);
    }
  }
  if (typeParameters?.type !== 'TSTypeParameterDeclaration') return named;
  for (const { name, constraint } of typeParameters.params) {
    if (constraint == null) named.delete(name);
    else named.set(name, constraint);
  }
  return named;
}

/** The kinds of the values of a type; empty when no type is known. */
export function kindsOfType(type: Node | null | undefined, named: NamedTypes, depth = 0): ReadonlySet<ValueKind> {
  if (type == null) return new Set();
  switch (type.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
      return kindsOfType(type.typeAnnotation, named, depth);
    case 'TSUnionType':
      return new Set(type.types.flatMap((each) => [...kindsOfType(each, named, depth)]));
    case 'TSStringKeyword':
    case 'TSTemplateLiteralType':
      return new Set(['string']);
    case 'TSNumberKeyword':
      return new Set(['number']);
    case 'TSBooleanKeyword':
      return new Set(['boolean']);
    case 'TSBigIntKeyword':
      return new Set(['bigint']);
    case 'TSNullKeyword':
      return new Set(['null']);
    case 'TSUndefinedKeyword':
      return new Set(['undefined']);
    case 'TSFunctionType':
      return new Set(['function']);
    case 'TSEnumDeclaration':
      return new Set(['string', 'number']);
    case 'TSLiteralType':
      return kindsOfValue(type.literal);
    case 'TSTypeReference': {
      const found = type.typeName.type === 'Identifier' ? named.get(type.typeName.name) : undefined;
      return found === undefined || depth > 8 ? new Set(['object']) : kindsOfType(found, named, depth + 1);
    }
    default:
      return new Set(['object']);
  }
}

/** The kinds of a type as it is written in a comment. */
export function kindsOfText(type: string | undefined): ReadonlySet<ValueKind> {
  if (type === undefined) return new Set();
  const kinds = type.split('|').map((written): ValueKind => {
    const member = written.trim();
    if (/^(?:string|number|boolean|bigint|null|undefined)$/.test(member)) return member as ValueKind;
    if (/^(?:'[^']*'|"[^"]*")$/.test(member)) return 'string';
    if (/^-?[\d._]+$/.test(member)) return 'number';
    return /^(?:true|false)$/.test(member) ? 'boolean' : 'object';
  });
  return new Set(kinds);
}

/** The kind of a value that is written down; empty when it has to be run to be known. */
export function kindsOfValue(value: Node | undefined): ReadonlySet<ValueKind> {
  switch (value?.type) {
    case 'StringLiteral':
    case 'TemplateLiteral':
      return new Set(['string']);
    case 'NumericLiteral':
      return new Set(['number']);
    case 'BooleanLiteral':
      return new Set(['boolean']);
    case 'BigIntLiteral':
      return new Set(['bigint']);
    case 'UnaryExpression':
      return value.operator === '-' ? kindsOfValue(value.argument) : new Set();
    default:
      return new Set();
  }
}
