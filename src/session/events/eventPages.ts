import type { EventPage, EventsInterest, Span } from '../../protocol/page';
import type { RemovalEvent } from '../../protocol/snapshot';
import type { EventLog } from './eventLog';
import { keyPattern, type KeyPattern, type KeyPatternTexts } from './keyPattern';

/** The most steps of searching in keys when the filter changes: well below a second. */
const STEP_CAP = 200_000_000;

/** Where the events are. */
export type EventSource = Pick<EventLog, 'firstId' | 'nextId' | 'find'>;

type Filter = Pick<EventsInterest, 'causes' | 'cacheId' | 'key'> & { readonly span: Span | null };

/**
 * The rows of a list of events that somebody scrolls through and filters. What matches is kept by id: a new event is
 * tested once, and all that are kept only when the filter changes.
 */
export class EventPages {
  readonly #events: EventSource;
  readonly #texts: KeyPatternTexts;
  #filter: Filter | undefined;
  #pattern: KeyPattern | undefined;
  #keyError: string | null = null;
  /** Ids, ascending; those before `#firstMatch` are no longer kept. */
  #matches: number[] = [];
  #firstMatch = 0;
  /** The id of the next event to test. */
  #next = 0;

  constructor(events: EventSource, texts: KeyPatternTexts) {
    this.#events = events;
    this.#texts = texts;
  }

  /** O(events since the last call + rows · log matches); O(events kept) when the filter is another one. */
  page(interest: EventsInterest, span: Span | null): EventPage {
    const { causes, cacheId, key, upToId, from, count } = interest;
    const filter = { causes, cacheId, key, span };
    if (this.#filter === undefined || !isSame(filter, this.#filter)) this.#startOver(filter);
    this.#testNewOnes();
    this.#dropForgotten();
    const end = upToId === null ? this.#matches.length : this.#countUpTo(upToId);
    const last = Math.max(this.#firstMatch, end - from);
    const ids = this.#matches.slice(Math.max(this.#firstMatch, last - count), last).reverse();
    return {
      from,
      rows: ids.flatMap((id) => this.#events.find(id) ?? []),
      matching: Math.max(0, end - this.#firstMatch),
      newer: this.#matches.length - Math.max(end, this.#firstMatch),
      keyError: this.#keyError,
    };
  }

  #startOver(filter: Filter): void {
    this.#filter = filter;
    const pattern = filter.key === '' ? undefined : keyPattern(filter.key, this.#texts);
    this.#keyError = typeof pattern === 'string' ? pattern : null;
    this.#pattern = typeof pattern === 'string' ? undefined : pattern;
    this.#next = this.#events.nextId;
    this.#firstMatch = 0;
    this.#matches = this.#searchBack(filter).reverse();
  }

  /** The newest first, so that what is left out when it takes too long is what nobody sees. */
  #searchBack(filter: Filter): number[] {
    const found: number[] = [];
    let steps = 0;
    for (let id = this.#next - 1; id >= this.#events.firstId; id--) {
      const event = this.#events.find(id);
      if (event === undefined) continue;
      steps += this.#pattern?.stepsIn(event.key) ?? 0;
      if (steps > STEP_CAP) {
        this.#keyError = this.#texts.onlyNewest(this.#next - 1 - id);
        break;
      }
      if (this.#isWanted(event, filter)) found.push(id);
    }
    return found;
  }

  #testNewOnes(): void {
    const { firstId, nextId } = this.#events;
    for (let id = Math.max(this.#next, firstId); id < nextId; id++) {
      const event = this.#events.find(id);
      if (event !== undefined && this.#filter !== undefined && this.#isWanted(event, this.#filter)) {
        this.#matches.push(id);
      }
    }
    this.#next = nextId;
  }

  #isWanted(event: RemovalEvent, { causes, cacheId, span }: Filter): boolean {
    if (causes.length > 0 && !causes.includes(event.cause)) return false;
    if (cacheId !== null && event.cacheId !== cacheId) return false;
    if (span !== null && (event.atMs < span.fromMs || event.atMs > span.toMs)) return false;
    return this.#pattern?.matches(event.key) ?? true;
  }

  /** Moves past the ids that are gone, and gives their memory back now and then. */
  #dropForgotten(): void {
    const { firstId } = this.#events;
    while ((this.#matches[this.#firstMatch] ?? Infinity) < firstId) this.#firstMatch++;
    if (this.#firstMatch * 2 <= this.#matches.length) return;
    this.#matches = this.#matches.slice(this.#firstMatch);
    this.#firstMatch = 0;
  }

  /** How many of the ids are not greater, by halving. */
  #countUpTo(id: number): number {
    let low = 0;
    let high = this.#matches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#matches[middle] as number) <= id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A page names the causes in any order and says the same again with every scroll. */
function isSame(a: Filter, b: Filter): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
