import { ACTIONS, type ActionName } from './toolbarActions';

/** Where letters are typed or choose something. */
const TYPING = 'input:not([type="range"]), select, textarea, dialog';
/** Where Space has a meaning of its own: native controls, and lists that it scrolls. */
const OWN_SPACE = 'a, button, input, summary, .scroll';

export interface ShortcutTargets {
  press(action: ActionName): void;
  /** Takes any other key; tells whether it means anything. */
  pressOther(key: string): boolean;
  focusFilter(): void;
  openKeys(): void;
}

/** Lets the keys work in the whole page. */
export function listenForShortcuts(targets: ShortcutTargets): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const { target, key } = event;
    if (target instanceof Element && target.closest(TYPING) !== null) return;
    if (key === ' ' && target instanceof Element && target.closest(OWN_SPACE) !== null) return;
    if (!carryOut(key, targets)) return;
    event.preventDefault();
  });
}

/** Whether the key means anything. */
function carryOut(key: string, targets: ShortcutTargets): boolean {
  const action = ACTIONS.find((each) => each.key === key);
  if (action !== undefined) targets.press(action.name);
  else if (key === 'f') targets.focusFilter();
  else if (key === '?') targets.openKeys();
  else return targets.pressOther(key);
  return true;
}
