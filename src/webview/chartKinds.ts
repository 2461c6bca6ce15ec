import type { PageStrings } from '../protocol/pageStrings';
import type { ChartData, ChartInput } from './chartData';
import { memoryChart } from './memoryChart';
import { occupancyChart } from './occupancyChart';
import { residencyChart } from './residencyChart';
import type { TickFormat } from './tickFormat';
import { trafficChart } from './trafficChart';

/** How values are laid out along one side of a chart. */
export interface ValueAxis {
  /** The ends of the axis, for the greatest value that is shown. */
  range(greatest: number, data: ChartData): [number, number];
  /** Where ticks are; `undefined` for as many as fit. */
  readonly ticks?: (data: ChartData) => number[];
  /** The distances that ticks may have. */
  readonly steps: readonly number[];
  text(value: number, format: TickFormat): string;
}

/** One of the page's charts: what it is called, what is in it and how its values are laid out. */
export interface ChartKind {
  readonly name: 'occupancy' | 'traffic' | 'memory' | 'residency';
  readonly title: keyof PageStrings;
  readonly left: ValueAxis | null;
  readonly right: ValueAxis | null;
  data(input: ChartInput): ChartData;
}

/** In the order of the page. */
export const CHART_KINDS: readonly ChartKind[] = [occupancyChart, trafficChart, memoryChart, residencyChart];
