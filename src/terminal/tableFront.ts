import Table from 'cli-table3';
import type { Formatter } from '../base/format';
import type { RemovalEvent, SessionSnapshot } from '../protocol/snapshot';
import { closingLines } from './closingLines';
import type { Front } from './front';
import { STEP_KEYS } from './stepCommand';
import { stepText } from './stepText';

/** A text that can be replaced in place. */
export interface LiveText {
  (text: string): void;
  /** Leaves the text where it is. */
  done(): void;
}

const HEADINGS = [
  'cache',
  'type',
  'size',
  'capacity',
  'hits',
  'misses',
  'hit rate',
  'evictions',
  'expirations',
  'collected',
];
const LAST_EVENTS = 5;

/** For people: a table that changes in place. */
export class TableFront implements Front {
  readonly #text: LiveText;
  readonly #format: Formatter;

  /** Whether somebody goes through step by step and has to be told the keys. */
  readonly #steps: boolean;

  constructor(text: LiveText, format: Formatter, steps: boolean) {
    this.#text = text;
    this.#format = format;
    this.#steps = steps;
  }

  update(snapshot: SessionSnapshot, _removals: readonly RemovalEvent[]): void {
    this.#text(
      [
        this.#headline(snapshot),
        ...this.#step(snapshot),
        this.#table(snapshot),
        ...this.#lastEvents(snapshot),
        ...(this.#steps ? [STEP_KEYS] : []),
      ].join('\n'),
    );
  }

  end(snapshot: SessionSnapshot): void {
    this.#text([this.#headline(snapshot), this.#table(snapshot), ...closingLines(snapshot)].join('\n'));
    this.#text.done();
  }

  #headline({ title, state, elapsedMs, operations, memory, engineCollections }: SessionSnapshot): string {
    const format = this.#format;
    return [
      title,
      `${state.kind} ${format.elapsed(elapsedMs)}`,
      ...(operations === null ? [] : [`${format.count(operations)} operations`]),
      ...(memory === null ? [] : [`heap ${format.bytes(memory.heapUsedBytes)}`]),
      `${format.count(engineCollections.count)} engine collections`,
    ].join(' · ');
  }

  #step({ currentStep, references }: SessionSnapshot): string[] {
    if (currentStep === null) return [];
    const states = references.map(({ name, state }) => `${name}: ${state}`);
    return ['', ...stepText(currentStep), ...(states.length === 0 ? [] : [`  ${states.join(' · ')}`]), ''];
  }

  #table({ caches }: SessionSnapshot): string {
    const format = this.#format;
    const table = new Table({
      head: HEADINGS,
      colAligns: HEADINGS.map((_, column) => (column < 2 ? 'left' : 'right')),
      style: { head: [], border: [], compact: true },
    });
    for (const { name, type, size, capacity, hits, misses, hitRate, removals } of caches) {
      const counts = [hits, misses].map((count) => format.count(count));
      const gone = [removals.size, removals.expired, removals.collected].map((count) => format.count(count));
      table.push([
        name,
        type,
        format.count(size),
        format.capacity(capacity),
        ...counts,
        format.percent(hitRate),
        ...gone,
      ]);
    }
    return table.toString();
  }

  #lastEvents({ events, eventsTotal }: SessionSnapshot): string[] {
    const last = events.slice(-LAST_EVENTS).map(({ atMs, cacheName, key, cause }) => {
      return `  ${this.#format.elapsed(atMs)}  ${cacheName}: ${key} left, ${cause}`;
    });
    return [`Last of ${this.#format.count(eventsTotal)} removals (Ctrl+C ends):`, ...last];
  }
}
