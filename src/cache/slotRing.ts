import type { SlotColumn } from './slots';

/** No slot, and its place. */
const NONE = 0;

/**
 * Slots in the order of their last use: a ring that is doubly linked, and where it begins. 8 bytes an entry. Every
 * operation on one slot is O(1).
 *
 * The last slot is the one before the first, so a full cache makes the entry that it gives up the first one again, for the
 * key that comes, without touching a link: the ring begins one slot earlier.
 *
 * A slot's two neighbours are side by side, so that a move reads and writes three lines of memory and not four. They, and
 * where the ring begins, are kept as places, which are doubled slots: so none is computed on the way.
 */
export class SlotRing implements SlotColumn {
  // At a place, which is even: the place before it, and behind that the place behind it.
  #places: Int32Array = new Int32Array(2);
  #first = NONE;

  /** Makes room for slots below `count`. */
  reserve(count: number): void {
    const places = new Int32Array(2 * count);
    places.set(this.#places);
    this.#places = places;
  }

  /** The last slot; 0 when there is none. */
  get last(): number {
    return (this.#places[this.#first] as number) >> 1;
  }

  /** Puts a slot that is not in the ring to the front. */
  add(slot: number): void {
    const places = this.#places;
    const place = slot << 1;
    const first = this.#first;
    this.#first = place;
    const next = first === NONE ? place : first;
    const last = first === NONE ? place : (places[first] as number);
    places[place] = last;
    places[place | 1] = next;
    places[last | 1] = place;
    places[next] = place;
  }

  /** Takes a slot out. */
  remove(slot: number): void {
    const places = this.#places;
    const place = slot << 1;
    const previous = places[place] as number;
    const next = places[place | 1] as number;
    places[previous | 1] = next;
    places[next] = previous;
    if (this.#first === place) this.#first = next === place ? NONE : next;
  }

  /** Puts a slot of the ring to the front. */
  moveToFront(slot: number): void {
    const place = slot << 1;
    const first = this.#first;
    if (first === place) return;
    this.#first = place;
    const places = this.#places;
    const last = places[first] as number;
    if (last === place) return;
    const previous = places[place] as number;
    const next = places[place | 1] as number;
    places[previous | 1] = next;
    places[next] = previous;
    places[place] = last;
    places[place | 1] = first;
    places[last | 1] = place;
    places[first] = place;
  }

  /** Puts the last slot to the front, and returns it. There is at least one. */
  turn(): number {
    const last = this.#places[this.#first] as number;
    this.#first = last;
    return last >> 1;
  }

  /** At most `limit` slots, the last one first. O(limit). */
  lastOf(limit: number): number[] {
    const slots: number[] = [];
    if (this.#first === NONE) return slots;
    for (let place = this.#first; slots.length < limit;) {
      place = this.#places[place] as number;
      slots.push(place >> 1);
      if (place === this.#first) break;
    }
    return slots;
  }

  /** Takes all slots out. */
  clear(): void {
    this.#first = NONE;
  }
}
