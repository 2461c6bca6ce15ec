import type { Clock } from '../base/clock';
import { DisposableStore, type Disposable } from '../base/disposable';
import { Emitter } from '../base/emitter';
import type { Launch } from '../protocol/parseLaunch';
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
  readonly #owned = new DisposableStore();
  readonly #onDidHold = new Emitter<void>();
  readonly #gate: Gate;
  readonly #caches: HitrateCaches;
  readonly #engine: EngineCollections;
  readonly #stage: ProbeStage;

  /** Fires when the program comes to be held: now is the moment to show where. */
  readonly onDidHold = this.#onDidHold.event;

  /** `eventClock` is asked so often that it should cost little; it may be less exact. */
  constructor(clock: Clock, begin: Pick<Launch, 'held' | 'pace'>, eventClock = clock) {
    this.#clock = clock;
    this.#gate = new Gate(() => this.#onDidHold.fire(), begin);
    this.#caches = this.#owned.add(new HitrateCaches(eventClock));
    this.#engine = this.#owned.add(new EngineCollections());
    this.#stage = this.#owned.add(new ProbeStage(clock, this.#gate));
  }

  hello(): ProbeEvent {
    return { type: 'probe/hello', pid: process.pid, runtime: process.version };
  }

  /** All totals as they are now, and what happened since the frame before. */
  takeFrame(): Frame {
    const memory = process.memoryUsage();
    const collections = this.#engine.take();
    return {
      atMs: this.#clock(),
      paused: this.#gate.isHolding,
      holds: this.#gate.holds,
      pace: this.#gate.pace,
      memory: {
        heapUsedBytes: memory.heapUsed,
        heapTotalBytes: memory.heapTotal,
        externalBytes: memory.external,
        arrayBuffersBytes: memory.arrayBuffers,
        rssBytes: memory.rss,
      },
      ...this.#caches.sample(),
      entries: this.#caches.entries(),
      windows: this.#caches.windows(),
      ...this.#caches.takeTrail(),
      engineCollections: collections.items,
      engineCollectionsLeftOut: collections.leftOut,
      engineCollectionTotals: this.#engine.totals,
      ...this.#stage.take(),
    };
  }

  /** Carries out what can be done inside the program; when frames travel, and its end, are the business of others. */
  handle(request: Exclude<ProbeRequest, { type: 'probe/stop' | 'probe/setRate' }>): void {
    switch (request.type) {
      case 'probe/pause':
        return this.#gate.pause();
      case 'probe/resume':
        return this.#gate.resume();
      case 'probe/step':
        return this.#gate.step();
      case 'probe/setPace':
        return this.#gate.setPace(request.factor);
      case 'probe/setParameter':
        return this.#stage.setParameter(request.id, request.value);
      case 'probe/watchEntries':
        return this.#caches.watchEntries(request.windows);
      case 'probe/collectGarbage':
        return this.#stage.collectGarbage();
    }
  }

  dispose(): void {
    this.#owned.dispose();
    this.#onDidHold.dispose();
    this.#gate.resume();
  }
}
