import type { RemovalEvent, SessionSnapshot } from '../protocol/snapshot';
import type { Front } from './front';
import { summary } from './summary';

/** For programs: one JSON object a line, the summary last. */
export class JsonFront implements Front {
  readonly #write: (text: string) => void;
  #started = false;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  update(snapshot: SessionSnapshot, removals: readonly RemovalEvent[]): void {
    if (!this.#started) this.#start(snapshot);
    for (const { atMs, cacheName, key, cause } of removals) {
      this.#print({ kind: 'removal', atMs, cache: cacheName, key, cause });
    }
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

  #start({ scenarioId, seed, pid }: SessionSnapshot): void {
    this.#started = true;
    this.#print({ kind: 'start', scenario: scenarioId, seed, pid });
  }

  #print(object: object): void {
    this.#write(`${JSON.stringify(object)}\n`);
  }
}
