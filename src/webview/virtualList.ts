import { element, setAttribute, setHidden } from './element';
import { MENU_ATTRIBUTE } from './menuContext';
import { boxHeight, listTop, rowsInPage, scrollTopFor, wantedRows, type ListLayout } from './listWindow';

/** A row, to be filled again and again. */
export interface ListRow<T> {
  readonly root: HTMLElement;
  /** `undefined` while the item is on its way. */
  show(item: T | undefined, index: number): void;
}

export interface VirtualListParts<T> {
  /** Unique in the page. */
  readonly id: string;
  /** The id of the element that names the list. */
  readonly labelledBy: string;
  /** Stays above the rows. */
  readonly head: HTMLElement | null;
  /** Keeps the first row in sight. */
  readonly pinsFirst: boolean;
  /** The most rows that can be asked for at a time. */
  readonly rowCap: number;
  makeRow(): ListRow<T>;
  /** Tells items apart. */
  keyOf(item: T): string;
  /** Other rows are in sight. */
  onScroll(): void;
  /** The user went to this item; `null` when the user left it. */
  onActive(item: T | null): void;
}

interface PlacedRow<T> extends ListRow<T> {
  readonly id: string;
}

/**
 * A list of any length, of which the page holds only the rows in sight and a few more. It is one tab stop; the arrow
 * keys, Page Up, Page Down, Home and End move its active row, and the focus itself stays on the list, whatever rows
 * come and go.
 */
export class VirtualList<T> {
  readonly root: HTMLElement;
  readonly #scroll: HTMLElement;
  readonly #box = element('div', { class: 'rows', role: 'rowgroup' });
  readonly #ruler = element('div', { class: 'row ruler', 'aria-hidden': 'true' });
  readonly #placed = new Map<number, PlacedRow<T>>();
  #made = 0;
  #count = 0;
  #itemAt: (index: number) => T | undefined = () => undefined;
  #activeIndex: number | undefined;
  #activeKey: string | undefined;
  /** As it was when it last changed: to ask the page for it in every frame would have it laid out in between. */
  #size = { rowHeight: 1, viewHeight: 0 };
  #scrollTop = 0;

