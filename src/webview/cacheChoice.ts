import type { CacheSnapshot } from '../protocol/snapshot';
import { element, setHidden } from './element';

const ALL = 'all';

/** Chooses the cache of a list. Hidden while there is no choice. */
export class CacheChoice {
  readonly root: HTMLSelectElement;
  #offered = '';

  /** `all` names the choice of all caches; `null` where only one can be shown. */
  constructor(
    label: string,
    readonly all: string | null,
    onChoice: (cacheId: number | null) => void,
  ) {
    this.root = element('select', { class: 'cache-choice', 'aria-label': label });
    this.root.hidden = true;
    this.root.addEventListener('change', () => {
      const { value } = this.root;
      onChoice(value === ALL ? null : Number(value));
    });
  }

  update(caches: readonly CacheSnapshot[], chosen: number | null): void {
    setHidden(this.root, caches.length < 2);
    const offered = JSON.stringify(caches.map(({ id, name }) => [id, name]));
    if (offered !== this.#offered) {
      this.#offered = offered;
      this.root.replaceChildren(
        ...(this.all === null ? [] : [element('option', { value: ALL }, this.all)]),
        ...caches.map(({ id, name }) => element('option', { value: String(id) }, name)),
      );
    }
    const value = caches.some(({ id }) => id === chosen) ? String(chosen) : ALL;
    if (this.root.value !== value) this.root.value = value;
  }
}
