import type { PageSnapshot } from '../protocol/page';
import { totalsOf } from './cacheTotals';
import { element } from './element';
import { EvictionBurst } from './evictionBurst';
import { fill, type Locale } from './locale';
import { stateView } from './sessionStateView';

/** Summaries of bursts are at least so far apart. */
const BURST_INTERVAL_MS = 5_000;

/**
 * Says to a screen reader when a step begins, the session's state changes or a burst of evictions is over, and nothing
 * else: numbers change far too often.
 */
export class Announcer {
  readonly root = element('p', { class: 'visually-hidden', role: 'status' });
  readonly #bursts = new EvictionBurst();
  #burstToldAtMs = Number.NEGATIVE_INFINITY;
  #known: (Pick<PageSnapshot, 'sessionId'> & { readonly kind: string; readonly step: number | undefined }) | undefined;

  constructor(readonly locale: Locale) {}

  update(snapshot: PageSnapshot): void {
    const { sessionId, currentStep } = snapshot;
    const { kind } = snapshot.state;
    const before = this.#known;
    this.#known = { sessionId, kind, step: currentStep?.number };
    const burst = this.#burst(snapshot);
    // What was so already when the page came up is read with the page.
    if (before === undefined) return;
    const said = [];
    if (before.sessionId !== sessionId || before.step !== currentStep?.number) said.push(this.#step(snapshot));
    if (before.kind !== kind) said.push(`${snapshot.title}: ${stateView(kind, this.locale.strings).word}`);
    if (before.sessionId === sessionId) said.push(burst);
    const text = said.filter((sentence) => sentence !== '').join(' ');
    if (text !== '') this.root.textContent = text;
  }

  #step({ currentStep }: PageSnapshot): string {
    if (currentStep === null) return '';
    const { strings, format } = this.locale;
    const { number, title, narration } = currentStep;
    return fill(strings.stepSpoken, format.count(number), title, narration);
  }

  #burst(snapshot: PageSnapshot): string {
    const burst = this.#bursts.update(snapshot.elapsedMs, totalsOf(snapshot, null).evictions);
    const nowMs = performance.now();
    if (burst === undefined || nowMs - this.#burstToldAtMs < BURST_INTERVAL_MS) return '';
    this.#burstToldAtMs = nowMs;
    const { strings, format } = this.locale;
    return fill(strings.burstSpoken, format.count(burst.count), format.duration(burst.spanMs));
  }
}
