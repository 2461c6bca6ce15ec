import { parse, type ParserPlugin, type ParseResult } from '@babel/parser';
import type { File, Node } from '@babel/types';

const ALWAYS: readonly ParserPlugin[] = ['explicitResourceManagement', 'importAttributes'];
/** In TypeScript `<T>value` is a cast or an element, and decorators stand in one of two ways: what fits is found by trying. */
const PLUGINS: Readonly<Record<'typescript' | 'javascript', readonly (readonly ParserPlugin[])[]>> = {
  typescript: [
    ['typescript', 'decorators-legacy'],
    ['typescript', 'jsx', 'decorators-legacy'],
    ['typescript', 'decorators'],
    ['typescript', 'jsx', 'decorators'],
  ],
  javascript: [
    ['jsx', 'decorators-legacy'],
    ['jsx', 'decorators'],
  ],
};
const NO_CHILDREN = new Set(['loc', 'extra', 'leadingComments', 'innerComments', 'trailingComments', 'errors']);

/** The syntax tree of a text; `undefined` where it cannot be read to its end. */
export function parseScript(text: string, language: 'typescript' | 'javascript'): ParseResult | undefined {
  for (const plugins of PLUGINS[language]) {
    try {
      return parse(text, {
        sourceType: 'unambiguous',
        plugins: [...ALWAYS, ...plugins],
        errorRecovery: true,
        allowReturnOutsideFunction: true,
        allowAwaitOutsideFunction: true,
        allowUndeclaredExports: true,
      });
    } catch {
      // The next way to read it, or none.
    }
  }
  return undefined;
}

/** A node below another one, and the name of the member that holds it. */
interface Child {
  readonly key: string;
  readonly node: Node;
}

function childrenOf(node: Node): Child[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (NO_CHILDREN.has(key)) return [];
    return (Array.isArray(value) ? value : [value]).filter(isNode).map((child) => ({ key, node: child }));
  });
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** What is looked at in a walk: a node, and those that it is in, the outermost first. */
export interface Visited {
  readonly node: Node;
  readonly parents: readonly Node[];
  /** The member of its parent that it is in. */
  readonly key: string;
}

/** Visits a node and all below it, but nothing below one for which `enter` says false. */
export function walk(root: Node, enter: (visited: Visited) => boolean): void {
  const visit = (node: Node, parents: readonly Node[], key: string): void => {
    if (!enter({ node, parents, key })) return;
    const inner = [...parents, node];
    for (const child of childrenOf(node)) visit(child.node, inner, child.key);
  };
  visit(root, [], '');
}

/** The nodes around an offset, the outermost first. */
export function pathTo(root: Node, offset: number): Node[] {
  const path: Node[] = [];
  for (let at: Node | undefined = root; at !== undefined;) {
    path.push(at);
    at = childrenOf(at).find(({ node }) => startOf(node) <= offset && offset < endOf(node))?.node;
  }
  return path;
}

/** Where a node of a parsed text begins: only nodes that are made by hand have no place. */
export function startOf({ start }: Node): number {
  return start ?? 0;
}

export function endOf({ end }: Node): number {
  return end ?? 0;
}

/** The text of a node as it is written. */
export function textOf(text: string, node: Node): string {
  return text.slice(startOf(node), endOf(node));
}

/** A part of a text without its comments, strings and regular expressions. */
export function codeBetween(text: string, file: File, start: number, end: number): string {
  const blanks = (file.comments ?? []).map((comment) => [comment.start ?? 0, comment.end ?? 0] as const);
  walk(file.program, ({ node }) => {
    const isText = /^(?:StringLiteral|DirectiveLiteral|RegExpLiteral|TemplateElement|JSXText)$/.test(node.type);
    if (isText) blanks.push([startOf(node), endOf(node)]);
    return startOf(node) < end && endOf(node) > start;
  });
  let code = '';
  let taken = start;
  for (const [from, to] of blanks.sort(([a], [b]) => a - b)) {
    if (from < taken || to > end) continue;
    code += `${text.slice(taken, from)}''`;
    taken = to;
  }
  return code + text.slice(taken, end);
}
