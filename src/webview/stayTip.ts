import { element, setText } from './element';

/** From the mouse to the words, in CSS pixels. */
const DISTANCE = 12;

/**
 * Says what the mouse is on in the strip of stays; `wordsAt` tells what is at a place on the screen, nothing when it is
 * empty. The keyboard has the readout of the cursor instead.
 */
export function addStayTip(target: HTMLElement, wordsAt: (clientX: number, clientY: number) => string): void {
  const tip = element('div', { class: 'tip', 'aria-hidden': 'true' });
  const show = (words: string, clientX: number, clientY: number): void => {
    tip.hidden = words === '';
    if (words === '') return;
    setText(tip, words);
    const { left, top, width, height } = target.getBoundingClientRect();
    const [x, y] = [clientX - left, clientY - top];
    tip.style.left = `${Math.max(0, Math.min(x + DISTANCE, width - tip.offsetWidth))}px`;
    tip.style.top = `${y > height / 2 ? y - DISTANCE - tip.offsetHeight : y + DISTANCE}px`;
  };
  tip.hidden = true;
  target.append(tip);
  target.addEventListener('pointermove', ({ clientX, clientY, buttons }) =>
    // Who draws a stretch of time wants to see it.
    show(buttons === 0 ? wordsAt(clientX, clientY) : '', clientX, clientY),
  );
  target.addEventListener('pointerleave', () => show('', 0, 0));
}
