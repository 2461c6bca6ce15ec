import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TreeForest, type TreeElement } from '../../../src/views/treeForest';
import type { TreeNode } from '../../../src/views/treeNode';

function node(id: string, parts: Partial<TreeNode> = {}): TreeNode {
  return { id, label: id, icon: 'database', contextValue: 'cache', spoken: id, ...parts };
}

function forestOf(...nodes: TreeNode[]): TreeForest {
  const forest = new TreeForest();
  forest.update(nodes);
  return forest;
}

const idsOf = (change: 'all' | readonly TreeElement[]): unknown =>
  change === 'all' ? change : change.map(({ id }) => id);

describe('TreeForest', () => {
  it('shows everything anew when an item at the top comes or goes, and keeps the others', () => {
    const forest = forestOf(node('a'), node('b'));
    const [, b] = forest.roots;
    assert.equal(forest.update([node('b'), node('c')]), 'all');
    assert.equal(forest.roots[0], b);
  });

  it('tells nothing when nothing that is seen has changed', () => {
    const forest = forestOf(node('a', { children: [node('b')] }));
    assert.deepEqual(forest.update([node('a', { children: [node('b', { tooltip: 'new' })] })]), []);
    assert.equal(forest.find('b')?.node.tooltip, 'new');
  });

  it('tells only the leaf that has changed', () => {
    const forest = forestOf(node('a', { children: [node('b'), node('c')] }), node('d'));
    const change = forest.update([node('a', { children: [node('b'), node('c', { description: '5' })] }), node('d')]);
    assert.deepEqual(idsOf(change), ['c']);
  });

  it('tells an item, and nothing below it, when it changes itself or its children are others', () => {
    const forest = forestOf(node('a', { children: [node('b'), node('c')] }));
    const b = forest.find('b');
    const label = forest.update([node('a', { label: 'A', children: [node('b', { label: 'B' }), node('c')] })]);
    assert.deepEqual(idsOf(label), ['a']);
    const order = forest.update([node('a', { label: 'A', children: [node('c'), node('b', { label: 'B' })] })]);
    assert.deepEqual(idsOf(order), ['a']);
    assert.equal(forest.find('b'), b);
    assert.equal(b?.parent, forest.roots[0]);
  });

  it('tells an item that comes to have children, or has them no more', () => {
    const forest = forestOf(node('a'));
    assert.deepEqual(idsOf(forest.update([node('a', { children: [] })])), ['a']);
    assert.deepEqual(idsOf(forest.update([node('a')])), ['a']);
  });

  it('names whoever looks at what it tells everything that has changed, whatever happens', () => {
    const tree = fc.letrec<{ nodes: TreeNode[]; node: TreeNode }>((tie) => ({
      nodes: fc.uniqueArray(tie('node'), { maxLength: 4, selector: ({ id }) => id }),
      node: fc.record(
        {
          id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
          label: fc.constantFrom('x', 'y'),
          icon: fc.constant('database'),
          contextValue: fc.constant('cache'),
          spoken: fc.constant(''),
          children: fc.oneof({ maxDepth: 3 }, fc.constant([]), tie('nodes')),
        },
        { requiredKeys: ['id', 'label', 'icon', 'contextValue', 'spoken'] },
      ),
    })).nodes;
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 8 }), (states) => {
        const forest = new TreeForest();
        const screen = new Screen();
        for (const state of states) {
          screen.refresh(forest, forest.update(state));
          assert.deepEqual(screen.rows, rowsOf(state));
        }
      }),
    );
  });
});

interface Row {
  readonly text: string;
  readonly below: readonly Row[] | undefined;
}

/** What VS Code does with what it is told: reads the items anew that are named, with all below them, and no others. */
class Screen {
  readonly #shown = new Map<TreeElement, { text: string; below: readonly TreeElement[] | undefined }>();
  #roots: readonly TreeElement[] = [];

  refresh(forest: TreeForest, change: 'all' | readonly TreeElement[]): void {
    if (change === 'all') this.#roots = forest.roots;
    for (const element of change === 'all' ? forest.roots : change) this.#read(element);
  }

  get rows(): readonly Row[] {
    return this.#roots.map((root) => this.#row(root));
  }

  #read(element: TreeElement): void {
    const { node: shown, children } = element;
    this.#shown.set(element, { text: shown.label, below: shown.children && children });
    for (const child of children) this.#read(child);
  }

  #row(element: TreeElement): Row {
    const { text, below } = this.#shown.get(element) ?? assert.fail('an item was never read');
    return { text, below: below?.map((child) => this.#row(child)) };
  }
}

function rowsOf(nodes: readonly TreeNode[]): readonly Row[] {
  return nodes.map(({ label, children }) => ({ text: label, below: children && rowsOf(children) }));
}
