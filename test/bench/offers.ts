/** What is used of a cache or a map. Nothing stands between a workload and a peer whose own methods are these. */
export interface KeyedStore<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

export type Key = string | number;

export type MemoArgument = number | string;

/** A function that is to be remembered, of as many arguments as it declares. */
export type Computation = (...list: MemoArgument[]) => number;

export type BoundedMemo = (fn: Computation, maxSize: number) => Computation;

export type UnboundedMemo = (fn: Computation) => Computation;

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
  /** For functions of one argument, and of two. */
  memo1: BoundedMemo;
  memo2: BoundedMemo;
  unboundedMemo1: UnboundedMemo;
  unboundedMemo2: UnboundedMemo;
  syncPool: (max: number) => SyncPool;
  asyncPool: (max: number) => AsyncPool;
  weak: () => KeyedStore<number, object>;
}

export type Family = keyof Offers;

export interface Offer<Open> {
  readonly open: Open;
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
  readonly offers: { readonly [F in Family]?: Offer<Offers[F]> };
}

/** What all lack that expire only what they are asked for. */
export const EXPIRES_LAZILY = 'holds what has ended until it is asked for, and lets living entries go instead';
