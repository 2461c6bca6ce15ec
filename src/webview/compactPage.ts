import type { PageSnapshot } from '../protocol/page';
import type { PageAct } from '../protocol/pageMenu';
import { Announcer } from './announcer';
import { Charts } from './charts';
import { CrashBanner } from './crashBanner';
import { element } from './element';
import { Header } from './header';
import { PAGE_NAME, setMenuSurroundings } from './menuContext';
import { COMPACT_FIELDS } from './numberFields';
import { NumbersStrip } from './numbersStrip';
import type { PageParts } from './page';
import type { ShortcutTargets } from './shortcuts';
import type { PageState } from './store';
import { Toolbar } from './toolbar';
import { COMPACT_ACTIONS } from './toolbarActions';

/** The page in the side bar: three numbers, one chart, two buttons. */
export class CompactPage {
  readonly root: HTMLElement;
  readonly shortcuts: ShortcutTargets;
  readonly #toolbar: Toolbar;
  readonly #header: Header;
  readonly #crash: CrashBanner;
  readonly #numbers: NumbersStrip;
  readonly #charts: Charts;
  readonly #announcer: Announcer;

  constructor({ locale, ask, interest, redraw }: PageParts) {
    this.#toolbar = new Toolbar(locale, ask, COMPACT_ACTIONS);
    this.#header = new Header(locale, this.#toolbar.root);
    this.#crash = new CrashBanner(locale);
    this.#numbers = new NumbersStrip(locale, COMPACT_FIELDS);
    this.#charts = new Charts(locale, {
      onCacheChange: (cacheId) => interest.change({ cacheId }),
      onSpan: (span) => interest.change({ span }),
      onSelect: () => {},
      redraw,
    });
    this.#announcer = new Announcer(locale);
    this.root = element(
      'div',
      { class: 'session' },
      this.#header.root,
      this.#crash.root,
      this.#numbers.root,
      this.#charts.root,
      this.#announcer.root,
    );
    // There is no list here.
    interest.change({ entries: null, events: null, selected: null });
    this.shortcuts = {
      press: (name) => this.#toolbar.press(name),
      pressOther: (key) => this.#charts.press(key),
      focusFilter: () => {},
      openKeys: () => {},
    };
  }

  /** There is nothing but charts here that a menu could act on. */
  act(act: PageAct): void {
    this.#charts.act(act);
  }

  draw(state: PageState, snapshot: PageSnapshot): void {
    setMenuSurroundings(this.root, { page: PAGE_NAME, sessionId: snapshot.sessionId });
    this.#toolbar.update(snapshot);
    this.#header.update(snapshot);
    this.#crash.update(snapshot);
    this.#numbers.update(snapshot, null);
    this.#charts.update(state, snapshot);
    this.#announcer.update(snapshot);
  }

  retheme(): void {
    this.#charts.retheme();
  }
}
