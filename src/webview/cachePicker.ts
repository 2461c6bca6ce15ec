import type { CacheSnapshot } from '../protocol/snapshot';
import { element, setHidden } from './element';
import type { Locale } from './locale';

const ALL = 'all';

/** Chooses the cache in the charts. Hidden while there is no choice. */
export class CachePicker {
  readonly root: HTMLElement;
  readonly #select = element('select');
  #offered = '';

  constructor(
    readonly locale: Locale,
    onChoice: (cacheId: number | null) => void,
  ) {
    this.root = element('label', { class: 'picker' }, element('span', {}, locale.strings.showInCharts), this.#select);
    this.root.hidden = true;
    this.#select.addEventListener('change', () => {
      const { value } = this.#select;
      onChoice(value === ALL ? null : Number(value));
    });
  }

  update(caches: readonly CacheSnapshot[], chosen: number | null): void {
    setHidden(this.root, caches.length < 2);
    const offered = JSON.stringify(caches.map(({ id, name }) => [id, name]));
    if (offered !== this.#offered) {
      this.#offered = offered;
      this.#select.replaceChildren(
        element('option', { value: ALL }, this.locale.strings.allCaches),
        ...caches.map(({ id, name }) => element('option', { value: String(id) }, name)),
      );
    }
    this.#select.value = caches.some(({ id }) => id === chosen) ? String(chosen) : ALL;
  }
}
