import { NO_INTEREST, type PageInterest } from '../protocol/page';

/** Collects from the parts what the page shows, and tells the host when that has changed, at most once a frame. */
export class Interest {
  #now: PageInterest;
  #told = JSON.stringify(NO_INTEREST);
  #frame: number | undefined;

  constructor(
    first: PageInterest,
    readonly tell: (interest: PageInterest) => void,
  ) {
    this.#now = first;
  }

  get now(): PageInterest {
    return this.#now;
  }

  change(part: Partial<PageInterest>): void {
    const names = Object.keys(part) as (keyof PageInterest)[];
    // Parts say at each update what they show, and mostly that is what they showed before.
    if (names.every((name) => JSON.stringify(part[name]) === JSON.stringify(this.#now[name]))) return;
    this.#now = { ...this.#now, ...part };
    this.#frame ??= requestAnimationFrame(() => this.flush());
  }

  /** Tells it now, where it is not what was told last. */
  flush(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const text = JSON.stringify(this.#now);
    if (text === this.#told) return;
    this.#told = text;
    this.tell(this.#now);
  }
}
