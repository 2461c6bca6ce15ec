import type { Locator } from 'playwright-core';
import type { StatsPage } from './statsPage';

export const CHARTS = ['occupancy', 'traffic', 'memory', 'residency'] as const;
export type ChartName = (typeof CHARTS)[number];

export function figure(stats: StatsPage, name: ChartName): Locator {
  return stats.page.locator(`[data-chart="${name}"]`);
}

/** The part of the chart in which its values are drawn. */
export function plotArea(stats: StatsPage, name: ChartName): Locator {
  return figure(stats, name).locator('.u-over');
}

/** The legend as text: each name with its value. */
export function legend(stats: StatsPage, name: ChartName): Promise<string[]> {
  return figure(stats, name)
    .locator('.legend li')
    .evaluateAll((items) =>
      items.map((item) =>
        Array.from(item.querySelectorAll('span'), (s) => s.textContent)
          .join(' ')
          .trim(),
      ),
    );
}

/** How many pixels of the chart have exactly this colour. */
export function pixels(stats: StatsPage, name: ChartName, rgb: readonly [number, number, number]): Promise<number> {
  return figure(stats, name)
    .locator('canvas')
    .evaluate((element, [red, green, blue]) => {
      const { width, height } = element as HTMLCanvasElement;
      const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      copy?.drawImage(element as HTMLCanvasElement, 0, 0);
      const { data } = copy?.getImageData(0, 0, width, height) ?? { data: [] };
      let count = 0;
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] === red && data[i + 1] === green && data[i + 2] === blue && data[i + 3] === 255) count += 1;
      }
      return count;
    }, rgb);
}

/** Where the cursor of each chart that is seen is, in pixels from the left of the plot; `null` where there is none. */
export function cursors(stats: StatsPage): Promise<(number | null)[]> {
  return stats.page.locator('figure:not([hidden]) .u-cursor-x').evaluateAll((lines) =>
    lines.map((line) => {
      const left = new DOMMatrix(getComputedStyle(line).transform).e;
      return line.classList.contains('u-off') || left < 0 ? null : left;
    }),
  );
}

/** The times below the chart, as the page has drawn them. */
export function zoomText(stats: StatsPage): Promise<string> {
  return stats.page
    .locator('.zoom')
    .evaluate((bar: HTMLElement) => (bar.hidden ? '' : (bar.firstElementChild?.textContent ?? '')));
}
