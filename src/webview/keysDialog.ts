import type { PageStrings } from '../protocol/pageStrings';
import { element, icon } from './element';
import type { Locale } from './locale';

type Key = readonly [keys: readonly string[], what: keyof PageStrings];

const GROUPS: readonly (readonly [title: keyof PageStrings, keys: readonly Key[]])[] = [
  [
    'toolbar',
    [
      [['Space'], 'keysPause'],
      [['.'], 'step'],
      [['R'], 'restart'],
      [['G'], 'collectGarbage'],
      [['E'], 'export'],
      [['F'], 'keysFilter'],
      [['?'], 'keysHelp'],
    ],
  ],
  [
    'lists',
    [
      [['↑', '↓', 'PgUp', 'PgDn', 'Home', 'End'], 'keysList'],
      [['Esc'], 'keysLeave'],
    ],
  ],
  [
    'charts',
    [
      [['←', '→', 'Home', 'End'], 'keysChart'],
      [['[', ']'], 'keysEviction'],
      [['+', '-', '0'], 'keysZoom'],
    ],
  ],
];

/** The keys of the page. Escape closes it, and the focus goes back to where it was. */
export class KeysDialog {
  readonly root: HTMLDialogElement;

  constructor({ strings }: Locale) {
    const close = element('button', { type: 'button', class: 'icon-button', title: strings.close });
    close.append(icon('close'), element('span', { class: 'visually-hidden' }, strings.close));
    close.addEventListener('click', () => this.root.close());
    this.root = element(
      'dialog',
      { class: 'keys', 'aria-labelledby': 'keys-title' },
      element('div', { class: 'section-head' }, element('h2', { id: 'keys-title' }, strings.keys), close),
      ...GROUPS.flatMap(([title, keys]) => [
        element('h3', {}, strings[title]),
        element(
          'dl',
          {},
          ...keys.map(([names, what]) =>
            element(
              'div',
              {},
              element('dt', {}, ...names.map((name) => element('kbd', {}, name))),
              element('dd', {}, strings[what]),
            ),
          ),
        ),
      ]),
    );
  }

  open(): void {
    if (!this.root.open) this.root.showModal();
  }
}
