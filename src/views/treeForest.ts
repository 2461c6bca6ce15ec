import type { TreeNode } from './treeNode';

/** One item of the tree for as long as it is there: VS Code knows it by its identity, and what it shows changes. */
export class TreeElement {
  readonly id: string;
  readonly parent: TreeElement | undefined;
  node: TreeNode;
  children: readonly TreeElement[] = [];

  constructor(node: TreeNode, parent: TreeElement | undefined) {
    this.id = node.id;
    this.node = node;
    this.parent = parent;
  }

  /** What commands are told of the item that they were run on. */
  get scenarioId(): string | undefined {
    return this.node.scenarioId;
  }

  get sessionId(): number | undefined {
    return this.node.sessionId;
  }

  get cacheId(): number | undefined {
    return this.node.cacheId;
  }
}

/** What is to be shown anew: `'all'` when items at the top came, went or changed places. */
export type TreeChange = 'all' | readonly TreeElement[];

/** The items of the tree. An item stays the same object for as long as there is a node with its id in its place. */
export class TreeForest {
  #roots: readonly TreeElement[] = [];

  get roots(): readonly TreeElement[] {
    return this.#roots;
  }

  /** Takes the nodes as they are now, and tells the fewest items that show all that has changed. O(changed nodes and their siblings). */
  update(nodes: readonly TreeNode[]): TreeChange {
    const changed: TreeElement[] = [];
    const before = this.#roots;
    this.#roots = matched(before, nodes, undefined, changed);
    return areSame(before, this.#roots) ? changed : 'all';
  }

  find(id: string, among = this.#roots): TreeElement | undefined {
    for (const element of among) {
      const found = element.id === id ? element : this.find(id, element.children);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function matched(
  elements: readonly TreeElement[],
  nodes: readonly TreeNode[],
  parent: TreeElement | undefined,
  changed: TreeElement[],
): readonly TreeElement[] {
  const byId = new Map(elements.map((element) => [element.id, element]));
  const now = nodes.map((node) => {
    const element = byId.get(node.id) ?? new TreeElement(node, parent);
    take(element, node, changed);
    return element;
  });
  return areSame(elements, now) ? elements : now;
}

function take(element: TreeElement, node: TreeNode, changed: TreeElement[]): void {
  const { node: nodeBefore, children: childrenBefore } = element;
  // Nodes are never changed: the same one shows the same, with everything below it.
  if (node === nodeBefore && childrenBefore.length === (node.children ?? []).length) return;
  const changedBelow: TreeElement[] = [];
  element.node = node;
  element.children = matched(childrenBefore, node.children ?? [], element, changedBelow);
  const isSame = element.children === childrenBefore && looksAs(nodeBefore, node);
  // VS Code shows an item anew with all that is below it.
  changed.push(...(isSame ? changedBelow : [element]));
}

function looksAs(before: TreeNode, after: TreeNode): boolean {
  return (
    before.label === after.label &&
    before.description === after.description &&
    before.icon === after.icon &&
    before.iconColor === after.iconColor &&
    before.contextValue === after.contextValue &&
    before.spoken === after.spoken &&
    (before.children === undefined) === (after.children === undefined)
  );
}

function areSame(before: readonly TreeElement[], after: readonly TreeElement[]): boolean {
  return before.length === after.length && before.every((element, index) => element === after[index]);
}
