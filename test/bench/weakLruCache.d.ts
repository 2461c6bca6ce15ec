/** The package has declarations, but does not name them where the compiler looks. */
declare module 'weak-lru-cache' {
  export class WeakLRUCache<K, V> {
    getValue(key: K): V | undefined;
    setValue(key: K, value: V): void;
  }
}
