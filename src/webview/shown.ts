/** Tells whether an element is shown, wherever the page is scrolled to: not in a tab that was not chosen, for example. */
export class Shown {
  #isShown = false;

  constructor(target: Element, onChange: () => void) {
    new ResizeObserver((entries) => {
      const isShown = (entries.at(-1)?.contentRect.width ?? 0) > 0;
      if (isShown === this.#isShown) return;
      this.#isShown = isShown;
      onChange();
    }).observe(target);
  }

  get isShown(): boolean {
    return this.#isShown;
  }
}
