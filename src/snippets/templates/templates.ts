import type { PatternId } from '../pattern';
import type { PatternTemplates } from '../template';
import { LRU } from './lru';
import { LRU_TTL } from './lruTtl';
import { MEMOIZE } from './memoize';
import { POOL } from './pool';
import { SCOPED_POOL } from './scopedPool';
import { SINGLE_FLIGHT } from './singleFlight';
import { STALE_WHILE_REVALIDATE } from './staleWhileRevalidate';
import { STATISTICS } from './statistics';
import { TTL } from './ttl';
import { WEAK_OBSERVERS } from './weakObservers';
import { WEAK_VALUES } from './weakValues';

/** Every pattern as it is written. */
export const TEMPLATES: Readonly<Record<PatternId, PatternTemplates>> = {
  memoize: MEMOIZE,
  lru: LRU,
  ttl: TTL,
  'lru-ttl': LRU_TTL,
  'weak-values': WEAK_VALUES,
  'weak-observers': WEAK_OBSERVERS,
  pool: POOL,
  'scoped-pool': SCOPED_POOL,
  'single-flight': SINGLE_FLIGHT,
  'stale-while-revalidate': STALE_WHILE_REVALIDATE,
  statistics: STATISTICS,
};
