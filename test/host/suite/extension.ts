import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import type { HitrateApi } from '../../../src/extension';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import type { TreeNode } from '../../../src/views/treeNode';

/** The extension, activated, with what its tests may look at. */
export async function activeExtension(): Promise<HitrateApi> {
  const extension = extensions.getExtension<HitrateApi>('hitrate.hitrate');
  assert.ok(extension, 'VS Code knows no extension hitrate.hitrate');
  return extension.activate();
}

/** Stops whatever a test has left running. */
export async function stopAll({ sessions }: HitrateApi): Promise<void> {
  await Promise.all(sessions.all.map(({ snapshot }) => sessions.stop(snapshot.sessionId)));
}

/** Resolves with the first snapshot of the current session that is wanted. */
export function until(
  sessions: HitrateApi['sessions'],
  wanted: (snapshot: SessionSnapshot) => boolean,
): Promise<SessionSnapshot> {
  const now = sessions.snapshot;
  if (now !== undefined && wanted(now)) return Promise.resolve(now);
  return new Promise((resolve) => {
    const subscription = sessions.onDidChange((snapshot) => {
      if (snapshot.sessionId !== sessions.snapshot?.sessionId || !wanted(snapshot)) return;
      subscription.dispose();
      resolve(snapshot);
    });
  });
}

/** Every node of the tree, by its id. */
export function nodes({ views }: HitrateApi): Map<string, TreeNode> {
  const found = new Map<string, TreeNode>();
  const visit = (node: TreeNode): void => {
    assert.ok(!found.has(node.id), `two nodes have the id ${node.id}`);
    found.set(node.id, node);
    for (const child of node.children ?? []) visit(child);
  };
  for (const root of views.tree.nodes) visit(root);
  return found;
}
