/** The groups in which scenarios are offered, in this order. */
export const SCENARIO_GROUPS = ['caching', 'pools', 'weak-references'] as const;
export type ScenarioGroup = (typeof SCENARIO_GROUPS)[number];

/** What a group is about, in a word or two. */
export const SCENARIO_GROUP_TITLES: Readonly<Record<ScenarioGroup, string>> = {
  caching: 'Caching',
  pools: 'Object pools',
  'weak-references': 'Weak references',
};

/** What people are told of a scenario before they run it. */
export interface ScenarioInfo {
  /** Stable, lower case, words joined by hyphens; the name on the command line. Its program is the file of this name. */
  readonly id: string;
  readonly group: ScenarioGroup;
  readonly title: string;
  /** One sentence: what one knows afterwards. */
  readonly teaches: string;
  /** One or two sentences: what to look at while it runs. */
  readonly watchFor: string;
  /** Whether it runs until it is stopped when no number of operations is given. */
  readonly endless: boolean;
}
