import { strict as assert } from 'node:assert';
import { describeEditions } from './describeEditions';
import type { Observers, WeakCache } from './weakInserted';

describe('The inserted weak-value cache', () => {
  describeEditions<WeakCache>('weak-values', 'self-contained', (inserted) => {
    it('shares one object for a key', () => {
      const { cache } = inserted();
      let created = 0;
      const create = (key: string): object => ({ key, number: ++created });
      const first = cache.getOrCreate('a', create);
      assert.deepEqual(first, { key: 'a', number: 1 });
      assert.equal(cache.getOrCreate('a', create), first);
      assert.equal(cache.get('a'), first);
      assert.equal(cache.get('b'), undefined);
      assert.equal(cache.delete('a'), true);
      assert.notEqual(cache.getOrCreate('a', create), first);
    });
  });
});

describe('The inserted weak observers', () => {
  describeEditions<Observers>('weak-observers', 'self-contained', (inserted) => {
    it('tells every observer once, in the order in which they were added', () => {
      const { observers } = inserted();
      const heard: string[] = [];
      const [a, b] = ['a', 'b'].map((name) => ({ update: (event: string) => heard.push(`${name} ${event}`) }));
      assert.ok(a !== undefined && b !== undefined);
      for (const observer of [a, b, a]) observers.add(observer);
      observers.notify('one');
      assert.deepEqual([observers.delete(a), observers.delete(a)], [true, false]);
      observers.notify('two');
      assert.deepEqual(heard, ['a one', 'b one', 'b two']);
    });

    it('tells all when one throws, and throws that then', () => {
      const observers = new (inserted().WeakObservers)();
      const heard: string[] = [];
      const failing = {
        update: () => {
          throw new Error('down');
        },
      };
      const other = { update: (event: string) => heard.push(event) };
      observers.add(failing);
      observers.add(other);
      assert.throws(
        () => observers.notify('event'),
        ({ errors }: AggregateError) => String(errors) === 'Error: down',
      );
      assert.deepEqual(heard, ['event']);
    });

    it('lets observers come and go while it tells them', () => {
      const observers = new (inserted().WeakObservers)();
      const heard: string[] = [];
      const late = { update: () => heard.push('late') };
      const gone = { update: () => heard.push('gone') };
      const first = {
        update: () => {
          heard.push('first');
          observers.delete(gone);
          observers.add(late);
        },
      };
      observers.add(first);
      observers.add(gone);
      observers.notify('one');
      assert.deepEqual(heard, ['first']);
      assert.equal(observers.size, 2);
    });
  });
});
