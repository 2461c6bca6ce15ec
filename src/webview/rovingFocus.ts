/**
 * Makes `buttons` one tab stop: Tab enters at the one used last, at first `start`; the arrow keys, Home and End go
 * between them.
 */
export function rove(
  bar: HTMLElement,
  buttons: readonly HTMLButtonElement[],
  start: HTMLButtonElement | undefined = buttons[0],
): void {
  const makeStop = (stop: HTMLButtonElement): void => {
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
  };
  if (start !== undefined) makeStop(start);

  bar.addEventListener('focusin', ({ target }) => {
    const button = buttons.find((candidate) => candidate === target);
    if (button !== undefined) makeStop(button);
  });
  bar.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((button) => button === event.target);
    const to = destination(event.key, at, buttons.length);
    if (at === -1 || to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  });
}

function destination(key: string, at: number, length: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % length;
  if (key === 'ArrowLeft') return (at + length - 1) % length;
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return undefined;
}
