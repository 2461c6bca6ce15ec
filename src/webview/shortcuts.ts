import type { Toolbar } from './toolbar';
import { ACTIONS } from './toolbarActions';

/** Where a key has a meaning of its own: native controls, and lists that Space scrolls. */
const OWN_KEYS = 'a, button, input, select, summary, textarea, .scroll';

/** Lets the toolbar's keys work in the whole page, and others that say whether a key was theirs. */
export function listenForShortcuts(toolbar: Toolbar, pressOther: (key: string) => boolean): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null) return;
    const action = ACTIONS.find(({ key }) => key === event.key);
    if (action !== undefined) toolbar.press(action.name);
    else if (!pressOther(event.key)) return;
    event.preventDefault();
  });
}