  constructor(readonly parts: VirtualListParts<T>) {
    const { id, labelledBy, head } = parts;
    this.#scroll = element('div', { class: 'scroll', id, role: 'grid', tabindex: '0', 'aria-labelledby': labelledBy });
    if (head !== null) this.#scroll.append(element('div', { class: 'head', role: 'rowgroup' }, head));
    this.#scroll.append(this.#box);
    this.root = element('div', { class: 'virtual-list' }, this.#scroll, this.#ruler);
    this.#scroll.addEventListener('scroll', () => this.#scrolled());
    this.#scroll.addEventListener('keydown', (event) => this.#onKey(event));
    this.#box.addEventListener('click', (event) => this.#onClick(event));
    const observer = new ResizeObserver(() => this.#measure());
    observer.observe(this.#scroll);
    observer.observe(this.#ruler);
  }

  /** Whether the newest rows are not in sight, or the user has gone to one. */
  get isAway(): boolean {
    return this.#scrollTop > 0 || this.#activeIndex !== undefined;
  }

  /** The rows that are to be asked for. */
  get wanted(): { readonly from: number; readonly count: number } {
    return wantedRows(this.#layout(), this.parts.rowCap);
  }

  /** Shows `count` rows; `itemAt` gives what is known of them. */
  update(count: number, itemAt: (index: number) => T | undefined): void {
    this.#count = count;
    this.#itemAt = itemAt;
    // A list that has the focus keeps it, even while nothing passes its filter.
    setHidden(this.root, count === 0 && document.activeElement !== this.#scroll);
    this.#render();
  }

  /** Fills the rows again: something that they show beside their items has changed. */
  refresh(): void {
    for (const [index, row] of this.#placed) row.show(this.#itemAt(index), index);
  }

  focus(): void {
    this.#scroll.focus();
  }

  /** Goes to the top, and to no row. */
  reset(): void {
    this.#activeIndex = undefined;
    this.#activeKey = undefined;
    // A list at its top is left alone: to ask where it is makes the browser lay out the page at once.
    if (this.#scrollTop > 0) this.#scroll.scrollTop = this.#scrollTop = 0;
    this.#render();
    this.parts.onScroll();
  }

  #layout(): ListLayout {
    return { ...this.#size, count: this.#count, scrollTop: this.#scrollTop };
  }

  #measure(): void {
    const head = this.#scroll.querySelector<HTMLElement>('.head')?.offsetHeight ?? 0;
    this.#size = {
      rowHeight: Math.max(1, this.#ruler.offsetHeight),
      viewHeight: Math.max(0, this.#scroll.clientHeight - head),
    };
    this.#scrolled();
  }

  #scrolled(): void {
    this.#scrollTop = this.#scroll.scrollTop;
    this.#render();
    this.parts.onScroll();
  }

  #render(): void {
    this.#followActive();
    const layout = this.#layout();
    this.#box.style.height = `${boxHeight(layout)}px`;
    setAttribute(this.#scroll, 'aria-rowcount', String(this.#count + this.#headRows));
    this.#place(layout);
    this.#markActive();
  }

  #place(layout: ListLayout): void {
    const { first, end } = rowsInPage(layout);
    const indices = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
    if (this.parts.pinsFirst && this.#count > 0 && first > 0) indices.unshift(0);
    const wanted = new Set(indices);
    const spare: PlacedRow<T>[] = [];
    for (const [index, row] of this.#placed) {
      if (wanted.has(index)) continue;
      row.root.remove();
      this.#placed.delete(index);
      spare.push(row);
    }
    // Where a row of the longest lists lies depends on how far they are scrolled.
    const shift = layout.scrollTop - listTop(layout);
    let next = this.#box.firstChild;
    for (const index of indices) {
      const row = this.#placed.get(index) ?? spare.pop() ?? this.#make();
      this.#placed.set(index, row);
      if (row.root === next) next = next.nextSibling;
      else this.#box.insertBefore(row.root, next);
      const isPinned = this.parts.pinsFirst && index === 0;
      row.root.classList.toggle('pinned', isPinned);
      row.root.style.transform = isPinned ? '' : `translateY(${index * layout.rowHeight + shift}px)`;
      setAttribute(row.root, 'aria-rowindex', String(index + 1 + this.#headRows));
      row.root.dataset['index'] = String(index);
      row.show(this.#itemAt(index), index);
    }
  }

  #make(): PlacedRow<T> {
    const row = this.parts.makeRow();
    const id = `${this.parts.id}-row-${this.#made++}`;
    row.root.id = id;
    row.root.classList.add('row');
    return { id, root: row.root, show: (item, index) => row.show(item, index) };
  }

  get #headRows(): number {
    return this.parts.head === null ? 0 : 1;
  }

  /** The active row is that of its item, wherever that has moved to, as long as it can be seen. */
  #followActive(): void {
    if (this.#activeIndex === undefined) return;
    const here = this.#itemAt(this.#activeIndex);
    if (this.#activeKey === undefined) {
      // Its item was on its way.
      if (here !== undefined) this.#arrive(here);
      return;
    }
    if (here !== undefined && this.parts.keyOf(here) === this.#activeKey) return;
    for (const index of this.#placed.keys()) {
      const item = this.#itemAt(index);
      if (item !== undefined && this.parts.keyOf(item) === this.#activeKey) this.#activeIndex = index;
    }
  }

  #markActive(): void {
    let marked: string | undefined;
    let menu: string | null = null;
    for (const [index, { id, root }] of this.#placed) {
      const item = this.#itemAt(index);
      const isActive =
        index === this.#activeIndex &&
        (this.#activeKey === undefined || (item !== undefined && this.parts.keyOf(item) === this.#activeKey));
      setAttribute(root, 'aria-selected', String(isActive));
      if (!isActive) continue;
      marked = id;
      menu = root.getAttribute(MENU_ATTRIBUTE);
    }
    // The key for menus is pressed in the list, which has the focus, and is meant for the active row.
    if (menu === null) this.#scroll.removeAttribute(MENU_ATTRIBUTE);
    else setAttribute(this.#scroll, MENU_ATTRIBUTE, menu);
    if (marked === undefined) this.#scroll.removeAttribute('aria-activedescendant');
    else setAttribute(this.#scroll, 'aria-activedescendant', marked);
  }

  #arrive(item: T): void {
    this.#activeKey = this.parts.keyOf(item);
    this.parts.onActive(item);
  }

  #goTo(index: number): void {
    this.#activeIndex = Math.max(0, Math.min(this.#count - 1, index));
    this.#activeKey = undefined;
    const layout = this.#layout();
    const isPinned = this.parts.pinsFirst && this.#activeIndex === 0;
    const covered = this.parts.pinsFirst ? layout.rowHeight : 0;
    if (!isPinned) this.#scroll.scrollTop = scrollTopFor(layout, this.#activeIndex, covered);
    this.#scrolled();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.#count === 0) return;
    if (event.key === 'Escape' && this.#activeIndex !== undefined) {
      event.preventDefault();
      this.#activeIndex = undefined;
      this.#activeKey = undefined;
      this.parts.onActive(null);
      return this.#scrolled();
    }
    const to = this.#destination(event.key);
    if (to === undefined) return;
    event.preventDefault();
    this.#goTo(to);
  }

  #destination(key: string): number | undefined {
    const layout = this.#layout();
    const page = Math.max(1, Math.floor(layout.viewHeight / layout.rowHeight) - 1);
    const top = Math.ceil(listTop(layout) / layout.rowHeight);
    const at = this.#activeIndex;
    switch (key) {
      case 'ArrowDown':
        return at === undefined ? top : at + 1;
      case 'ArrowUp':
        return at === undefined ? top : at - 1;
      case 'PageDown':
        return (at ?? top) + page;
      case 'PageUp':
        return (at ?? top) - page;
      case 'Home':
        return 0;
      case 'End':
        return this.#count - 1;
      default:
        return undefined;
    }
  }

  #onClick({ target }: MouseEvent): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    if (row !== null) this.#goTo(Number(row.dataset['index']));
  }
}
