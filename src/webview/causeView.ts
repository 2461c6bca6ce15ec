import type { PageStrings } from '../protocol/pageStrings';
import { CAUSE_GLYPHS, type RemovalCause } from './causeGlyph';
import { element } from './element';
import { glyphSwatch, swatchElement } from './swatch';

/** Why an entry left: the shape that the charts draw for it, a word, and a colour that repeats them. */
export function causeView(cause: RemovalCause, strings: PageStrings): readonly Element[] {
  return [swatchElement(glyphSwatch(cause)), element('span', {}, strings[CAUSE_GLYPHS[cause].word])];
}

/** In the order in which they are offered. */
export const CAUSES: readonly RemovalCause[] = ['size', 'expired', 'collected', 'replaced', 'explicit'];
