/** What the weak patterns declare, as the tests see it. */
export interface WeakCache {
  readonly WeakValueCache: new () => WeakCache['cache'];
  readonly cache: {
    readonly size: number;
    get(key: string): object | undefined;
    getOrCreate(key: string, create: (key: string) => object): object;
    delete(key: string): boolean;
  };
}

interface Observer {
  update(event: string): void;
}

export interface Observers {
  readonly WeakObservers: new () => Observers['observers'];
  readonly observers: {
    readonly size: number;
    add(observer: Observer): void;
    delete(observer: Observer): boolean;
    notify(event: string): void;
  };
}
