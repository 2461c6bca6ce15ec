import type { TextChange } from '../context/textChange';
import type { SnippetStyle } from '../snippet';
import type { ArgumentKey } from './argumentKey';
import { ownCodeOf } from './ownCode';
import type { ScriptFunction } from './scriptFunction';
import { startOf } from './scriptTree';

/** How many results are kept at least. */
const KEEP = 500;

/** What a function is wrapped in. */
export interface Wrapping {
  /** The function that remembers. */
  readonly wrapper: string;
  readonly key: ArgumentKey;
  readonly language: 'typescript' | 'javascript';
  readonly style: SnippetStyle;
}

/**
 * What wraps a function. The value of a constant or a field is wrapped where it stands. A declaration or method stays,
 * with its overloads, and hands on to a constant or a private field of each object, which holds the body as it was.
 */
export function wrappedFunction(text: string, name: string, found: ScriptFunction, wrapping: Wrapping): TextChange[] {
  const { form, start, end, parameters, parametersStart, bodyStart } = found;
  const { wrapper, key, style } = wrapping;
  const { named, typed } = key;
  const parametersAs = (list: string | undefined): TextChange[] =>
    list === undefined ? [] : [{ start: parametersStart, end: parametersStart + parameters.length, text: list }];
  if (form === 'variable') {
    return [
      { start, end: start, text: `${wrapper}(` },
      ...parametersAs(typed?.all),
      { start: end, end, text: `, ${key.keyOf}, ${KEEP})` },
    ];
  }
  const margin = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1))?.[0] ?? '';
  const semicolon = style.semicolons ? ';' : '';
  // Without one, what goes on with an expression would go on with the constant.
  const last = semicolon === '' && /^\s*[([`*/+-]/.test(text.slice(end)) ? ';' : semicolon;
  const { call, holder } =
    form === 'method'
      ? throughField(text, name, found, wrapping)
      : throughConstant(freeName(text, memoizedName(name)), found, wrapping);
  return [
    ...(named === undefined ? [] : [{ start: parametersStart, end: parametersStart + parameters.length, text: named }]),
    {
      start: bodyStart,
      end: bodyStart,
      text: `{\n${margin}${style.indent}return ${call}${semicolon}\n${margin}}\n\n${margin}${holder} `,
    },
    { start: end, end, text: `, ${key.keyOf}, ${KEEP})${last}` },
  ];
}

interface Handing {
  /** What the declaration does instead of its body. */
  readonly call: string;
  /** What stands before the body. */
  readonly holder: string;
}

function throughConstant(holder: string, found: ScriptFunction, { wrapper, key }: Wrapping): Handing {
  const { node, generics, parameters } = found;
  const { passed, typed } = key;
  const call = ownCodeOf(node).usesThis
    ? `${holder}.call(${['this', passed].filter(Boolean).join(', ')})`
    : `${holder}(${passed})`;
  const head = `function ${generics}(${typed?.all ?? parameters})${returned(found)}`;
  return { call, holder: `const ${holder} = ${wrapper}(${node.async ? 'async ' : ''}${head}` };
}

/** A private field, so that the results go with the object, and an arrow function, so that `this` and `super` stay. */
function throughField(
  text: string,
  name: string,
  found: ScriptFunction,
  { wrapper, key, language }: Wrapping,
): Handing {
  const { node, generics, parameters, parametersStart, member } = found;
  const holder = `#${freeName(text, memoizedName(name.replace('#', '')))}`;
  const isStatic = member?.isStatic === true;
  const owner = isStatic ? member.className : 'this';
  // Of `this` an arrow function must not speak among its parameters.
  const [first, second] = node.params;
  const isThis = first?.type === 'Identifier' && first.name === 'this';
  const afterThis = second === undefined ? '' : parameters.slice(startOf(second) - parametersStart);
  const own = key.typed?.own ?? (isThis ? afterThis : parameters);
  // In TSX, one type parameter without a comma or a bound would be an element.
  const typed =
    /^<[^,]*>$/.test(generics) && !/\bextends\b/.test(generics) ? generics.replace(/\s*>$/, ',>') : generics;
  const readonly = language === 'typescript' ? 'readonly ' : '';
  const head = `${node.async ? 'async ' : ''}${typed}(${own})${returned(found)} =>`;
  return {
    call: `${owner}.${holder}(${key.passed})`,
    holder: `${isStatic ? 'static ' : ''}${readonly}${holder} = ${wrapper}(${head}`,
  };
}

/** A type guard tells something of the parameters to its callers, which the function behind it need not. */
function returned({ returns, node }: ScriptFunction): string {
  const isGuard =
    node.returnType?.type === 'TSTypeAnnotation' && node.returnType.typeAnnotation.type === 'TSTypePredicate';
  return returns === '' ? '' : `: ${isGuard ? 'boolean' : returns}`;
}

function memoizedName(name: string): string {
  return `memoized${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The name, or with a number behind it where the text has it already. */
function freeName(text: string, name: string): string {
  for (let i = 1; ; i++) {
    const free = i === 1 ? name : `${name}${i}`;
    if (!new RegExp(String.raw`\b${free.replaceAll('$', String.raw`\$`)}\b`).test(text)) return free;
  }
}
