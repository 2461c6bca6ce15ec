import type { RemovalEvent, SessionSnapshot } from '../protocol/snapshot';
import type { Front } from './front';
import { summary } from './summary';

/** For programs: one JSON object a line, the summary last. */
export class JsonFront implements Front {
  readonly #write: (text: string) => void;
  #sessionId: number | undefined;
  #lastStep = 0;
  /** When each measurement and each reference was told last, by its kind and name. */
  readonly #toldAtMs = new Map<string, number>();

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  update(snapshot: SessionSnapshot, removals: readonly RemovalEvent[]): void {
    if (snapshot.sessionId !== this.#sessionId) this.#start(snapshot);
    for (const { atMs, cacheName, key, cause } of removals) {
      this.#print({ kind: 'removal', atMs, cache: cacheName, key, cause });
    }
    this.#tell(snapshot);
    const { elapsedMs, state, operations, memory, caches, eventsTotal, engineCollections } = snapshot;
    if (memory === null) return;
    this.#print({
      kind: 'sample',
      atMs: elapsedMs,
      state: state.kind,
      operations,
      memory,
      caches,
      removalsTotal: eventsTotal,
      engineCollections,
    });
  }

  end(snapshot: SessionSnapshot): void {
    this.#print(summary(snapshot));
  }

  #start({ sessionId, scenarioId, seed, pid }: SessionSnapshot): void {
    this.#sessionId = sessionId;
    this.#lastStep = 0;
    this.#toldAtMs.clear();
    this.#print({ kind: 'start', scenario: scenarioId, seed, pid });
  }

  /** What the scenario has told about itself since the snapshot before. */
  #tell({ steps, measurements, references }: SessionSnapshot): void {
    for (const step of steps) if (step.number > this.#lastStep) this.#print({ kind: 'step', ...step });
    this.#lastStep = steps.at(-1)?.number ?? this.#lastStep;
    for (const measurement of measurements) this.#printNews('measurement', measurement);
    for (const reference of references) this.#printNews('reference', reference);
  }

  #printNews(kind: 'measurement' | 'reference', news: { readonly name: string; readonly atMs: number }): void {
    const id = `${kind} ${news.name}`;
    if (this.#toldAtMs.get(id) === news.atMs) return;
    this.#toldAtMs.set(id, news.atMs);
    this.#print({ kind, ...news });
  }

  #print(object: object): void {
    this.#write(`${JSON.stringify(object)}\n`);
  }
}
