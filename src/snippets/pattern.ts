/** The patterns that can be inserted. */
export type PatternId =
  | 'memoize'
  | 'lru'
  | 'ttl'
  | 'lru-ttl'
  | 'weak-values'
  | 'weak-observers'
  | 'pool'
  | 'scoped-pool'
  | 'single-flight'
  | 'stale-while-revalidate'
  | 'statistics';

/** What somebody who wants a pattern is after: the groups of a quick pick, in this order. */
export const PATTERN_GROUPS = {
  results: 'Save results',
  loads: 'Save what is loaded',
  objects: 'Share or reuse objects',
  insight: 'See how a cache does',
} as const;

export type PatternGroup = keyof typeof PATTERN_GROUPS;

/** What people are told of a pattern before they insert it. */
export interface Pattern {
  readonly id: PatternId;
  readonly group: PatternGroup;
  readonly title: string;
  /** When to use it, one sentence. */
  readonly use: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  /** The id of the bundled scenario that shows it. */
  readonly scenario: string;
  /** What one types in IntelliSense; the library's kind has `-library` behind it. */
  readonly prefix: string;
}
