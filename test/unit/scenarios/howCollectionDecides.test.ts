import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countReferences, type Links, trace } from '../../../src/scenarios/howCollectionDecides';

const NAMES = ['program', 'a', 'b', 'c', 'd'];

/** Follows references until nothing new comes. */
function naiveTrace(links: Links): Set<string> {
  let reached = new Set(links['program'] ?? []);
  for (;;) {
    const next = new Set([...reached, ...[...reached].flatMap((name) => links[name] ?? [])]);
    if (next.size === reached.size) return reached;
    reached = next;
  }
}

describe('counting and tracing', () => {
  it('part over a cycle that the program has let go of', () => {
    const links: Links = { program: [], a: ['b'], b: ['a'] };
    assert.deepEqual(Object.fromEntries(countReferences(links)), { a: 1, b: 1 });
    assert.equal(trace(links).size, 0);
  });

  it('agree where there is no cycle, and tracing reaches what following does', () => {
    const targets = fc.subarray(NAMES.slice(1));
    fc.assert(
      fc.property(fc.tuple(targets, targets, targets, targets, targets), (lists) => {
        const links = Object.fromEntries(NAMES.map((name, index) => [name, lists[index] ?? []]));
        const traced = trace(links);
        assert.deepEqual(traced, naiveTrace(links));
        const counts = countReferences(links);
        for (const name of traced) assert.ok((counts.get(name) ?? 0) > 0);
      }),
    );
  });
});
