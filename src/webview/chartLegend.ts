import type { ChartData } from './chartData';
import type { ChartKind } from './chartKinds';
import { element, setText } from './element';
import { CAPACITY_DASH, type LineStyle } from './lineStyle';
import type { Locale } from './locale';

const SVG = 'http://www.w3.org/2000/svg';

/** Names the lines of a chart, each with its value at the cursor, or its newest one. */
export class ChartLegend {
  readonly root = element('ul', { class: 'legend' });
  #values: readonly HTMLElement[] = [];
  #shown = '';

  constructor(
    readonly kind: ChartKind,
    readonly locale: Locale,
  ) {}

  update({ lines }: ChartData, index: number): void {
    const shown = JSON.stringify(lines.map(({ label, style, capacity }) => [label, style, capacity]));
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#values = lines.map(() => element('span', { class: 'value' }));
      const items = lines.map(({ label, style }, i) => entry(swatch(style), label, this.#values[i] ?? ''));
      this.root.replaceChildren(...items, ...this.#capacity(lines));
    }
    for (const [i, { values }] of lines.entries()) {
      const value = this.#values[i];
      if (value !== undefined) setText(value, this.kind.text(values[index], this.locale.format));
    }
  }

  #capacity(lines: ChartData['lines']): HTMLElement[] {
    const bounds = [...new Set(lines.flatMap(({ capacity }) => capacity ?? []))];
    if (bounds.length === 0) return [];
    const text = bounds.map((bound) => this.kind.text(bound, this.locale.format)).join(' · ');
    return [entry(swatch(undefined), this.locale.strings.capacity, element('span', { class: 'value' }, text))];
  }
}

function entry(sample: Element, label: string, value: HTMLElement | string): HTMLElement {
  return element('li', {}, sample, element('span', { class: 'label' }, label), value);
}

/** A short piece of the line; without a style, of the line that shows a capacity. */
function swatch(style: LineStyle | undefined): Element {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', `swatch ${style?.colour ?? 'capacity'}`);
  drawing.setAttribute('viewBox', '0 0 24 6');
  drawing.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', 'M0 3H24');
  line.setAttribute('stroke-dasharray', (style?.dash ?? CAPACITY_DASH).join(' '));
  drawing.append(line);
  return drawing;
}
