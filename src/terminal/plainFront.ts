import type { Formatter } from '../base/format';
import type { CacheSnapshot, RemovalEvent, SessionSnapshot } from '../protocol/snapshot';
import { closingLines } from './closingLines';
import type { Front } from './front';
import { STEP_KEYS } from './stepCommand';
import { stepText } from './stepText';

const LINE_EVERY_MS = 1_000;

/** For logs and pipes: each step, and a line of numbers a second. */
export class PlainFront implements Front {
  readonly #write: (text: string) => void;
  readonly #format: Formatter;
  /** Whether somebody goes through step by step and has to be told the keys. */
  readonly #steps: boolean;
  #sessionId: number | undefined;
  #nextLineAtMs = 0;
  #lastStep = 0;
  #holds = 0;

  constructor(write: (text: string) => void, format: Formatter, steps: boolean) {
    this.#write = write;
    this.#format = format;
    this.#steps = steps;
  }

  update(snapshot: SessionSnapshot, _removals: readonly RemovalEvent[]): void {
    if (snapshot.sessionId !== this.#sessionId) this.#start(snapshot);
    this.#tellSteps(snapshot);
    if (snapshot.memory === null) return;
    const { state, holds, elapsedMs } = snapshot;
    const isHeldAnew = state.kind === 'paused' && holds > this.#holds;
    this.#holds = holds;
    // While the program is held nothing changes.
    if (state.kind === 'paused' ? !isHeldAnew : elapsedMs < this.#nextLineAtMs) return;
    this.#nextLineAtMs = elapsedMs + LINE_EVERY_MS;
    this.#write(`${this.#line(snapshot)}\n`);
    if (isHeldAnew && this.#steps) this.#write(`${STEP_KEYS}\n`);
  }

  end(snapshot: SessionSnapshot): void {
    if (snapshot.memory !== null) this.#write(`${this.#line(snapshot)}\n`);
    for (const line of closingLines(snapshot)) this.#write(`${line}\n`);
  }

  #start({ sessionId }: SessionSnapshot): void {
    this.#sessionId = sessionId;
    this.#nextLineAtMs = 0;
    this.#lastStep = 0;
    this.#holds = 0;
  }

  #tellSteps({ steps }: SessionSnapshot): void {
    for (const step of steps) {
      if (step.number > this.#lastStep) this.#write(`\n${stepText(step).join('\n')}\n`);
    }
    this.#lastStep = steps.at(-1)?.number ?? this.#lastStep;
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
