import type { AsyncPool, Computation, Key, KeyedStore, MemoArgument, Peer, Pooled, SyncPool } from '../offers';

/** First in, first out: the least that a bound costs with a `Map`. The iterator goes on where it stands. */
class FifoMap implements KeyedStore<Key, number> {
  readonly #capacity: number;
  readonly #map = new Map<Key, number>();
  #oldest: Iterator<Key> | undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: Key): number | undefined {
    return this.#map.get(key);
  }

  set(key: Key, value: number): void {
    this.#map.set(key, value);
    if (this.#map.size <= this.#capacity) return;
    // Not before: it holds every table that the map has grown out of since.
    this.#oldest ??= this.#map.keys();
    this.#map.delete(this.#oldest.next().value as Key);
  }
}

function memoOfOne(fn: Computation): Computation {
  const results = new Map<MemoArgument, number>();
  return (a: MemoArgument) => {
    let result = results.get(a);
    if (result === undefined) results.set(a, (result = fn(a)));
    return result;
  };
}

function memoOfTwo(fn: Computation): Computation {
  const byFirst = new Map<MemoArgument, Map<MemoArgument, number>>();
  return (a: MemoArgument, b: MemoArgument) => {
    let bySecond = byFirst.get(a);
    if (bySecond === undefined) byFirst.set(a, (bySecond = new Map<MemoArgument, number>()));
    let result = bySecond.get(b);
    if (result === undefined) bySecond.set(b, (result = fn(a, b)));
    return result;
  };
}

function stackOf(max: number): SyncPool {
  const idle = Array.from({ length: max }, (): Pooled => ({ uses: 0 }));
  return { acquire: () => idle.pop() as Pooled, release: (object) => idle.push(object) };
}

function queueOf(max: number): AsyncPool {
  const idle = Array.from({ length: max }, (): Pooled => ({ uses: 0 }));
  const waiting: ((object: Pooled) => void)[] = [];
  return {
    acquire: () => {
      const object = idle.pop();
      return object === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(object);
    },
    release: (object) => {
      const serve = waiting.shift();
      if (serve === undefined) idle.push(object);
      else serve(object);
    },
  };
}

/** What a program would write without a package, and no more: the floor. */
export const peer: Peer = {
  title: 'plain Map',
  counts: false,
  offers: {
    lru: { open: (capacity) => new FifoMap(capacity), lacks: ['first in, first out'] },
    ttl: { open: () => new Map(), lacks: ['nothing ends'] },
    memo1: { open: memoOfOne, lacks: ['no bound'] },
    memo2: { open: memoOfTwo, lacks: ['no bound'] },
    unboundedMemo1: { open: memoOfOne, lacks: ['cannot be cleared'] },
    unboundedMemo2: { open: memoOfTwo, lacks: ['cannot be cleared'] },
    syncPool: { open: stackOf, lacks: ['an array without checks'] },
    asyncPool: { open: queueOf, lacks: ['an array without checks'] },
    weak: { open: () => new Map(), lacks: ['holds values strongly'] },
  },
};
