import { strict as assert } from 'node:assert';
import { commands, window, type Disposable, type Event, type QuickPick, type QuickPickItem } from 'vscode';

/** A quick pick that a command opened, and the listener of its items' buttons. */
export interface OpenedPick {
  readonly quickPick: QuickPick<QuickPickItem>;
  readonly pressItemButton: (item: QuickPickItem) => void;
}

type ItemButtonListener = Parameters<QuickPick<QuickPickItem>['onDidTriggerItemButton']>[0];

/** Sees the quick picks that commands open, and what their messages say, while `use` runs. */
export class Dialogs implements Disposable {
  readonly messages: { readonly text: string; readonly detail: string | undefined }[] = [];
  readonly #restore: (() => void)[] = [];
  readonly #opened: OpenedPick[] = [];
  #waiting: ((pick: OpenedPick) => void) | undefined;

  /** Every information message is answered with the one of its choices that fits. */
  constructor(answer: RegExp = /$^/) {
    const createQuickPick = window.createQuickPick.bind(window);
    this.#replace('createQuickPick', () => this.#seen(createQuickPick()));
    this.#replace('showInformationMessage', (text: string, options: { detail?: string }, ...choices: string[]) => {
      this.messages.push({ text, detail: options.detail });
      return Promise.resolve(choices.find((choice) => answer.test(choice)));
    });
  }

  /** The next quick pick that is opened, once it has an active item. */
  async next(): Promise<OpenedPick> {
    const opened = this.#opened.shift() ?? (await new Promise<OpenedPick>((resolve) => (this.#waiting = resolve)));
    const { quickPick } = opened;
    await until(quickPick.onDidChangeActive, () => quickPick.activeItems.length > 0);
    return opened;
  }

  /** Goes to an item as the arrow keys do, and presses Enter. */
  async choose(wanted: (item: QuickPickItem) => boolean, look?: () => Promise<void>): Promise<void> {
    const { quickPick } = await this.next();
    const item = quickPick.items.find(wanted);
    assert.ok(item, `none of ${quickPick.items.map(({ label }) => label).join(', ')}`);
    for (let moves = 0; quickPick.activeItems[0] !== item; moves++) {
      assert.ok(moves < quickPick.items.length);
      const before = quickPick.activeItems[0];
      const moved = until(quickPick.onDidChangeActive, () => quickPick.activeItems[0] !== before);
      await commands.executeCommand('workbench.action.quickOpenSelectNext');
      await moved;
    }
    await look?.();
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }

  dispose(): void {
    for (const restore of this.#restore) restore();
  }

  #seen(quickPick: QuickPick<QuickPickItem>): QuickPick<QuickPickItem> {
    let pressed: ItemButtonListener | undefined;
    const button = { iconPath: { id: 'eye' } } as never;
    Object.defineProperty(quickPick, 'onDidTriggerItemButton', {
      value: (listener: ItemButtonListener) => {
        pressed = listener;
        return { dispose: () => (pressed = undefined) };
      },
    });
    const opened = { quickPick, pressItemButton: (item: QuickPickItem) => void pressed?.({ item, button }) };
    if (this.#waiting === undefined) this.#opened.push(opened);
    else this.#waiting(opened);
    this.#waiting = undefined;
    return quickPick;
  }

  #replace(name: 'createQuickPick' | 'showInformationMessage', value: unknown): void {
    const original = Object.getOwnPropertyDescriptor(window, name);
    assert.ok(original, 'VS Code has changed how its API is made');
    Object.defineProperty(window, name, { ...original, value });
    this.#restore.push(() => Object.defineProperty(window, name, original));
  }
}

/** Resolves when the condition holds: now, or after one of the events. */
export function until<T>(event: Event<T>, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const subscription = event(() => {
      if (!holds()) return;
      subscription.dispose();
      resolve();
    });
  });
}
