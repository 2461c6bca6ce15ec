import type { PageSnapshot } from '../protocol/page';
import type { EntryPage } from '../protocol/probe';
import type { CacheSnapshot, LeakEvent } from '../protocol/snapshot';
import { element, icon, setHidden, setText } from './element';
import { fill, type Locale } from './locale';
import { SlotView } from './slotView';

/** Of more leaks, the newest. */
const LISTED_LEAKS = 5;

/** How a pool stands: its objects in use, those that can be lent, who waits, and which did not come back. */
export class PoolFacts {
  readonly root: HTMLElement;
  readonly #lent: HTMLElement;
  readonly #idle: HTMLElement;
  readonly #waiting: HTMLElement;
  readonly #slots: SlotView;
  readonly #leaks = element('ul', { class: 'leaks' });
  #shownLeaks = '';

  constructor(readonly locale: Locale) {
    const { strings } = locale;
    const list = element('dl');
    const fact = (label: string, tip: string, field: string): HTMLElement => {
      const value = element('dd', { 'data-field': field });
      const words = element('dd', { class: 'visually-hidden' }, tip);
      list.append(element('div', { title: tip }, element('dt', {}, label), value, words));
      return value;
    };
    this.#lent = fact(strings.poolInUse, strings.poolInUseTip, 'lent');
    this.#idle = fact(strings.poolIdle, strings.poolIdleTip, 'idle');
    this.#waiting = fact(strings.poolWaiting, strings.poolWaitingTip, 'waiting');
    this.#slots = new SlotView(locale);
    this.root = element('div', { class: 'pool' }, list, this.#slots.root, this.#leaks);
    this.root.hidden = true;
  }

  /** `page` is what is known of the pool's objects. */
  update(cache: CacheSnapshot | undefined, { leaks }: PageSnapshot, page: EntryPage | null): void {
    const { pool } = cache ?? {};
    setHidden(this.root, pool === undefined);
    if (cache === undefined || pool === undefined) return;
    const { format } = this.locale;
    this.#slots.update(cache, page);
    setText(this.#lent, format.count(pool.lent));
    setText(this.#idle, format.count(pool.idle));
    setText(this.#waiting, format.count(pool.waiting));
    this.#showLeaks(leaks.filter(({ cacheId }) => cacheId === cache.id).slice(-LISTED_LEAKS));
  }

  #showLeaks(leaks: readonly LeakEvent[]): void {
    const shown = leaks.map(({ id }) => id).join(' ');
    if (shown === this.#shownLeaks) return;
    this.#shownLeaks = shown;
    this.#leaks.replaceChildren(
      ...[...leaks].reverse().map((leak) => element('li', {}, icon('warning'), element('span', {}, this.#say(leak)))),
    );
  }

  #say({ key, reason, ageMs }: LeakEvent): string {
    const { strings, format } = this.locale;
    const sentence = reason === 'age' ? strings.leakOfAge : strings.leakCollected;
    return fill(sentence, fill(strings.slot, key), format.duration(ageMs));
  }
}
