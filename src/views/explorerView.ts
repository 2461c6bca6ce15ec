import { l10n, window, type TreeView } from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable';
import type { SessionSnapshot } from '../protocol/snapshot';
import type { Sessions } from '../session/sessions';
import { CollectedCount } from './collectedCount';
import type { ExplorerTree } from './explorerTree';
import type { TreeElement } from './treeForest';
import { TreeFollower } from './treeFollower';

/** The Caches view: the tree, what brings items into sight, and the badge that counts what was collected unseen. */
export class ExplorerView implements Disposable {
  readonly #tree: ExplorerTree;
  readonly #owned = new DisposableStore();
  readonly #collected = new CollectedCount();
  readonly #follower: TreeFollower;
  readonly view: TreeView<TreeElement>;

  constructor(tree: ExplorerTree, sessions: Sessions) {
    this.#tree = tree;
    this.view = this.#owned.add(
      window.createTreeView('hitrate.explorer', { treeDataProvider: tree, showCollapseAll: true }),
    );
    this.#follower = this.#owned.add(new TreeFollower(tree, this.view));
    tree.setVisible(this.view.visible);
    this.#owned.add(this.view.onDidChangeVisibility(({ visible }) => this.#setVisible(visible)));
    this.#owned.add(sessions.onDidRemove((sessionId) => this.#collected.forget(sessionId)));
  }

  update(snapshot: SessionSnapshot): void {
    this.#tree.update();
    this.#follower.update(snapshot);
    this.#collected.update(snapshot);
    if (this.view.visible) this.#collected.look();
    this.#showBadge();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #setVisible(visible: boolean): void {
    this.#collected.look();
    this.#showBadge();
    this.#tree.setVisible(visible);
  }

  #showBadge(): void {
    const { unseen } = this.#collected;
    if ((this.view.badge?.value ?? 0) === unseen) return;
    this.view.badge =
      unseen === 0 ? undefined : { value: unseen, tooltip: l10n.t('{0} objects seen collected meanwhile', unseen) };
  }
}
