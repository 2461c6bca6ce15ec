import { RingBuffer } from '../base/ringBuffer';
import {
  NAME_LIST_CAP,
  STEP_LIST_CAP,
  type Check,
  type Frame,
  type Measurement,
  type Reference,
  type Step,
} from '../protocol/probe';
import { SNAPSHOT_EVENT_CAP, SNAPSHOT_LEAK_CAP, type LeakEvent, type SessionSnapshot } from '../protocol/snapshot';
import { CacheBook } from './cacheBook';
import { EVENT_CAPACITY, EventLog } from './events/eventLog';
import { weakAliveOf } from './weakAlive';

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
  | 'rollingHitRate'
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

/** What the frames of one process add up to. Every total is the process's own; nothing is counted here but leaks. */
export class Ledger {
  readonly events: EventLog;
  readonly #caches = new CacheBook();
  readonly #leaks = new RingBuffer<LeakEvent>(SNAPSHOT_LEAK_CAP);
  readonly #checks = new RingBuffer<Check>(CHECK_CAPACITY);
  readonly #steps = new RingBuffer<Step>(STEP_LIST_CAP);
  readonly #measurements = new Map<string, Measurement>();
  readonly #references = new Map<string, Reference>();
  #lastFrame: Frame | undefined;
  #lastCollection: Numbers['engineCollections']['last'] = null;
  #nextLeakId = 1;
  #leaksLeftOut = 0;

  /** `eventsKept` is how many removals it keeps. */
  constructor(eventsKept = EVENT_CAPACITY) {
    this.events = new EventLog(eventsKept);
  }

  add(frame: Frame): void {
    this.#lastFrame = frame;
    this.#caches.add(frame);
    for (const removal of frame.removals) this.events.push({ ...removal, cacheName: this.#nameOf(removal.cacheId) });
    for (const leak of frame.leaks) {
      this.#leaks.push({ ...leak, id: this.#nextLeakId++, cacheName: this.#nameOf(leak.cacheId) });
    }
    this.#leaksLeftOut += frame.leaksLeftOut;
    for (const check of frame.checks) this.#checks.push(check);
    for (const step of frame.steps) this.#steps.push(step);
    for (const measurement of frame.measurements) keep(this.#measurements, measurement);
    for (const reference of frame.references) keep(this.#references, reference);
    this.#lastCollection = frame.engineCollections.at(-1) ?? this.#lastCollection;
  }

  /** The hit rate of a cache over its newest reads, see `CacheSnapshot.rollingHitRate`. */
  rollingHitRate(cacheId: number): number | null {
    return this.#caches.find(cacheId)?.rollingHitRate ?? null;
  }

  numbers(): Numbers {
    const frame = this.#lastFrame;
    const steps = [...this.#steps];
    const caches = this.#caches.snapshots;
    return {
      elapsedMs: frame?.atMs ?? 0,
      operations: frame?.operations ?? null,
      memory: frame?.memory ?? null,
      caches,
      cachesLeftOut: (frame?.cachesLeftOut ?? 0) + this.#caches.forgotten,
      rollingHitRate: this.#caches.rollingHitRate,
      events: this.events.newest(SNAPSHOT_EVENT_CAP),
      eventsTotal: this.#caches.removals,
      leaks: [...this.#leaks],
      leaksTotal: this.#nextLeakId - 1 + this.#leaksLeftOut,
      weakAlive: weakAliveOf(caches.filter(({ isGone }) => !isGone)),
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
    };
  }

  #nameOf(cacheId: number): string {
    return this.#caches.find(cacheId)?.name ?? '';
  }
}

/** Puts the item in the place of an earlier one of its name; a process may say what it likes, so names are capped. */
function keep<T extends { readonly name: string }>(items: Map<string, T>, item: T): void {
  if (items.has(item.name) || items.size < NAME_LIST_CAP) items.set(item.name, item);
}
