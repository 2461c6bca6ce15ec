import type { Formatter } from '../../base/format';
import type { CacheSnapshot, SessionSnapshot, SessionState } from '../../protocol/snapshot';
import { removalCount } from '../../protocol/snapshot';

/** The most caches that are described one by one. */
const CACHE_CAP = 20;

/** A sentence each; what is put in is formatted already. The host has them in the user's language. */
export interface StateTexts {
  session(title: string, elapsed: string): string;
  readonly state: Readonly<Record<SessionState['kind'], string>>;
  operations(count: string): string;
  heap(used: string): string;
  collections(count: string, duration: string): string;
  togetherHitRate(rate: string): string;
  noCaches(): string;
  moreCaches(count: string): string;
  bounded(name: string, size: string, capacity: string): string;
  unbounded(name: string, size: string): string;
  notRead(): string;
  hitRate(rate: string, hits: string, misses: string): string;
  rollingHitRate(rate: string): string;
  removals(count: string): string;
  evictions(perSecond: string): string;
  pool(lent: string, idle: string, waiting: string): string;
  gone(): string;
  weakAlive(count: string): string;
  leaks(count: string): string;
  checks(met: string, count: string): string;
}

/** How a session stands, in plain sentences, a paragraph for the session and one for each cache: to be read aloud. */
export function describeState(snapshot: SessionSnapshot, format: Formatter, texts: StateTexts): string {
  const { caches, cachesLeftOut } = snapshot;
  const more = Math.max(0, caches.length - CACHE_CAP) + cachesLeftOut;
  const paragraphs = [
    sessionSentences(snapshot, format, texts),
    ...caches.slice(0, CACHE_CAP).map((cache) => cacheSentences(cache, format, texts)),
    more === 0 ? [] : [texts.moreCaches(format.count(more))],
  ];
  return paragraphs
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join(' '))
    .join('\n');
}

function sessionSentences(snapshot: SessionSnapshot, format: Formatter, texts: StateTexts): string[] {
  const { title, elapsedMs, state, operations, memory, engineCollections, weakAlive, leaksTotal, checks } = snapshot;
  const met = checks.filter((check) => check.met).length;
  return [
    texts.session(title, format.elapsed(elapsedMs)),
    texts.state[state.kind],
    ...when(operations !== null, () => texts.operations(format.count(operations ?? 0))),
    ...when(memory !== null, () => texts.heap(format.bytes(memory?.heapUsedBytes ?? 0))),
    ...when(engineCollections.count > 0, () =>
      texts.collections(format.count(engineCollections.count), format.milliseconds(engineCollections.durationMs)),
    ),
    ...when(weakAlive !== null, () => texts.weakAlive(format.count(weakAlive ?? 0))),
    ...when(leaksTotal > 0, () => texts.leaks(format.count(leaksTotal))),
    ...when(checks.length > 0, () => texts.checks(format.count(met), format.count(checks.length))),
    ...when(snapshot.caches.length > 1 && snapshot.rollingHitRate !== null, () =>
      texts.togetherHitRate(format.percent(snapshot.rollingHitRate)),
    ),
    ...when(snapshot.caches.length === 0, () => texts.noCaches()),
  ];
}

function cacheSentences(cache: CacheSnapshot, format: Formatter, texts: StateTexts): string[] {
  const { name, size, capacity, hits, misses, hitRate, rollingHitRate, evictionsPerSecond, pool, isGone } = cache;
  const removals = removalCount(cache);
  return [
    capacity === null
      ? texts.unbounded(name, format.count(size))
      : texts.bounded(name, format.count(size), format.count(capacity)),
    hitRate === null
      ? texts.notRead()
      : texts.hitRate(format.percent(hitRate), format.count(hits), format.count(misses)),
    ...when(rollingHitRate !== hitRate, () => texts.rollingHitRate(format.percent(rollingHitRate))),
    ...when(removals > 0, () => texts.removals(format.count(removals))),
    ...when(evictionsPerSecond > 0, () => texts.evictions(format.rate(evictionsPerSecond))),
    ...when(pool !== undefined, () =>
      texts.pool(format.count(pool?.lent ?? 0), format.count(pool?.idle ?? 0), format.count(pool?.waiting ?? 0)),
    ),
    ...when(isGone, () => texts.gone()),
  ];
}

function when(condition: boolean, sentence: () => string): string[] {
  return condition ? [sentence()] : [];
}
