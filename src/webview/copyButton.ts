import { element, icon, setText } from './element';
import { fill, type Locale } from './locale';

/** How long it is seen that a picture was copied. */
const DONE_MS = 2_000;

/** Copies a chart's picture to the clipboard, and says when that failed. */
export class CopyButton {
  readonly root: HTMLButtonElement;
  /** Says how it went. */
  readonly said = element('p', { class: 'note', role: 'status' });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly locale: Locale,
    title: string,
    readonly picture: () => Promise<Blob>,
  ) {
    const { strings } = locale;
    const label = fill(strings.copyPicture, title);
    this.root = element('button', { type: 'button', class: 'copy', 'aria-label': label, title: label }, icon('copy'));
    this.root.addEventListener('click', () => void this.#copy());
  }

  /** As if it was pressed; the menu that did so may still have the focus, without which nothing can be copied. */
  press(): void {
    window.focus();
    void this.#copy();
  }

  async #copy(): Promise<void> {
    clearTimeout(this.#timer);
    const { strings } = this.locale;
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': this.picture() })]);
      setText(this.said, strings.pictureCopied);
      this.#timer = setTimeout(() => setText(this.said, ''), DONE_MS);
    } catch (error) {
      setText(this.said, fill(strings.pictureFailed, error instanceof Error ? error.message : String(error)));
    }
  }
}
