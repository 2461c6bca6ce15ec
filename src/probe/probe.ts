import type { Clock } from '../base/clock';
import { DisposableStore, type Disposable } from '../base/disposable';
import type { Frame, ProbeEvent, ProbeRequest } from '../protocol/probe';
import { EngineCollections } from './engineCollections';
import { Gate } from './gate';
import { HitrateCaches } from './hitrateCaches';
import { ProbeStage } from './stage';

/**
 * What observes the process it runs in. It finds caches and collections, holds the program at its checkpoints, and makes
 * a frame of it whenever it is asked to. It knows nothing of how frames travel.
 */
export class Probe implements Disposable {
  readonly #clock: Clock;
  readonly #gate = new Gate();
  readonly #owned = new DisposableStore();
  readonly #caches: HitrateCaches;
  readonly #engine: EngineCollections;
  readonly #stage: ProbeStage;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#caches = this.#owned.add(new HitrateCaches(clock));
    this.#engine = this.#owned.add(new EngineCollections());
    this.#stage = this.#owned.add(new ProbeStage(this.#gate));
  }

  hello(): ProbeEvent {
    return { type: 'probe/hello', pid: process.pid, runtime: process.version };
  }

  /** All totals as they are now, and what happened since the frame before. */
  takeFrame(): Frame {
    const memory = process.memoryUsage();
    const removals = this.#caches.takeRemovals();
    const collections = this.#engine.take();
    return {
      atMs: this.#clock(),
      paused: this.#gate.isHolding,
      memory: {
        heapUsedBytes: memory.heapUsed,
        heapTotalBytes: memory.heapTotal,
        externalBytes: memory.external,
        arrayBuffersBytes: memory.arrayBuffers,
        rssBytes: memory.rss,
      },
      ...this.#caches.sample(),
      removals: removals.items,
      removalsLeftOut: removals.leftOut,
      engineCollections: collections.items,
      engineCollectionsLeftOut: collections.leftOut,
      engineCollectionTotals: this.#engine.totals,
      operations: this.#stage.operations,
      checks: this.#stage.takeChecks(),
    };
  }

  /** Carries out what can be done inside the program; stopping the process is the business of who started it. */
  handle(request: Exclude<ProbeRequest, { type: 'probe/stop' }>): void {
    switch (request.type) {
      case 'probe/pause':
        return this.#gate.pause();
      case 'probe/resume':
        return this.#gate.resume();
      case 'probe/step':
        return this.#gate.step();
      case 'probe/collectGarbage':
        return this.#stage.collectGarbage();
    }
  }

  dispose(): void {
    this.#owned.dispose();
    this.#gate.resume();
  }
}
