export { CacheCounters } from './cacheCounters';
export { EVICTION_POLICY_NAMES, type EvictionPolicyName } from './evictionPolicy';
export type { FetchOptions } from './fetchOptions';
export { finalize, type Finalization, Finalizer, runExitFinalizers } from './finalize';
export type { Loader } from './loads';
export { LruCache } from './lruCache';
export type { CacheBounds, LruCacheOptions } from './lruOptions';
export type { CacheInfo, CacheParameters, MemoControls } from './memoFunction';
export { memoize, type MemoizedFunction } from './memoize';
export { memoizeMethod, memoOf } from './memoizeMethod';
export type { MemoizeOptions } from './memoizeOptions';
export { ObjectPool } from './objectPool';
export {
  CACHE_CREATED_HOOK,
  type CacheCreatedHook,
  type CacheObserver,
  type CacheType,
  type EntryState,
  type EntryView,
  type LeakDetails,
  type LeakReason,
  type ObservableCache,
} from './observation';
export type { PoolCounters } from './poolCounters';
export { PoolError, type PoolErrorCode } from './poolError';
export type { Lease } from './poolLease';
export type { Loan } from './poolLending';
export type { AcquireOptions, ObjectPoolOptions } from './poolOptions';
export { REMOVAL_CAUSES, type RemovalCause } from './removalCause';
export { type CacheRuntime, LONGEST_DELAY_MS, provideRuntime } from './runtime';
export { TtlCache } from './ttlCache';
export type { TtlCacheOptions, TtlDumpEntry } from './ttlOptions';
export type { WaitSignal } from './waitSignal';
export type { SetLike } from './setLike';
export { WeakRefSet, type WeakRefSetOptions } from './weakRefSet';
export { WeakValueMap, type WeakValueMapOptions } from './weakValueMap';
