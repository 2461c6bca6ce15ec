/** Texts about a pool and its places. */
export interface SlotStrings {
  readonly slotsTitle: string;
  readonly slotFree: string;
  readonly slotWaiting: string;
  /** `{0}` how many more there are. */
  readonly slotsMore: string;
  /** `{0}` how long it lasts, `{1}` the object. */
  readonly slotLongest: string;
  readonly poolInUse: string;
  readonly poolInUseTip: string;
  readonly poolIdle: string;
  readonly poolIdleTip: string;
  readonly poolWaiting: string;
  readonly poolWaitingTip: string;
}
