import { ACTIONS, type ActionName } from './toolbarActions';

/** Where letters are typed or choose something. */
const TYPING = 'input:not([type="range"]), select, textarea, dialog';
/** Where Space has a meaning of its own: native controls, and lists that it scrolls. */
const OWN_SPACE = 'a, button, input, summary, .scroll';

export interface ShortcutTargets {
  press(action: ActionName): void;
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
    const act = actionOf(key, targets);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}

function actionOf(key: string, targets: ShortcutTargets): (() => void) | undefined {
  if (key === 'f') return () => targets.focusFilter();
  if (key === '?') return () => targets.openKeys();
  const action = ACTIONS.find((each) => each.key === key);
  return action && (() => targets.press(action.name));
}
