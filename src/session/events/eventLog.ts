import { RingBuffer } from '../../base/ringBuffer';
import type { RemovalEvent } from '../../protocol/snapshot';

/** How many removals a session keeps, when nothing else is said. */
export const EVENT_CAPACITY = 50_000;

/** The newest removals of a session, each under its id; ids follow one another without a gap. */
export class EventLog {
  readonly #events: RingBuffer<RemovalEvent>;
  #nextId = 1;

  constructor(capacity = EVENT_CAPACITY) {
    this.#events = new RingBuffer<RemovalEvent>(capacity);
  }

  /** How many it keeps at most. */
  get capacity(): number {
    return this.#events.capacity;
  }

  /** The id of the oldest one that is kept; {@link nextId} when there is none. */
  get firstId(): number {
    return this.#nextId - this.#events.length;
  }

  /** The id that the next one will have. */
  get nextId(): number {
    return this.#nextId;
  }

  push(event: Omit<RemovalEvent, 'id'>): void {
    this.#events.push({ ...event, id: this.#nextId++ });
  }

  /** O(1); `undefined` when it is not kept. */
  find(id: number): RemovalEvent | undefined {
    return this.#events.at(id - this.firstId);
  }

  /** Keeps as many from now on; of more, the oldest go. Ids stay. */
  keep(count: number): void {
    this.#events.resize(count);
  }

  newest(count: number): RemovalEvent[] {
    return this.#events.newest(count);
  }

  /** Those with an id greater than `id`, oldest first, as far as they are still kept. */
  after(id: number): RemovalEvent[] {
    return this.#events.newest(this.#nextId - 1 - id);
  }
}
