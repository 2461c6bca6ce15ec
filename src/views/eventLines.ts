import type { Clock } from '../base/clock';
import type { LeakEvent, RemovalEvent, SessionSnapshot } from '../protocol/snapshot';

/** The most lines in a second: more nobody can read, and a program may remove a million entries. */
export const LINES_A_SECOND = 50;
/** After so many lines the text begins anew. */
export const LINE_CAP = 20_000;

/** What the lines say, in the user's language. */
export interface LineTexts {
  removal(event: RemovalEvent): string;
  leak(leak: LeakEvent): string;
  /** A session has come into another state. */
  state(snapshot: SessionSnapshot): string;
  /** The engine has collected so many times since the last line about it. */
  collections(count: number, snapshot: SessionSnapshot): string;
  /** So many things happened that have no line. */
  more(count: number): string;
}

export interface LineOutput {
  append(line: string): void;
  clear(): void;
}

/** What is known of a session already. */
interface Told {
  state: string;
  eventId: number;
  eventsTotal: number;
  leakId: number;
  leaksTotal: number;
  collections: number;
}

/** Where a session's removals come from. */
export interface EventSource {
  readonly snapshot: SessionSnapshot;
  eventsAfter(id: number): readonly RemovalEvent[];
}

/** Writes what happens in sessions as text, line by line: so many a second at most, the others are counted. */
export class EventLines {
  readonly #output: LineOutput;
  readonly #texts: LineTexts;
  readonly #clock: Clock;
  readonly #told = new Map<number, Told>();
  #secondBegan = -Infinity;
  #linesInSecond = 0;
  #skipped = 0;
  #lines = 0;

  constructor(output: LineOutput, texts: LineTexts, clock: Clock) {
    this.#output = output;
    this.#texts = texts;
    this.#clock = clock;
  }

  /** Takes what has happened in a session so far as told. */
  skip(source: EventSource): void {
    this.#told.set(source.snapshot.sessionId, standing(source));
  }

  /** Writes what has happened in a session since it was last asked for. */
  update(source: EventSource): void {
    const { snapshot } = source;
    const told = this.#told.get(snapshot.sessionId) ?? NOTHING_TOLD;
    const removals = source.eventsAfter(told.eventId);
    for (const event of removals) this.#write(() => this.#texts.removal(event));
    this.#skip(snapshot.eventsTotal - told.eventsTotal - removals.length);
    const leaks = snapshot.leaks.filter(({ id }) => id > told.leakId);
    for (const leak of leaks) this.#write(() => this.#texts.leak(leak));
    this.#skip(snapshot.leaksTotal - told.leaksTotal - leaks.length);
    const collections = snapshot.engineCollections.count - told.collections;
    if (collections > 0) this.#write(() => this.#texts.collections(collections, snapshot));
    const isOtherState = snapshot.state.kind !== told.state;
    // A state is told whatever came before it.
    if (isOtherState) this.#tell(this.#texts.state(snapshot));
    this.skip(source);
  }

  forget(sessionId: number): void {
    this.#told.delete(sessionId);
  }

  #write(text: () => string): void {
    const now = this.#clock();
    if (now - this.#secondBegan >= 1_000) {
      this.#tellSkipped();
      this.#secondBegan = now;
      this.#linesInSecond = 0;
    }
    if (this.#linesInSecond >= LINES_A_SECOND) return this.#skip(1);
    this.#linesInSecond++;
    this.#append(text());
  }

  #tell(line: string): void {
    this.#tellSkipped();
    this.#append(line);
  }

  #skip(count: number): void {
    this.#skipped += Math.max(0, count);
  }

  #tellSkipped(): void {
    if (this.#skipped === 0) return;
    const line = this.#texts.more(this.#skipped);
    this.#skipped = 0;
    this.#append(line);
  }

  #append(line: string): void {
    if (this.#lines >= LINE_CAP) {
      this.#lines = 0;
      this.#output.clear();
    }
    this.#lines++;
    // A key is the program's own text, and one line is one event.
    this.#output.append(line.replaceAll(/[\r\n]+/g, ' '));
  }
}

const NOTHING_TOLD: Told = { state: '', eventId: 0, eventsTotal: 0, leakId: 0, leaksTotal: 0, collections: 0 };

function standing({ snapshot }: EventSource): Told {
  const { state, events, eventsTotal, leaks, leaksTotal, engineCollections } = snapshot;
  return {
    state: state.kind,
    eventId: events.at(-1)?.id ?? 0,
    eventsTotal,
    leakId: leaks.at(-1)?.id ?? 0,
    leaksTotal,
    collections: engineCollections.count,
  };
}
