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
export const PATTERN_GROUPS = ['results', 'loads', 'objects', 'insight'] as const;

export type PatternGroup = (typeof PATTERN_GROUPS)[number];

/** A pattern beside its code. */
export interface Pattern {
  readonly id: PatternId;
  readonly group: PatternGroup;
  /** Its name among VS Code's own snippets, which have no translation. */
  readonly title: string;
  /** The id of the bundled scenario that shows it. */
  readonly scenario: string;
  /** What one types in IntelliSense; the library's kind has `-library` behind it. */
  readonly prefix: string;
}
