export { CacheCounters } from './cacheCounters';
export { LruCache, type LruCacheOptions } from './lruCache';
export { type CacheInfo, memoize, type MemoizedFunction, type MemoizeOptions } from './memoize';
export { ObjectPool, type ObjectPoolOptions } from './objectPool';
export {
  CACHE_CREATED_HOOK,
  type CacheCreatedHook,
  type CacheObserver,
  type CacheType,
  type ObservableCache,
} from './observation';
export { REMOVAL_CAUSES, type RemovalCause } from './removalCause';
export { TtlCache, type TtlCacheOptions } from './ttlCache';
export { WeakValueMap, type WeakValueMapOptions } from './weakValueMap';
