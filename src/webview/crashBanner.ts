import type { PageStrings } from '../protocol/pageStrings';
import type { PageSnapshot } from '../protocol/page';
import type { CrashReason } from '../protocol/snapshot';
import { element, icon, setText } from './element';
import { fill, type Locale } from './locale';

/** Says why the observed process ended, and what it last wrote. Always in the page, so that its filling is announced. */
export class CrashBanner {
  readonly root: HTMLElement = element('div', { class: 'crash', role: 'alert' });
  #shown = '';

  constructor(readonly locale: Locale) {}

  update({ state }: PageSnapshot): void {
    // The state comes anew with every message; to say the same again would announce it again.
    const shown = JSON.stringify(state);
    if (shown === this.#shown) return;
    this.#shown = shown;
    if (state.kind !== 'crashed') return setText(this.root, '');
    const { strings, format } = this.locale;
    const number = (value: number): string => format.count(value);
    this.root.replaceChildren(
      element('p', { class: 'reason' }, icon('error'), element('span', {}, sentence(state.reason, strings, number))),
    );
    if (state.stderrTail.length === 0) return;
    this.root.append(
      element('p', { id: 'crash-stderr' }, strings.crashStderr),
      element(
        'pre',
        { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': 'crash-stderr' },
        state.stderrTail.join('\n'),
      ),
    );
  }
}

function sentence(reason: CrashReason, strings: PageStrings, number: (value: number) => string): string {
  switch (reason.kind) {
    case 'exit-code':
      return fill(strings.crashExitCode, String(reason.code));
    case 'signal':
      return fill(strings.crashSignal, reason.signal);
    case 'not-started':
      return fill(strings.crashNotStarted, reason.message);
    case 'no-hello':
      return fill(strings.crashNoHello, number(reason.afterMs));
    case 'protocol-version':
      return strings.crashProtocolVersion;
  }
}
