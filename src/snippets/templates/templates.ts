import type { PatternId } from '../pattern';
import type { PatternTemplates } from '../template';
import { LRU } from './lru';

/** Every pattern that is written. */
export const TEMPLATES: Readonly<Partial<Record<PatternId, PatternTemplates>>> = {
  lru: LRU,
};
