import type { PageStrings } from '../protocol/pageStrings';
import type { RemovalEvent } from '../protocol/snapshot';
import { element, icon } from './element';

interface CauseView {
  readonly icon: string;
  readonly word: keyof PageStrings;
}

const VIEWS: Readonly<Record<RemovalEvent['cause'], CauseView>> = {
  explicit: { icon: 'close', word: 'causeExplicit' },
  replaced: { icon: 'arrow-swap', word: 'causeReplaced' },
  collected: { icon: 'trash', word: 'causeCollected' },
  expired: { icon: 'watch', word: 'causeExpired' },
  size: { icon: 'fold-down', word: 'causeSize' },
};

/** Why an entry left: a shape, a word, and a colour that repeats them. */
export function causeView(cause: RemovalEvent['cause'], strings: PageStrings): readonly HTMLElement[] {
  const { icon: shape, word } = VIEWS[cause];
  return [icon(shape), element('span', {}, strings[word])];
}

/** In the order in which they are offered. */
export const CAUSES: readonly RemovalEvent['cause'][] = ['size', 'expired', 'collected', 'replaced', 'explicit'];
