import { RingBuffer } from '../base/ringBuffer';
import {
  CACHE_LIST_CAP,
  NAME_LIST_CAP,
  STEP_LIST_CAP,
  type CacheSample,
  type Check,
  type Frame,
  type Measurement,
  type Reference,
  type Step,
} from '../protocol/probe';
import {
  hitRate,
  removalCount,
  SNAPSHOT_EVENT_CAP,
  type CacheSnapshot,
  type RemovalEvent,
  type SessionSnapshot,
} from '../protocol/snapshot';

/** How many removals a session keeps. */
export const EVENT_CAPACITY = 50_000;
/** How many of a scenario's checks a session keeps. */
const CHECK_CAPACITY = 1_000;

/** The part of a snapshot that the observed process's frames determine. */
export type Numbers = Pick<
  SessionSnapshot,
  | 'elapsedMs'
  | 'operations'
  | 'memory'
  | 'caches'
  | 'cachesLeftOut'
  | 'events'
  | 'eventsTotal'
  | 'engineCollections'
  | 'leaks'
  | 'leaksTotal'
  | 'weakAlive'
  | 'checks'
  | 'steps'
  | 'currentStep'
  | 'heldAt'
  | 'holds'
  | 'pace'
  | 'measurements'
  | 'references'
  | 'parameters'
  | 'entries'
  | 'windows'
>;

/** What the frames of one process add up to. Every total is the process's own; nothing is counted here but events. */
export class Ledger {
  readonly #caches = new Map<number, CacheSample>();
  readonly #events = new RingBuffer<RemovalEvent>(EVENT_CAPACITY);
  readonly #checks = new RingBuffer<Check>(CHECK_CAPACITY);
  readonly #steps = new RingBuffer<Step>(STEP_LIST_CAP);
  readonly #measurements = new Map<string, Measurement>();
  readonly #references = new Map<string, Reference>();
  #lastFrame: Frame | undefined;
  #lastCollection: Numbers['engineCollections']['last'] = null;
  readonly #forgotten = { caches: 0, removals: 0 };
  #nextEventId = 1;

  add(frame: Frame): void {
    this.#lastFrame = frame;
    for (const cache of frame.caches) this.#caches.set(cache.id, cache);
    this.#forgetGoneCaches(frame);
    for (const removal of frame.removals) {
      const cacheName = this.#caches.get(removal.cacheId)?.name ?? '';
      this.#events.push({ ...removal, id: this.#nextEventId++, cacheName });
    }
    for (const check of frame.checks) this.#checks.push(check);
    for (const step of frame.steps) this.#steps.push(step);
    for (const measurement of frame.measurements) keep(this.#measurements, measurement);
    for (const reference of frame.references) keep(this.#references, reference);
    this.#lastCollection = frame.engineCollections.at(-1) ?? this.#lastCollection;
  }

  /** The events with an id greater than `id`, oldest first, as far as they are still kept. */
  eventsAfter(id: number): RemovalEvent[] {
    return this.#events.newest(this.#nextEventId - 1 - id);
  }

  numbers(): Numbers {
    const frame = this.#lastFrame;
    const steps = [...this.#steps];
    return {
      elapsedMs: frame?.atMs ?? 0,
      operations: frame?.operations ?? null,
      memory: frame?.memory ?? null,
      caches: [...this.#caches.values()].map(toSnapshot),
      cachesLeftOut: (frame?.cachesLeftOut ?? 0) + this.#forgotten.caches,
      events: this.#events.newest(SNAPSHOT_EVENT_CAP),
      eventsTotal: [...this.#caches.values()].reduce(
        (sum, cache) => sum + removalCount(cache),
        this.#forgotten.removals,
      ),
      engineCollections: {
        count: frame?.engineCollectionTotals.count ?? 0,
        durationMs: frame?.engineCollectionTotals.durationMs ?? 0,
        last: this.#lastCollection,
      },
      checks: [...this.#checks],
      steps,
      currentStep: steps.at(-1) ?? null,
      heldAt: frame?.heldAt ?? null,
      holds: frame?.holds ?? 0,
      pace: frame?.pace ?? 0,
      measurements: [...this.#measurements.values()],
      references: [...this.#references.values()],
      parameters: frame?.parameters ?? [],
      entries: frame?.entries ?? [],
      windows: frame?.windows ?? [],
      leaks: [],
      leaksTotal: 0,
      weakAlive: null,
    };
  }

  /** Caches that are no longer in the process stay listed while there is room, the oldest of them go first. */
  #forgetGoneCaches(frame: Frame): void {
    if (this.#caches.size <= CACHE_LIST_CAP) return;
    const present = new Set(frame.caches.map((cache) => cache.id));
    for (const cache of this.#caches.values()) {
      if (this.#caches.size <= CACHE_LIST_CAP) return;
      if (present.has(cache.id)) continue;
      this.#caches.delete(cache.id);
      this.#forgotten.caches++;
      this.#forgotten.removals += removalCount(cache);
    }
  }
}

function toSnapshot(cache: CacheSample): CacheSnapshot {
  const rate = hitRate(cache.hits, cache.misses);
  return { ...cache, hitRate: rate, rollingHitRate: rate, evictionsPerSecond: 0, place: null, isGone: false };
}

/** Puts the item in the place of an earlier one of its name; a process may say what it likes, so names are capped. */
function keep<T extends { readonly name: string }>(items: Map<string, T>, item: T): void {
  if (items.has(item.name) || items.size < NAME_LIST_CAP) items.set(item.name, item);
}
