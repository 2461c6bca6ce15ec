import uPlot from 'uplot';
import type { Formatter } from '../base/format';
import type { PageStrings } from '../protocol/pageStrings';

/** One of the page's charts: what it is called and how its values are scaled and written. */
export interface ChartKind {
  readonly name: 'size' | 'hitRate' | 'heap';
  readonly title: keyof PageStrings;
  /** A value as text; an en dash where it was not known. */
  text(value: number | null | undefined, format: Formatter): string;
  /** The upper end of the axis, which begins at 0. */
  top(greatest: number): number;
  /** A tick's label. */
  tick(value: number, format: Formatter, language: string): string;
  /** The distances that ticks may have. */
  readonly steps: readonly number[];
  /** Whether a value holds until the next one, instead of running to it. */
  readonly stepped: boolean;
}

const UNKNOWN = '–';
const MIB = 2 ** 20;
const HEADROOM = 1.1;

function decades(from: number, to: number, unit = 1): number[] {
  const powers = Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
  return powers.flatMap((power) => [1, 2, 5].map((factor) => factor * power * unit));
}

const size: ChartKind = {
  name: 'size',
  title: 'chartSize',
  text: (value, format) => (value == null ? UNKNOWN : format.count(value)),
  top: (greatest) => Math.max(4, greatest * HEADROOM),
  tick: (value, format) => format.count(value),
  steps: decades(0, 12),
  stepped: true,
};

const hitRate: ChartKind = {
  name: 'hitRate',
  title: 'chartHitRate',
  text: (value, format) => format.percent(value ?? null),
  top: () => 1,
  tick: (value, _format, language) => new Intl.NumberFormat(language, { style: 'percent' }).format(value),
  steps: [0.25, 0.5],
  stepped: false,
};

const heap: ChartKind = {
  name: 'heap',
  title: 'chartHeap',
  text: (value, format) => (value == null ? UNKNOWN : format.bytes(value)),
  top: (greatest) => Math.max(MIB, greatest * HEADROOM),
  tick: (value, format) => format.bytes(value),
  steps: decades(-1, 6, MIB),
  stepped: false,
};

/** In the order of the page. */
export const CHART_KINDS: readonly ChartKind[] = [size, hitRate, heap];

/** How uPlot is to connect the values. */
export function linePath({ stepped }: ChartKind): uPlot.Series.PathBuilder | undefined {
  return stepped ? uPlot.paths.stepped?.({ align: 1 }) : uPlot.paths.linear?.();
}
