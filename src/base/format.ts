const OPTIONS = {
  integer: { maximumFractionDigits: 0 },
  percent: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
  decimal: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  oneDecimal: { maximumFractionDigits: 1 },
  three: { maximumSignificantDigits: 3 },
  significant: { maximumSignificantDigits: 4 },
} as const satisfies Readonly<Record<string, Intl.NumberFormatOptions>>;

/**
 * Numbers as people read them. One instance for each language; all views and the terminal use the same one. What is costly
 * about a language, 20 ms for the first, waits for the first number: the extension starts without one.
 */
export class Formatter {
  readonly #language: string;
  readonly #formats: Partial<Record<keyof typeof OPTIONS, Intl.NumberFormat>> = {};

  constructor(language: string) {
    this.#language = language;
  }

  /** `12,345`. */
  count(value: number): string {
    return this.#format('integer', value);
  }

  /** Any number, with at most four digits that count, and no fewer than it has before the point: `0.2`, `10.53`, `1,234,567`. */
  number(value: number): string {
    return this.#format(Math.abs(value) < 1_000 ? 'significant' : 'integer', value);
  }

  /** What was measured, with its unit: as `number`, with three digits that count; of shares with one decimal. */
  measured(value: number, unit: string): string {
    const isWhole = Number.isInteger(value) || Math.abs(value) >= 100;
    const number = this.#format(unit.startsWith('%') ? 'decimal' : isWhole ? 'integer' : 'three', value);
    return `${number} ${unit}`.trim();
  }

  /** How often something happens in a second: `0`, `5.7`, `31`. Of what is rare it is said that it is not nothing: `<0.1`. */
  rate(perSecond: number): string {
    if (perSecond > 0 && perSecond < 0.05) return `<${this.#format('oneDecimal', 0.1)}`;
    return this.#format(perSecond < 9.95 ? 'oneDecimal' : 'integer', perSecond);
  }

  /** A share of 1 as a percentage, `83.1%`; an en dash when there is nothing to take a share of. */
  percent(share: number | null): string {
    return share === null ? '–' : this.#format('percent', share);
  }

  /** A bound, `500`, or `∞` where there is none. */
  capacity(capacity: number | null): string {
    return capacity === null ? '∞' : this.#format('integer', capacity);
  }

  /** Bytes in mebibytes, `41.2 MiB`: memory numbers are compared with each other, so they share one unit. */
  bytes(bytes: number): string {
    return `${this.#format('decimal', bytes / 2 ** 20)} MiB`;
  }

  /** A duration that is mostly short, as exact as people need it: `3.2 ms`, `320 ms`, `4.2 s`. */
  milliseconds(ms: number): string {
    if (ms < 99.95) return `${this.#format('decimal', ms)} ms`;
    return ms < 999.5 ? `${this.#format('integer', ms)} ms` : this.duration(ms);
  }

  /** A duration that people wait for, `4.2 s`. */
  seconds(ms: number): string {
    return `${this.#format('decimal', ms / 1000)} s`;
  }

  /** A duration of whatever length, as exact as people need it: `4.2 s`, `42 s`, `2:05`. */
  duration(ms: number): string {
    if (ms < 9_950) return this.seconds(ms);
    return ms < 99_500 ? `${this.#format('integer', ms / 1000)} s` : this.elapsed(ms);
  }

  /** A running time, `1:02` or `1:00:02`. */
  elapsed(ms: number): string {
    const seconds = Math.floor(ms / 1000);
    const two = (n: number): string => String(n).padStart(2, '0');
    const hours = Math.floor(seconds / 3600);
    const rest = `${hours > 0 ? two(Math.floor(seconds / 60) % 60) : Math.floor(seconds / 60)}:${two(seconds % 60)}`;
    return hours > 0 ? `${hours}:${rest}` : rest;
  }

  /** The same with so many digits of the second, cut and not rounded: `1:02.318`. */
  precise(ms: number, digits: 1 | 3): string {
    const point = this.#format('decimal', 0.5).replace(/\p{Nd}/gu, '');
    const fraction = String(Math.floor(ms) % 1000).padStart(3, '0');
    return `${this.elapsed(ms)}${point}${fraction.slice(0, digits)}`;
  }

  #format(kind: keyof typeof OPTIONS, value: number): string {
    this.#formats[kind] ??= new Intl.NumberFormat(this.#language, OPTIONS[kind]);
    return this.#formats[kind].format(value);
  }
}
