import { element, setText } from './element';
import type { LegendItem } from './legendItems';
import { swatchElement } from './swatch';

/** Shows what a chart's legend says. */
export class ChartLegend {
  readonly root = element('ul', { class: 'legend' });
  #values: readonly HTMLElement[] = [];
  #shown = '';
  #emphasis: number | null = null;

  update(items: readonly LegendItem[]): void {
    const shown = JSON.stringify(items.map(({ swatch, label }) => [swatch, label]));
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#values = items.map(() => element('span', { class: 'value' }));
      this.root.replaceChildren(...items.map((item, i) => entry(item, this.#values[i] ?? element('span'))));
      this.emphasize(this.#emphasis);
    }
    for (const [i, { value }] of items.entries()) {
      const target = this.#values[i];
      if (target !== undefined) setText(target, value);
    }
  }

  /** Shows which line the keyboard has chosen. */
  emphasize(line: number | null): void {
    this.#emphasis = line;
    for (const [i, item] of [...this.root.children].entries()) item.classList.toggle('chosen', i === line);
  }
}

function entry({ swatch, label, tip }: LegendItem, value: HTMLElement): HTMLElement {
  const drawing = swatch === null ? [] : [swatchElement(swatch)];
  return element('li', tip === '' ? {} : { title: tip }, ...drawing, element('span', { class: 'label' }, label), value);
}
