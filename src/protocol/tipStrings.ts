/** What counts mean that stand without a word of their own. */
export interface TipStrings {
  readonly entriesCountTip: string;
  readonly eventsCountTip: string;
  readonly moreKeysTip: string;
}
