import {
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeDataProvider,
} from 'vscode';
import type { Clock, Timers } from '../base/clock';
import type { Disposable } from '../base/disposable';
import type { Formatter } from '../base/format';
import type { Sessions } from '../session/sessions';
import { markdownText } from './markdownText';
import { RefreshPace } from './refreshPace';
import { scenarioGroupNodes } from './scenarioNodes';
import { sessionsNodes } from './sessionNodes';
import { TreeForest, type TreeElement } from './treeForest';
import type { TreeNode } from './treeNode';

/** The tree of the Caches view, made from the newest snapshots; what has changed is shown anew, in its place. */
export class ExplorerTree implements TreeDataProvider<TreeElement>, Disposable {
  readonly #sessions: Sessions;
  readonly #format: Formatter;
  readonly #changed = new EventEmitter<TreeElement[] | undefined>();
  readonly #forest = new TreeForest();
  readonly #pace: RefreshPace;
  #visible = true;
  #isStale = false;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(sessions: Sessions, format: Formatter, clock: Clock, timers: Timers) {
    this.#sessions = sessions;
    this.#format = format;
    this.#pace = new RefreshPace(clock, timers, () => this.#show());
  }

  /** All nodes as they are now, whether they are shown already or not. */
  get nodes(): readonly TreeNode[] {
    const snapshots = this.#sessions.all.map(({ snapshot }) => snapshot);
    return [...sessionsNodes(snapshots, this.#format), ...scenarioGroupNodes(snapshots, this.#format)];
  }

  /** Something may have changed: shows it soon, or when the tree is shown again. */
  update(): void {
    if (!this.#visible) {
      this.#isStale = true;
      return;
    }
    this.#pace.ask();
  }

  /** A tree that nobody sees is not kept up to date. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible && this.#isStale) this.#pace.ask();
  }

  getChildren(element?: TreeElement): TreeElement[] {
    if (element !== undefined) return [...element.children];
    this.#forest.update(this.nodes);
    return [...this.#forest.roots];
  }

  getParent({ parent }: TreeElement): TreeElement | undefined {
    return parent;
  }

  /** The item with this id, as it is shown. */
  element(id: string): TreeElement | undefined {
    return this.#forest.find(id);
  }

  getTreeItem({ node }: TreeElement): TreeItem {
    const item = new TreeItem(node.label, collapsibleState(node));
    item.id = node.id;
    item.contextValue = node.contextValue;
    item.iconPath = new ThemeIcon(node.icon, node.iconColor === undefined ? undefined : new ThemeColor(node.iconColor));
    item.accessibilityInformation = { label: node.spoken };
    if (node.description !== undefined) item.description = node.description;
    return item;
  }

  /** The tooltip is made when somebody looks at it: with the numbers of that moment. */
  resolveTreeItem(item: TreeItem, { node }: TreeElement): TreeItem {
    item.tooltip = tooltip(node);
    return item;
  }

  dispose(): void {
    this.#pace.dispose();
    this.#changed.dispose();
  }

  /** Whether there was something to show. */
  #show(): boolean {
    this.#isStale = false;
    const change = this.#forest.update(this.nodes);
    if (change.length === 0) return false;
    this.#changed.fire(change === 'all' ? undefined : [...change]);
    return true;
  }
}

/** Texts may come from the observed program, so they go in as text, never as Markdown; and no link runs a command. */
function tooltip({ label, tooltip: text, facts = [] }: TreeNode): MarkdownString {
  const paragraphs = [
    `**${markdownText(label)}**`,
    ...(text ? [markdownText(text)] : []),
    facts.map(([name, value]) => `- ${markdownText(name)}: **${markdownText(value)}**`).join('\n'),
  ];
  return new MarkdownString(paragraphs.join('\n\n'));
}

function collapsibleState({ children, expanded }: TreeNode): TreeItemCollapsibleState {
  if (children === undefined) return TreeItemCollapsibleState.None;
  return expanded === true ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}
