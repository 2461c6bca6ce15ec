import { element, setAttribute } from './element';
import type { Locale } from './locale';
import { rove } from './rovingFocus';
import { LIST_TABS, type ListTab } from './uiChoices';

/** As in the style sheets. */
const NARROW = '(width < 500px)';

/** The lists, one below the other; on a narrow page one at a time, with tabs to choose it by. */
export class ListTabs {
  readonly root: HTMLElement;
  readonly #bar: HTMLElement;
  readonly #tabs: ReadonlyMap<ListTab, HTMLButtonElement>;
  readonly #narrow = matchMedia(NARROW);
  #chosen: ListTab;

  constructor(
    locale: Locale,
    readonly panels: Readonly<Record<ListTab, HTMLElement>>,
    first: ListTab,
    readonly onChoice: (tab: ListTab) => void,
  ) {
    this.#chosen = first;
    const { strings } = locale;
    this.#tabs = new Map(
      LIST_TABS.map((name) => {
        panels[name].id = `panel-${name}`;
        const tab = element('button', { type: 'button', role: 'tab', id: `tab-${name}`, 'data-tab': name });
        tab.setAttribute('aria-controls', panels[name].id);
        tab.append(strings[name === 'events' ? 'eventsTab' : name]);
        tab.addEventListener('click', () => this.choose(name));
        return [name, tab];
      }),
    );
    this.#bar = element('div', { role: 'tablist', class: 'tabs', 'aria-label': strings.lists }, ...this.#tabs.values());
    rove(this.#bar, [...this.#tabs.values()], this.#tabs.get(first));
    this.root = element('div', { class: 'lists' }, this.#bar, ...LIST_TABS.map((name) => panels[name]));
    this.#narrow.addEventListener('change', () => this.#show());
    this.#show();
  }

  choose(tab: ListTab): void {
    this.#chosen = tab;
    this.#show();
    this.onChoice(tab);
  }

  #show(): void {
    const isNarrow = this.#narrow.matches;
    this.#bar.hidden = !isNarrow;
    for (const [name, tab] of this.#tabs) {
      const panel = this.panels[name];
      const isChosen = name === this.#chosen;
      setAttribute(tab, 'aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      panel.hidden = isNarrow && !isChosen;
      // On a wide page they are regions of their own.
      if (isNarrow) panel.setAttribute('role', 'tabpanel');
      else panel.removeAttribute('role');
      setAttribute(panel, 'aria-labelledby', isNarrow ? tab.id : `${name}-title`);
    }
  }
}
