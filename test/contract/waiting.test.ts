import assert from 'node:assert/strict';
import { LruCache, type ObservableCache, ObjectPool, TtlCache, type WaitSignal } from '../../src/cache';
import { FakeRuntime } from '../unit/cache/fakeRuntime';

/** Something whose operation waits, and calls the program before it does. */
interface WaitingKind {
  readonly title: string;
  /** Begins to wait for something that never comes, and calls `meanwhile` from within. */
  wait(signal: WaitSignal, meanwhile: () => void): Promise<unknown>;
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}

/** Calls back at the first read that is told. */
function onRead<C extends ObservableCache>(cache: C, meanwhile: () => void): C {
  cache.observe({ onRemoval: () => undefined, onRead: meanwhile });
  return cache;
}

function caches(): readonly (LruCache<string, string> | TtlCache<string, string>)[] {
  return [new LruCache({ capacity: 3 }), new TtlCache({ ttlMs: 5, runtime: new FakeRuntime() })];
}

function pool(options: { readonly validate?: () => boolean; readonly createAsync?: () => Promise<object> }) {
  return new ObjectPool<object>({ create: () => ({}), max: 1, runtime: new FakeRuntime(), ...options });
}

const KINDS: readonly WaitingKind[] = [
  ...caches().flatMap((cache): WaitingKind[] => [
    {
      title: `${cache.name}.fetch, whose loader aborts`,
      wait: (signal, meanwhile) =>
        cache.fetch('loader', {
          signal,
          load: () => {
            meanwhile();
            return never();
          },
        }),
    },
    {
      title: `${cache.name}.fetch, of which an observer aborts`,
      wait: (signal, meanwhile) => onRead(cache, meanwhile).fetch('observer', { signal, load: never }),
    },
  ]),
  {
    title: 'ObjectPool.acquireAsync, whose validate aborts',
    wait: (signal, meanwhile) => {
      const objects: ObjectPool<object> = new ObjectPool<object>({
        create: () => ({}),
        max: 1,
        runtime: new FakeRuntime(),
        validate: () => {
          meanwhile();
          return false;
        },
        destroy: () => void objects.acquire(),
      });
      objects.release(objects.acquire());
      return objects.acquireAsync({ signal });
    },
  },
  {
    title: 'ObjectPool.acquireAsync, whose createAsync aborts',
    wait: (signal, meanwhile) =>
      pool({
        createAsync: () => {
          meanwhile();
          return never();
        },
      }).acquireAsync({ signal }),
  },
  {
    title: 'ObjectPool.acquireAsync, which waits',
    wait: (signal, meanwhile) => {
      const objects = pool({});
      objects.acquire();
      const waiting = objects.acquireAsync({ signal });
      meanwhile();
      return waiting;
    },
  },
];

for (const kind of KINDS) {
  it(`${kind.title}: ends the waiting with the reason of the signal`, async () => {
    const controller = new AbortController();
    const reason = new Error('the user went away');
    const waiting = kind.wait(controller.signal, () => controller.abort(reason));
    await assert.rejects(Promise.race([waiting, atOnce()]), reason);
  });
}

/** Fails when nothing has come after all that has nothing to wait for. */
async function atOnce(): Promise<never> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  throw new Error('it waits for ever');
}
