import { element, icon } from './element';
import type { Locale } from './locale';
import type { SessionSummary } from './sessionSummary';

/** Says that a session went with its window, what it showed last, and offers to run it again. */
export function endedSession(
  { title, elapsedMs, size, hitRate, evictions, heapUsedBytes }: SessionSummary,
  { strings, format }: Locale,
  runAgain: () => void,
): HTMLElement {
  const again = element('button', { type: 'button', class: 'primary', 'data-action': 'runAgain' });
  again.append(icon('debug-restart'), element('span', {}, strings.runAgain));
  again.addEventListener('click', runAgain);
  const facts: readonly (readonly [string, string])[] = [
    [strings.elapsed, format.elapsed(elapsedMs)],
    [strings.size, format.count(size)],
    [strings.hitRate, format.percent(hitRate)],
    [strings.evictions, format.count(evictions)],
    [strings.heapUsed, heapUsedBytes === null ? '–' : format.bytes(heapUsedBytes)],
  ];
  return element(
    'div',
    { class: 'ended' },
    element('h1', {}, title),
    element('p', {}, strings.endedWithWindow),
    element(
      'dl',
      { class: 'facts-list' },
      ...facts.map(([label, value]) => element('div', {}, element('dt', {}, label), element('dd', {}, value))),
    ),
    again,
  );
}
