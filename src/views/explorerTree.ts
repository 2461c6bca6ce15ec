import {
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeDataProvider,
} from 'vscode';
import type { Timers } from '../base/clock';
import type { Disposable } from '../base/disposable';
import type { Formatter } from '../base/format';
import type { SessionSnapshot } from '../protocol/snapshot';
import { collectionsNode } from './collectionNodes';
import { scenarioGroupNodes } from './scenarioNodes';
import { sessionNode } from './sessionNodes';
import type { TreeNode } from './treeNode';

/**
 * Between two refreshes. VS Code itself waits until a tree has been quiet for 200 ms before it refreshes it again, so
 * asking more often would show less often.
 */
const REFRESH_MS = 250;

/** The tree of the Caches view, made from the newest snapshot. */
export class ExplorerTree implements TreeDataProvider<TreeNode>, Disposable {
  readonly #format: Formatter;
  readonly #timers: Timers;
  readonly #changed = new EventEmitter<undefined>();
  #snapshot: SessionSnapshot | undefined;
  #refresh: Disposable | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(format: Formatter, timers: Timers) {
    this.#format = format;
    this.#timers = timers;
  }

  update(snapshot: SessionSnapshot): void {
    this.#snapshot = snapshot;
    this.#refresh ??= this.#timers.after(REFRESH_MS, () => {
      this.#refresh = undefined;
      this.#changed.fire(undefined);
    });
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node !== undefined) return [...(node.children ?? [])];
    const groups = scenarioGroupNodes(this.#snapshot, this.#format);
    if (this.#snapshot === undefined) return groups;
    return [...groups, sessionNode(this.#snapshot, this.#format), collectionsNode(this.#snapshot, this.#format)];
  }

  /** By the ids, as the nodes are made anew each time. */
  getParent({ id }: TreeNode): TreeNode | undefined {
    return find(this.getChildren(), ({ children }) => children?.some((child) => child.id === id) === true);
  }

  /** The node with this id, as it is now. */
  node(id: string): TreeNode | undefined {
    return find(this.getChildren(), (candidate) => candidate.id === id);
  }

  getTreeItem(node: TreeNode): TreeItem {
    const item = new TreeItem(node.label, collapsibleState(node));
    item.id = node.id;
    item.contextValue = node.contextValue;
    item.iconPath = new ThemeIcon(node.icon, node.iconColor === undefined ? undefined : new ThemeColor(node.iconColor));
    item.accessibilityInformation = { label: node.spoken };
    if (node.description !== undefined) item.description = node.description;
    if (node.tooltip !== undefined) item.tooltip = tooltip(node.label, node.tooltip);
    return item;
  }

  dispose(): void {
    this.#refresh?.dispose();
    this.#changed.dispose();
  }
}

function find(nodes: readonly TreeNode[], wanted: (node: TreeNode) => boolean): TreeNode | undefined {
  for (const node of nodes) {
    const found = wanted(node) ? node : find(node.children ?? [], wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Labels may come from the observed program, so they go in as text, never as Markdown. */
function tooltip(label: string, text: string): MarkdownString {
  return new MarkdownString().appendMarkdown('**').appendText(label).appendMarkdown('**\n\n').appendText(text);
}

function collapsibleState({ children, expanded }: TreeNode): TreeItemCollapsibleState {
  if (children === undefined) return TreeItemCollapsibleState.None;
  return expanded === true ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}
