import type { PageRequest } from '../protocol/page';
import type { PageStrings } from '../protocol/pageStrings';
import { isAlive, type SessionState } from '../protocol/snapshot';

export type ActionName = 'pause' | 'step' | 'restart' | 'stop' | 'collectGarbage';

/** A button of the toolbar, as it is in one state of the session. */
export interface ActionView {
  readonly icon: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly request: PageRequest;
}

export interface Action {
  readonly name: ActionName;
  /** The key that does the same from anywhere in the page where no control has the focus. */
  readonly key: string | null;
  /** How that key is called in `aria-keyshortcuts` and to people. */
  readonly keyName: string | null;
  view(state: SessionState, strings: PageStrings): ActionView;
}

const pause: Action = {
  name: 'pause',
  key: ' ',
  keyName: 'Space',
  view: ({ kind }, strings) =>
    kind === 'paused'
      ? { icon: 'debug-continue', label: strings.resume, enabled: true, request: { type: 'session/resume' } }
      : {
          icon: 'debug-pause',
          label: strings.pause,
          enabled: kind === 'running',
          request: { type: 'session/pause' },
        },
};

const step: Action = {
  name: 'step',
  key: '.',
  keyName: '.',
  view: ({ kind }, strings) => ({
    icon: 'debug-step-over',
    label: strings.step,
    enabled: kind === 'paused',
    request: { type: 'session/step' },
  }),
};

const restart: Action = {
  name: 'restart',
  key: 'r',
  keyName: 'R',
  view: ({ kind }, strings) => ({
    icon: 'debug-restart',
    label: strings.restart,
    enabled: kind !== 'stopping',
    request: { type: 'session/restart' },
  }),
};

const stop: Action = {
  name: 'stop',
  key: null,
  keyName: null,
  view: (state, strings) => ({
    icon: 'debug-stop',
    label: strings.stop,
    enabled: isAlive(state) && state.kind !== 'stopping',
    request: { type: 'session/stop' },
  }),
};

const collectGarbage: Action = {
  name: 'collectGarbage',
  key: 'g',
  keyName: 'G',
  view: ({ kind }, strings) => ({
    icon: 'trash',
    label: strings.collectGarbage,
    enabled: kind === 'running' || kind === 'paused',
    request: { type: 'session/collectGarbage' },
  }),
};

/** In the order of the toolbar. */
export const ACTIONS: readonly Action[] = [pause, step, restart, stop, collectGarbage];
