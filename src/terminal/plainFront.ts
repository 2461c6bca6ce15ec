import type { Formatter } from '../base/format';
import type { CacheSnapshot, RemovalEvent, SessionSnapshot } from '../protocol/snapshot';
import { closingLines } from './closingLines';
import type { Front } from './front';

const LINE_EVERY_MS = 1_000;

/** For logs and pipes: a line a second. */
export class PlainFront implements Front {
  readonly #write: (text: string) => void;
  readonly #format: Formatter;
  #nextLineAtMs = 0;

  constructor(write: (text: string) => void, format: Formatter) {
    this.#write = write;
    this.#format = format;
  }

  update(snapshot: SessionSnapshot, _removals: readonly RemovalEvent[]): void {
    if (snapshot.memory === null || snapshot.elapsedMs < this.#nextLineAtMs) return;
    this.#nextLineAtMs = snapshot.elapsedMs + LINE_EVERY_MS;
    this.#write(`${this.#line(snapshot)}\n`);
  }

  end(snapshot: SessionSnapshot): void {
    if (snapshot.memory !== null) this.#write(`${this.#line(snapshot)}\n`);
    for (const line of closingLines(snapshot)) this.#write(`${line}\n`);
  }

  #line({ elapsedMs, caches, memory }: SessionSnapshot): string {
    const heap = memory === null ? '' : `heap ${this.#format.bytes(memory.heapUsedBytes)}`;
    return [this.#format.elapsed(elapsedMs), ...caches.map((cache) => this.#cache(cache)), heap].join('  ');
  }

  #cache(cache: CacheSnapshot): string {
    const format = this.#format;
    return [
      `${cache.name} ${format.count(cache.size)}/${format.capacity(cache.capacity)}`,
      `hit rate ${format.percent(cache.hitRate)}`,
      `evictions ${format.count(cache.removals.size)}`,
      `collected ${format.count(cache.removals.collected)}`,
    ].join('  ');
  }
}
