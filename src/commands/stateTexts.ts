import { l10n } from 'vscode';
import type { StateTexts } from '../session/export/describeState';

/** How a session stands, in the user's language. */
export const stateTexts: StateTexts = {
  session: (title, elapsed) => l10n.t('{0}, after {1}.', title, elapsed),
  state: {
    starting: l10n.t('It is starting.'),
    ready: l10n.t('It has started and told no numbers yet.'),
    running: l10n.t('It is running.'),
    paused: l10n.t('It is paused.'),
    stopping: l10n.t('It is stopping.'),
    exited: l10n.t('It has ended.'),
    crashed: l10n.t('It has crashed.'),
  },
  operations: (count) => l10n.t('Operations so far: {0}.', count),
  heap: (used) => l10n.t('It uses {0} of heap.', used),
  collections: (count, duration) => l10n.t('The engine collected garbage {0} times, in {1} together.', count, duration),
  togetherHitRate: (rate) => l10n.t('Over the newest reads of all its caches together the hit rate is {0}.', rate),
  noCaches: () => l10n.t('It has created no cache that is observed.'),
  moreCaches: (count) => l10n.t('There are {0} more caches.', count),
  bounded: (name, size, capacity) => l10n.t('The cache {0} holds {1} of at most {2} entries.', name, size, capacity),
  unbounded: (name, size) => l10n.t('The cache {0} holds {1} entries and has no bound.', name, size),
  notRead: () => l10n.t('Nothing was read from it yet.'),
  hitRate: (rate, hits, misses) => l10n.t('Its hit rate is {0}: {1} hits and {2} misses.', rate, hits, misses),
  rollingHitRate: (rate) => l10n.t('Over the newest reads it is {0}.', rate),
  removals: (count) => l10n.t('Entries that have left: {0}.', count),
  evictions: (perSecond) => l10n.t('At present it evicts {0} a second.', perSecond),
  pool: (lent, idle, waiting) =>
    l10n.t('Of its objects {0} are lent and {1} idle; {2} acquisitions wait.', lent, idle, waiting),
  gone: () => l10n.t('It is no longer in the process.'),
  weakAlive: (count) => l10n.t('Weakly held objects that are alive: {0}.', count),
  leaks: (count) => l10n.t('Objects of pools that seem to be lost: {0}.', count),
  checks: (met, count) => l10n.t('Checks that are met: {0} of {1}.', met, count),
};
