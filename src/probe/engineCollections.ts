import { constants, PerformanceObserver, type NodeGCPerformanceDetail, type PerformanceEntry } from 'node:perf_hooks';
import type { Disposable } from '../base/disposable';
import type { EngineCollectionKind } from '../protocol/engineCollection';
import { FRAME_LIST_CAP, type EngineCollection } from '../protocol/probe';
import { CappedList } from './cappedList';

const KINDS: ReadonlyMap<number | undefined, EngineCollectionKind> = new Map([
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weak-callbacks'],
]);

/** Notes the engine's collections as Node's performance observer tells them. */
export class EngineCollections implements Disposable {
  readonly #collections = new CappedList<EngineCollection>(FRAME_LIST_CAP);
  #totals = { count: 0, durationMs: 0 };
  readonly #observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { startTime, duration, detail } = entry as PerformanceEntry & { detail?: NodeGCPerformanceDetail };
      const kind = KINDS.get(detail?.kind);
      if (kind === undefined) continue;
      this.#totals = { count: this.#totals.count + 1, durationMs: this.#totals.durationMs + duration };
      this.#collections.push({ atMs: Math.max(0, startTime), kind, durationMs: duration });
    }
  });

  constructor() {
    this.#observer.observe({ entryTypes: ['gc'] });
  }

  /** All collections since the observation began. */
  get totals(): { count: number; durationMs: number } {
    return this.#totals;
  }

  /** The collections since the last call. */
  take(): { items: EngineCollection[]; leftOut: number } {
    return this.#collections.take();
  }

  dispose(): void {
    this.#observer.disconnect();
  }
}
