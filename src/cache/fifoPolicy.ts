import { LruPolicy } from './lruPolicy';

/** The entry that came first goes, used or not. */
export class FifoPolicy extends LruPolicy {
  override used(_slot: number): void {}
}
