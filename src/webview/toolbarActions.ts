import type { PageRequest } from '../protocol/page';
import type { PageStrings } from '../protocol/pageStrings';
import { isAlive, type SessionState } from '../protocol/snapshot';

export type ActionName = 'pause' | 'step' | 'restart' | 'stop' | 'collectGarbage' | 'export' | 'describe' | 'openPanel';

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
  /** Whether its symbol says enough; the word is then its tip. */
  readonly isIconOnly: boolean;
  view(state: SessionState, strings: PageStrings): ActionView;
}

const pause: Action = {
  name: 'pause',
  key: ' ',
  keyName: 'Space',
  isIconOnly: false,
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
  isIconOnly: false,
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
  isIconOnly: false,
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
  isIconOnly: false,
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
  isIconOnly: false,
  view: ({ kind }, strings) => ({
    icon: 'trash',
    label: strings.collectGarbage,
    enabled: kind === 'running' || kind === 'paused',
    request: { type: 'session/collectGarbage' },
  }),
};

const exportSession: Action = {
  name: 'export',
  key: 'e',
  keyName: 'E',
  isIconOnly: true,
  view: (_state, strings) => ({
    icon: 'export',
    label: strings.export,
    enabled: true,
    request: { type: 'session/export' },
  }),
};

const describe: Action = {
  name: 'describe',
  key: null,
  keyName: null,
  isIconOnly: true,
  view: (_state, strings) => ({
    icon: 'copy',
    label: strings.describe,
    enabled: true,
    request: { type: 'session/describe' },
  }),
};

const openPanel: Action = {
  name: 'openPanel',
  key: null,
  keyName: null,
  isIconOnly: false,
  view: (_state, strings) => ({
    icon: 'graph-line',
    label: strings.openPanel,
    enabled: true,
    request: { type: 'session/openPanel' },
  }),
};

/** In the order of the toolbar. */
export const ACTIONS: readonly Action[] = [pause, step, restart, stop, collectGarbage, exportSession, describe];

/** Those of the compact view. */
export const COMPACT_ACTIONS: readonly Action[] = [pause, openPanel];
