import type { SlotColumn } from './slots';

/** No slot, and its place. */
const NONE = 0;

/**
 * Slots in the order of their last use: a list that is doubly linked. 8 bytes an entry. Every operation on one slot is O(1).
 *
 * A slot's two neighbours are side by side, so that a move reads and writes three lines of memory and not four. They, and
 * the ends, are kept as places, which are doubled slots: so none is computed on the way. What the first slot has before it
 * and the last one behind it is never read, so no move writes it.
 */
export class SlotRecency implements SlotColumn {
  // At a place, which is even: the place before it, and behind that the place behind it.
  #places: Int32Array = new Int32Array(2);
  #first = NONE;
  #last = NONE;

  /** Makes room for slots below `count`. */
  reserve(count: number): void {
    const places = new Int32Array(2 * count);
    places.set(this.#places);
    this.#places = places;
  }

  /** The last slot; 0 when there is none. */
  get last(): number {
    return this.#last >> 1;
  }

  /** Puts a slot that is not in the list to the front. */
  add(slot: number): void {
    const place = slot << 1;
    this.#lead(place);
    if (this.#last === NONE) this.#last = place;
  }

  /** Takes a slot out. */
  remove(slot: number): void {
    const places = this.#places;
    const place = slot << 1;
    const previous = place === this.#first ? NONE : (places[place] as number);
    const next = place === this.#last ? NONE : (places[place | 1] as number);
    if (previous === NONE) this.#first = next;
    else places[previous | 1] = next;
    if (next === NONE) this.#last = previous;
    else places[next] = previous;
  }

  /** Puts a slot of the list to the front. */
  moveToFront(slot: number): void {
    const place = slot << 1;
    const first = this.#first;
    if (place === first) return;
    const places = this.#places;
    const previous = places[place] as number;
    if (place === this.#last) {
      this.#last = previous;
    } else {
      const next = places[place | 1] as number;
      places[previous | 1] = next;
      places[next] = previous;
    }
    places[place | 1] = first;
    places[first] = place;
    this.#first = place;
  }

  /** Puts the last slot to the front, and returns it. There is at least one. */
  turn(): number {
    const last = this.#last;
    const first = this.#first;
    if (last === first) return last >> 1;
    const places = this.#places;
    this.#last = places[last] as number;
    places[last | 1] = first;
    places[first] = last;
    this.#first = last;
    return last >> 1;
  }

  /** At most `limit` slots, the last one first. O(limit). */
  lastOf(limit: number): number[] {
    const slots: number[] = [];
    if (this.#first === NONE) return slots;
    for (let place = this.#last; slots.length < limit; place = this.#places[place] as number) {
      slots.push(place >> 1);
      if (place === this.#first) break;
    }
    return slots;
  }

  /** Takes all slots out. */
  clear(): void {
    this.#first = NONE;
    this.#last = NONE;
  }

  #lead(place: number): void {
    const first = this.#first;
    this.#places[place | 1] = first;
    this.#places[first] = place;
    this.#first = place;
  }
}
