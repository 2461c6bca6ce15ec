import type { Locale } from './locale';

const MIB = 2 ** 20;
const SECOND_MS = 1_000;

/** Numbers along an axis, where there is room for a few letters only. Made once: `Intl`'s formatters are dear. */
export class TickFormat {
  readonly #count: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #format: Locale['format'];

  constructor({ strings: { language }, format }: Locale) {
    this.#count = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
    this.#percent = new Intl.NumberFormat(language, { style: 'percent' });
    this.#format = format;
  }

  count(value: number): string {
    return this.#count.format(value);
  }

  percent(share: number): string {
    return this.#percent.format(share);
  }

  /** `48 MiB`. */
  bytes(bytes: number): string {
    return `${this.#count.format(bytes / MIB)} MiB`;
  }

  /** `1:02`, or `1:02.5` where seconds alone would not tell times apart. */
  time(ms: number, stepMs: number): string {
    return stepMs < SECOND_MS ? this.#format.precise(ms, 1) : this.#format.elapsed(ms);
  }
}
