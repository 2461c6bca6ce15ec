import type { Reply } from '../protocol/envelope';
import type { PageSnapshot, PageRequest } from '../protocol/page';
import { element, icon, setAttribute } from './element';
import { fill, type Locale } from './locale';
import { rove } from './rovingFocus';
import { SpeedPicker } from './speedPicker';
import type { Action, ActionName, ActionView } from './toolbarActions';

interface Item {
  readonly action: Action;
  readonly button: HTMLButtonElement;
  view: ActionView | undefined;
  waiting: boolean;
}

/** Buttons that ask the session for something. A refusal is shown right below them. */
export class Toolbar {
  readonly root: HTMLElement;
  readonly #items: readonly Item[];
  readonly #speed: SpeedPicker;
  readonly #error = element('p', { class: 'request-error', role: 'alert' });

  constructor(
    readonly locale: Locale,
    /** Never rejects. */
    readonly ask: (request: PageRequest) => Promise<Reply>,
    actions: readonly Action[],
    /** Missing where no keys are to be told. */
    openKeys?: () => void,
  ) {
    this.#items = actions.map((action) => {
      const button = element('button', { type: 'button', 'data-action': action.name });
      button.addEventListener('click', () => this.press(action.name));
      return { action, button, view: undefined, waiting: false };
    });
    const buttons = this.#items.map(({ button }) => button);
    if (openKeys !== undefined) buttons.push(keysButton(locale.strings.keys, openKeys));
    const bar = element('div', { role: 'toolbar', 'aria-label': locale.strings.toolbar }, ...buttons);
    rove(bar, buttons);
    this.#speed = new SpeedPicker(locale, (request) => this.askFor(request));
    const controls = element('div', { class: 'controls' }, bar, this.#speed.root);
    this.root = element('div', { class: 'toolbar' }, controls, this.#error);
  }

  update(snapshot: PageSnapshot): void {
    for (const item of this.#items) this.#show(item, item.action.view(snapshot.state, this.locale.strings));
    this.#speed.update(snapshot);
  }

  /** Asks for what a button elsewhere in the page wants; a refusal is shown here, too. */
  async askFor(request: PageRequest): Promise<void> {
    this.#tell(await this.ask(request));
  }

  /** What a click does; nothing where the button is not enabled or its last request is not answered. */
  press(name: ActionName): void {
    const item = this.#items.find(({ action }) => action.name === name);
    if (item?.view?.enabled && !item.waiting) void this.#carryOut(item, item.view.request);
  }

  async #carryOut(item: Item, request: PageRequest): Promise<void> {
    item.waiting = true;
    item.button.setAttribute('aria-busy', 'true');
    const reply = await this.ask(request);
    item.waiting = false;
    item.button.removeAttribute('aria-busy');
    this.#tell(reply);
  }

  #tell(reply: Reply): void {
    this.#error.textContent = reply.ok ? '' : fill(this.locale.strings.requestFailed, reply.error.message);
  }

  #show(item: Item, view: ActionView): void {
    const { button, action } = item;
    if (item.view?.label !== view.label) {
      fillButton(button, view.icon, view.label, action.keyName, action.isIconOnly);
    }
    // Not `disabled`: the focus must not be lost when the button that has it can do nothing for a while.
    setAttribute(button, 'aria-disabled', String(!view.enabled));
    item.view = view;
  }
}

function fillButton(
  button: HTMLButtonElement,
  shape: string,
  label: string,
  keyName: string | null,
  isIconOnly: boolean,
): void {
  button.replaceChildren(
    icon(shape),
    element('span', { class: isIconOnly ? 'label visually-hidden' : 'label' }, label),
  );
  button.title = keyName === null ? label : `${label} (${keyName})`;
  if (keyName !== null) setAttribute(button, 'aria-keyshortcuts', keyName);
}

function keysButton(label: string, open: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', 'data-action': 'keys', 'aria-haspopup': 'dialog' });
  fillButton(button, 'keyboard', label, '?', true);
  button.addEventListener('click', open);
  return button;
}
