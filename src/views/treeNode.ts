/** What the tree shows, as plain data: made anew from each snapshot, matched with the old by its id. */
export interface TreeNode {
  /** Stable over all snapshots, so that selection and expansion stay. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Paragraphs for the tooltip, with an empty line between them. */
  readonly tooltip?: string;
  /** A list below them: names and values. */
  readonly facts?: readonly (readonly [name: string, value: string])[];
  /** The name of a codicon. */
  readonly icon: string;
  /** A theme colour for the icon; only where it tells a state. */
  readonly iconColor?: string;
  /** What the manifest's menus go by. */
  readonly contextValue: string;
  /** The whole as a sentence with units, for a screen reader. */
  readonly spoken: string;
  readonly expanded?: boolean;
  readonly children?: readonly TreeNode[];
  /** What the item's actions are about. */
  readonly scenarioId?: string;
  readonly sessionId?: number;
  readonly cacheId?: number;
}
