import { RingBuffer } from '../base/ringBuffer';
import { keyNameOf, keyNameText, type KeyName } from '../protocol/keyName';
import type { Span } from '../protocol/page';
import type { Frame, Hits, Insertion, Removal } from '../protocol/probe';
import { HISTORY_CAP, tellingStays, type Residency } from '../protocol/residency';
import { KeptStays } from './keptStays';
import { Stay } from './stay';

/** How many stays a session keeps, see `KeptStays`. About 1 KB each at most. */
export const STAY_CAPACITY = 5_000;
/** How many changes are remembered, so that one who looks often gets only what is new. */
const CHANGE_CAPACITY = 5_000;

/** A key of a cache. */
type Named = KeyName & { readonly cacheId: number };

/** Stays that have changed, and where to look on from. */
export interface ChangedStays {
  readonly stays: readonly Stay[];
  readonly position: number;
}

/** In which caches, and in which time. */
export interface StayView {
  readonly caches: readonly number[];
  readonly span: Span | null;
}

/**
 * The stays of keys in caches, as far as they can be told from the lists of the frames. These are capped: a stay whose
 * insertion was left out is known when its removal tells how long it was; one whose removal was left out ends, without a
 * cause, when its key comes in again or when the cache holds fewer entries than stays that last. A key is its
 * name, see `KeyName`.
 */
export class Residencies {
  readonly #kept = new KeptStays(STAY_CAPACITY);
  /** Of each cache, by key: its stays, oldest first. */
  readonly #byKey = new Map<number, Map<string, Stay[]>>();
  /** Of each cache: those that last, the oldest first. */
  readonly #open = new Map<number, Map<string, Stay>>();
  readonly #changes = new RingBuffer<Stay>(CHANGE_CAPACITY);
  #changed = 0;
  #nextId = 1;
  #nowMs = 0;

  /** How many changes there were; a position for {@link changesSince}. */
  get position(): number {
    return this.#changed;
  }

  /** When the newest frame was. */
  get nowMs(): number {
    return this.#nowMs;
  }

  add(frame: Frame): void {
    this.#nowMs = frame.atMs;
    this.#comeAndGo(frame.insertions, frame.removals);
    for (const hits of frame.hits) this.#hit(hits);
    this.#endLost(frame);
  }

