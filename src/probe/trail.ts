import type { Clock } from '../base/clock';
import type { LeakDetails } from '../cache/observation';
import {
  CACHE_LIST_CAP,
  FRAME_LIST_CAP,
  TRAIL_LIST_CAP,
  type Creation,
  type Frame,
  type Hits,
  type Insertion,
  type Leak,
  type Removal,
} from '../protocol/probe';
import type { KeyName } from '../protocol/keyName';
import { CappedList } from './cappedList';
import type { EntryRecord } from './entryTracker';
import { preview } from './preview';

/** The parts of a frame that tell what happened in caches. */
type TrailParts = Pick<
  Frame,
  | 'creations'
  | 'insertions'
  | 'insertionsLeftOut'
  | 'hits'
  | 'hitsLeftOut'
  | 'removals'
  | 'removalsLeftOut'
  | 'leaks'
  | 'leaksLeftOut'
>;

/** A cache, and how its keys are called. */
export interface TrailSource {
  readonly id: number;
  readonly nameOf: (key: unknown) => KeyName;
}

/** What happened in all caches since the frame before. Keys become text at once. */
export class Trail {
  readonly #clock: Clock;
  readonly #creations = new CappedList<Creation>(CACHE_LIST_CAP);
  readonly #insertions = new CappedList<Insertion>(TRAIL_LIST_CAP);
  readonly #hits = new CappedList<Hits>(TRAIL_LIST_CAP);
  readonly #removals = new CappedList<Removal>(FRAME_LIST_CAP);
  readonly #leaks = new CappedList<Leak>(FRAME_LIST_CAP);
  #frame = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  created(creation: Creation): void {
    this.#creations.push(creation);
  }

  inserted({ id, nameOf }: TrailSource, key: unknown, atMs: number): void {
    if (this.#insertions.hasRoom) this.#insertions.push({ cacheId: id, atMs, ...nameOf(key) });
    else this.#insertions.leaveOut();
  }

  /** Counts a hit for its entry, if that is known. Called for each one, so nothing is allocated when the list is full. */
  hit({ id, nameOf }: TrailSource, key: unknown, record: EntryRecord | undefined): void {
    if (record === undefined) {
      this.#hits.leaveOut();
      return;
    }
    const nowMs = this.#clock();
    record.hits++;
    record.usedAtMs = nowMs;
    if (record.frame === this.#frame && record.listed !== undefined) {
      record.listed.count++;
      record.listed.atMs = nowMs;
    } else if (this.#hits.hasRoom) {
      record.frame = this.#frame;
      record.listed = { cacheId: id, ...nameOf(key), atMs: nowMs, count: 1 };
      this.#hits.push(record.listed);
    } else this.#hits.leaveOut();
  }

  /** Notes that an entry was used, without a hit. */
  used(record: EntryRecord | undefined): void {
    if (record !== undefined) record.usedAtMs = this.#clock();
  }

  removed({ id, nameOf }: TrailSource, key: unknown, cause: Removal['cause'], record: EntryRecord | undefined): void {
    if (!this.#removals.hasRoom) return this.#removals.leaveOut();
    const atMs = this.#clock();
    const life =
      record === undefined
        ? {}
        : { hits: record.hits, idleMs: atMs - record.usedAtMs, ageMs: atMs - record.insertedAtMs };
    this.#removals.push({ cacheId: id, atMs, ...nameOf(key), cause, ...life });
  }

  leaked(cacheId: number, key: unknown, { reason, ageMs }: LeakDetails): void {
    this.#leaks.push({ cacheId, atMs: this.#clock(), key: preview(key), reason, ageMs: Math.max(0, ageMs) });
  }

  /** Hands out what happened since the last call. */
  take(): TrailParts {
    this.#frame++;
    const insertions = this.#insertions.take();
    const hits = this.#hits.take();
    const removals = this.#removals.take();
    const leaks = this.#leaks.take();
    return {
      creations: this.#creations.take().items,
      insertions: insertions.items,
      insertionsLeftOut: insertions.leftOut,
      hits: hits.items,
      hitsLeftOut: hits.leftOut,
      removals: removals.items,
      removalsLeftOut: removals.leftOut,
      leaks: leaks.items,
      leaksLeftOut: leaks.leftOut,
    };
  }
}
