import type { PageStrings } from '../protocol/pageStrings';
import type { SessionState } from '../protocol/snapshot';

interface StateView {
  /** The name of a codicon. */
  readonly icon: string;
  readonly word: keyof PageStrings;
}

const VIEWS: Readonly<Record<SessionState['kind'], StateView>> = {
  starting: { icon: 'loading codicon-modifier-spin', word: 'stateStarting' },
  ready: { icon: 'circle-large', word: 'stateReady' },
  running: { icon: 'circle-large-filled', word: 'stateRunning' },
  paused: { icon: 'debug-pause', word: 'statePaused' },
  stopping: { icon: 'loading codicon-modifier-spin', word: 'stateStopping' },
  exited: { icon: 'pass-filled', word: 'stateExited' },
  crashed: { icon: 'error', word: 'stateCrashed' },
};

/** How a state is shown: a shape and a word, never a colour alone. */
export function stateView(kind: SessionState['kind'], strings: PageStrings): { icon: string; word: string } {
  const { icon, word } = VIEWS[kind];
  return { icon, word: strings[word] };
}
