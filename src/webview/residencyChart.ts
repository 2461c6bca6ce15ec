import { emptyChart } from './chartData';
import type { ChartKind } from './chartKinds';
import { cacheLineStyle } from './lineStyle';
import { stayRows } from './stayRows';

/** How long each key stays: a bar from its insertion to its removal, with its hits. */
export const residencyChart: ChartKind = {
  name: 'residency',
  title: 'chartResidency',
  left: null,
  right: null,
  data: (input) => ({ ...emptyChart(input), stays: stayRows(input, cacheLineStyle) }),
};
