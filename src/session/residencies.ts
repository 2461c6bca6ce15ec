import { RingBuffer } from '../base/ringBuffer';
import { keyNameOf, keyNameText, type KeyName } from '../protocol/keyName';
import type { Span } from '../protocol/page';
import type { Frame, Hits, Insertion, Removal } from '../protocol/probe';
import { HISTORY_CAP, RESIDENCY_CAP, type Residency } from '../protocol/residency';
import { Stay } from './stay';

/** How many stays a session keeps; the oldest go first, whether they last or not. About 1 KB each at most. */
export const STAY_CAPACITY = 5_000;
/** How many changes are remembered, so that one who looks often gets only what is new. */
const CHANGE_CAPACITY = 5_000;

/** A key of a cache. */
type Named = KeyName & { readonly cacheId: number };

/** Stays that have changed, and where to look on from. */
export interface ChangedStays {
  readonly residencies: Residency[];
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
  readonly #kept = new RingBuffer<Stay>(STAY_CAPACITY);
  /** Of each cache, by key: its stays, oldest first. */
  readonly #byKey = new Map<number, Map<string, Stay[]>>();
  /** Of each cache: those that last, the oldest first. */
  readonly #open = new Map<number, Map<string, Stay>>();
  readonly #changes = new RingBuffer<Stay>(CHANGE_CAPACITY);
  #changed = 0;
  #nextId = 1;

  /** How many changes there were; a position for {@link changedSince}. */
  get position(): number {
    return this.#changed;
  }

  add(frame: Frame): void {
    this.#comeAndGo(frame.insertions, frame.removals);
    for (const hits of frame.hits) this.#hit(hits);
    this.#endLost(frame);
  }

  /** The newest stays that reach into the time, oldest first; at most `RESIDENCY_CAP`. O(stays kept). */
  newest({ caches, span }: StayView): Residency[] {
    const wanted = new Set(caches);
    const found: Residency[] = [];
    for (let i = this.#kept.length - 1; i >= 0 && found.length < RESIDENCY_CAP; i--) {
      const stay = this.#kept.at(i);
      if (stay !== undefined && wanted.has(stay.cacheId) && stay.reachesInto(span)) found.push(stay.toResidency());
    }
    return found.reverse();
  }

  /**
   * Those that have changed since `position`, each once and as it is now: at most `cap`, those that changed first; the
   * others from the returned position on. Of more changes than are remembered, the newest. O(changes).
   */
  changedSince(position: number, { caches, span }: StayView, cap: number): ChangedStays {
    const wanted = new Set(caches);
    const found = new Map<number, Residency>();
    let next = Math.max(position, this.#changed - this.#changes.length);
    for (; next < this.#changed && found.size < cap; next++) {
      const stay = this.#changes.at(next - (this.#changed - this.#changes.length));
      if (stay === undefined || found.has(stay.id)) continue;
      if (wanted.has(stay.cacheId) && stay.reachesInto(span)) found.set(stay.id, stay.toResidency());
    }
    return { residencies: [...found.values()], position: next };
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
    const oldest = this.#kept.length === STAY_CAPACITY ? this.#kept.at(0) : undefined;
    if (oldest !== undefined) this.#forget(oldest);
    this.#kept.push(stay);
    const byKey = entryOf(this.#byKey, cacheId);
    const key = keyNameText(named);
    const stays = byKey.get(key);
    if (stays === undefined) byKey.set(key, [stay]);
    else stays.push(stay);
    return stay;
  }

  #end(stay: Stay, atMs: number, cause: Removal['cause'] | null): void {
    stay.end(atMs, cause);
    this.#close(stay);
    this.#note(stay);
  }

  #forget(oldest: Stay): void {
    const { cacheId, name } = oldest;
    this.#close(oldest);
    const key = keyNameText(name);
    const byKey = this.#byKey.get(cacheId);
    const stays = byKey?.get(key);
    stays?.shift();
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