  /** The stays that reach into the time, oldest first; of too many, those that `tellingStays` chooses. O(stays kept). */
  telling({ caches, span }: StayView): readonly Stay[] {
    const wanted = new Set(caches);
    const inSight = [...this.#kept].filter((stay) => wanted.has(stay.cacheId) && stay.reachesInto(span));
    const all = { fromMs: 0, toMs: this.#nowMs };
    return tellingStays(inSight, span ?? all, this.#nowMs);
  }

  /** Those in sight that have changed since `position`, each once. Of more changes than are remembered, the newest. O(changes). */
  changesSince(position: number, { caches, span }: StayView): ChangedStays {
    const wanted = new Set(caches);
    const found = new Set<Stay>();
    const first = this.#changed - this.#changes.length;
    for (let next = Math.max(position, first); next < this.#changed; next++) {
      const stay = this.#changes.at(next - first);
      if (stay !== undefined && wanted.has(stay.cacheId) && stay.reachesInto(span)) found.add(stay);
    }
    return { stays: [...found], position: this.#changed };
  }

  /** What is known of one key's stays, the newest first; at most `HISTORY_CAP`. */
  history(cacheId: number, name: KeyName): Residency[] {
    const stays = this.#byKey.get(cacheId)?.get(keyNameText(name)) ?? [];
    return stays
      .slice(-HISTORY_CAP)
      .reverse()
      .map((stay) => stay.toResidency());
  }

  /** All that are kept, oldest first. */
  all(): Residency[] {
    return [...this.#kept].map((stay) => stay.toResidency());
  }

  /**
   * In the order of time. Of what happened at the same time, a removal comes first when its key is known to be there:
   * then its value was replaced, and otherwise it came and went at once.
   */
  #comeAndGo(insertions: readonly Insertion[], removals: readonly Removal[]): void {
    const coming = [...insertions].sort((a, b) => a.atMs - b.atMs);
    const going = [...removals].sort((a, b) => a.atMs - b.atMs);
    let next = 0;
    for (const removal of going) {
      for (; next < coming.length; next++) {
        const insertion = coming[next] as Insertion;
        const isBefore = insertion.atMs < removal.atMs;
        const isNeeded = insertion.atMs === removal.atMs && this.#openStay(removal) === undefined;
        if (!isBefore && !isNeeded) break;
        this.#insert(insertion);
      }
      this.#remove(removal);
    }
    for (; next < coming.length; next++) this.#insert(coming[next] as Insertion);
  }

  #insert(insertion: Insertion): void {
    const { cacheId, atMs } = insertion;
    const before = this.#openStay(insertion);
    // Its removal was left out.
    if (before !== undefined) this.#end(before, atMs, null);
    const stay = this.#begin(insertion, atMs);
    entryOf(this.#open, cacheId).set(keyNameText(insertion), stay);
    this.#note(stay);
  }

  #remove(removal: Removal): void {
    const { atMs, cause, ageMs, hits } = removal;
    const stay = this.#openStay(removal) ?? (ageMs === undefined ? undefined : this.#begin(removal, atMs - ageMs));
    if (stay === undefined) return;
    if (hits !== undefined) stay.tellHits(hits);
    this.#end(stay, atMs, cause);
  }

  #hit(hits: Hits): void {
    const stays = this.#byKey.get(hits.cacheId)?.get(keyNameText(hits)) ?? [];
    for (let i = stays.length - 1; i >= 0; i--) {
      const stay = stays[i];
      if (stay === undefined || !stay.covers(hits.atMs)) continue;
      stay.addHits(hits.atMs, hits.count);
      return this.#note(stay);
    }
  }

  /** Ends what must have left unseen: all stays in a cache that is gone, and more of them than it holds. */
  #endLost(frame: Frame): void {
    const sizes = new Map(frame.caches.map(({ id, size }) => [id, size]));
    for (const [cacheId, open] of this.#open) {
      const size = sizes.get(cacheId) ?? 0;
      for (const stay of open.values()) {
        if (open.size <= size) break;
        this.#end(stay, Math.max(frame.atMs, stay.fromMs), null);
      }
      if (!sizes.has(cacheId)) this.#open.delete(cacheId);
    }
  }

  #begin(named: Named, fromMs: number): Stay {
    const { cacheId } = named;
    const stay = new Stay(this.#nextId++, cacheId, keyNameOf(named), fromMs);
    const forgotten = this.#kept.add(stay);
    if (forgotten !== undefined) this.#forget(forgotten);
    const byKey = entryOf(this.#byKey, cacheId);
    const key = keyNameText(named);
    const stays = byKey.get(key);
    if (stays === undefined) byKey.set(key, [stay]);
    else stays.push(stay);
    return stay;
  }

  #end(stay: Stay, atMs: number, cause: Removal['cause'] | null): void {
    stay.end(atMs, cause);
    this.#kept.end(stay);
    this.#close(stay);
    this.#note(stay);
  }

  #forget(forgotten: Stay): void {
    const { cacheId, name } = forgotten;
    this.#close(forgotten);
    const key = keyNameText(name);
    const byKey = this.#byKey.get(cacheId);
    const stays = byKey?.get(key);
    stays?.splice(stays.indexOf(forgotten), 1);
    if (stays?.length === 0) byKey?.delete(key);
    if (byKey?.size === 0) this.#byKey.delete(cacheId);
  }

  /** It lasts no more, or is not known any more. */
  #close(stay: Stay): void {
    const { cacheId, name } = stay;
    const open = this.#open.get(cacheId);
    const key = keyNameText(name);
    if (open?.get(key) === stay) open.delete(key);
  }

  #openStay(named: Named): Stay | undefined {
    return this.#open.get(named.cacheId)?.get(keyNameText(named));
  }

  #note(stay: Stay): void {
    this.#changes.push(stay);
    this.#changed++;
  }
}

function entryOf<V>(maps: Map<number, Map<string, V>>, id: number): Map<string, V> {
  const known = maps.get(id);
  if (known !== undefined) return known;
  const made = new Map<string, V>();
  maps.set(id, made);
  return made;
}
