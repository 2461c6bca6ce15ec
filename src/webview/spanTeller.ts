import type { Span } from '../protocol/page';

/** While somebody zooms on there is no use in a history for each stop on the way. */
const REST_MS = 150;

/** Tells which time is zoomed to, once it has come to rest. */
export class SpanTeller {
  #told: Span | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly tell: (span: Span | null) => void,
    told: Span | null,
  ) {
    this.#told = told;
  }

  change(span: Span | null): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (span === this.#told) return;
      this.#told = span;
      this.tell(span);
    }, REST_MS);
  }
}
