import { keyNameText, type KeyName } from '../protocol/keyName';
import type { MenuTarget } from '../protocol/pageMenu';
import { setAttribute } from './element';

/** Where VS Code looks for what a right-click menu is about. */
export const MENU_ATTRIBUTE = 'data-vscode-context';

/** What this page is called in its menus: several pages may show one session. */
export const PAGE_NAME = [...crypto.getRandomValues(new Uint32Array(2))].join('-');

type Section = MenuTarget['hitrateSection'] | 'cache';

/** Gives an element a menu, in place of the one for text. */
export function setMenu(target: Element, section: Section, about: Readonly<Record<string, unknown>>): void {
  const context = { hitrateSection: section, ...about, preventDefaultContextMenuItems: true };
  setAttribute(target, MENU_ATTRIBUTE, JSON.stringify(context));
}

/** Says to the menus of all that is in an element what they have in common. */
export function setMenuSurroundings(target: Element, about: Readonly<Record<string, unknown>>): void {
  setAttribute(target, MENU_ATTRIBUTE, JSON.stringify(about));
}

/** The menu of a row of entries or events, which is filled again and again, mostly with what it has already. */
export class RowMenu {
  #shown = '';

  constructor(
    readonly row: Element,
    readonly section: 'entry' | 'event',
  ) {}

  /** `others` are members that follow from the key, but for `eventId`. */
  show(cacheId: number, name: KeyName, others: { readonly hitrateHasPlace: boolean; readonly eventId?: number }): void {
    const shown = `${cacheId} ${others.eventId ?? ''} ${others.hitrateHasPlace} ${keyNameText(name)}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    const { key, identity } = name;
    setMenu(this.row, this.section, { cacheId, key, identity, ...others });
  }

  /** There is nothing in the row. */
  clear(): void {
    this.#shown = '';
    this.row.removeAttribute(MENU_ATTRIBUTE);
  }
}
