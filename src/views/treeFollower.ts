import type { TreeView } from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable';
import type { SessionSnapshot } from '../protocol/snapshot';
import type { ExplorerTree } from './explorerTree';
import type { TreeElement } from './treeForest';

/**
 * Brings a session into sight when it is started, and each step at which it is held: those the user asked for. What goes
 * by itself never moves the tree, and neither focus nor selection ever move.
 */
export class TreeFollower implements Disposable {
  readonly #tree: ExplorerTree;
  readonly #view: TreeView<TreeElement>;
  readonly #owned = new DisposableStore();
  /** The session that was started last; one that was started before it moves the tree only by its steps. */
  #newest = 0;
  #lastHold = '';
  #wanted: string | undefined;

  constructor(tree: ExplorerTree, view: TreeView<TreeElement>) {
    this.#tree = tree;
    this.#view = view;
    this.#owned.add(tree.onDidChangeTreeData(() => this.#follow()));
  }

  update({ sessionId, heldAt, holds }: SessionSnapshot): void {
    if (sessionId > this.#newest) {
      this.#newest = sessionId;
      this.#wanted = `session:${sessionId}`;
    }
    const hold = `${sessionId} ${holds}`;
    if (heldAt === null || this.#lastHold === hold) return;
    this.#lastHold = hold;
    this.#wanted = `session:${sessionId}:step:${heldAt}`;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #follow(): void {
    if (this.#wanted === undefined || !this.#view.visible) return;
    const element = this.#tree.element(this.#wanted);
    if (element === undefined) return;
    this.#wanted = undefined;
    // A tree that is being hidden refuses; it is in nobody's sight.
    this.#view.reveal(element, { select: false, focus: false, expand: true }).then(undefined, () => undefined);
  }
}
