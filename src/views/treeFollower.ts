import type { TreeView } from 'vscode';
import type { Disposable } from '../base/disposable';
import type { SessionSnapshot } from '../protocol/snapshot';
import type { ExplorerTree } from './explorerTree';
import type { TreeNode } from './treeNode';

/**
 * Brings the scenario into sight when one is started, and each step at which it is held: those the user asked for. What
 * goes by itself never moves the tree, and neither focus nor selection ever move.
 */
export class TreeFollower implements Disposable {
  readonly #tree: ExplorerTree;
  readonly #view: TreeView<TreeNode>;
  readonly #subscription: Disposable;
  #wanted: string | undefined;
  #shown: string | undefined;

  constructor(tree: ExplorerTree, view: TreeView<TreeNode>) {
    this.#tree = tree;
    this.#view = view;
    this.#subscription = tree.onDidChangeTreeData(() => this.#follow());
  }

  update({ sessionId, scenarioId, heldAt }: SessionSnapshot): void {
    const started = `${sessionId} scenario:${scenarioId}`;
    if (heldAt !== null) this.#wanted = `${started}:step:${heldAt}`;
    else if (this.#wanted?.startsWith(started) !== true) this.#wanted = started;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #follow(): void {
    if (this.#wanted === this.#shown || this.#wanted === undefined || !this.#view.visible) return;
    const node = this.#tree.node(this.#wanted.slice(this.#wanted.indexOf(' ') + 1));
    if (node === undefined) return;
    this.#shown = this.#wanted;
    // A tree that is being hidden refuses; it is in nobody's sight.
    this.#view.reveal(node, { select: false, focus: false, expand: true }).then(undefined, () => undefined);
  }
}
