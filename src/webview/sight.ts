/** Tells whether an element is in sight: in a part of the page that is shown and scrolled to. Until the browser has said so, it is. */
export class Sight {
  #isSeen = true;

  constructor(
    readonly target: Element,
    readonly onChange: () => void,
  ) {
    new IntersectionObserver((entries) => this.#tell(entries.at(-1)?.isIntersecting ?? true)).observe(target);
  }

  get isSeen(): boolean {
    return this.#isSeen;
  }

  #tell(isSeen: boolean): void {
    if (isSeen === this.#isSeen) return;
    this.#isSeen = isSeen;
    this.onChange();
  }
}
