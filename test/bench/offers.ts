/** What is used of a cache or a map. Nothing stands between a workload and a peer whose own methods are these. */
export interface KeyedStore<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

export type Key = string | number;

/** A function of as many numbers as it declares. */
export type Computation = (...list: number[]) => number;

/** What the objects are that pools lend. */
export interface Pooled {
  uses: number;
}

export interface SyncPool {
  acquire(): Pooled;
  release(object: Pooled): unknown;
}

export interface AsyncPool {
  acquire(): Promise<Pooled>;
  release(object: Pooled): unknown;
}

/** What an implementation can be asked for, by the family of workloads that needs it. */
export interface Offers {
  lru: (capacity: number) => KeyedStore<Key, number>;
  ttl: (capacity: number, ttlMs: number) => KeyedStore<Key, number>;
  /** `maxSize` is `Infinity` for no bound. */
  memo: (fn: Computation, maxSize: number) => Computation;
  unboundedMemo: (fn: Computation) => Computation;
  syncPool: (max: number) => SyncPool;
  asyncPool: (max: number) => AsyncPool;
  weak: () => KeyedStore<number, object>;
}

export type Family = keyof Offers;

export interface Offer<F extends Family> {
  readonly open: Offers[F];
  /** What it does not promise and Hitrate does; one that keeps the same promise lacks nothing. */
  readonly lacks: readonly string[];
}

/** One package, or what a program would write without one. */
export interface Peer {
  readonly title: string;
  /** The package on npm, whose version is read where it is installed. */
  readonly package?: string;
  /** Whether it counted hits and misses while it was measured. */
  readonly counts: boolean;
  readonly offers: { readonly [F in Family]?: Offer<F> };
}
