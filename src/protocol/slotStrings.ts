/** Texts about the places of a pool. */
export interface SlotStrings {
  readonly slotsTitle: string;
  readonly slotFree: string;
  readonly slotWaiting: string;
  /** `{0}` how many more there are. */
  readonly slotsMore: string;
  /** `{0}` how long it lasts, `{1}` the object. */
  readonly slotLongest: string;
}
