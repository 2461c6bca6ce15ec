import type { ScenarioInfo } from './scenarioInfo';

/** The scenarios about object pools, in the order in which they are offered. */
export const POOL_SCENARIOS: readonly ScenarioInfo[] = [
  {
    id: 'pool',
    group: 'pools',
    title: 'Basic pool: lend and take back',
    teaches:
      'A pool makes objects ahead or when it must, lends each to one user at a time, and never has more than it may.',
    watchFor:
      'The slots of a pool of three connections: idle, lent, made when none is idle, and waited for when there may be no more.',
    endless: false,
  },
  {
    id: 'pool-reset',
    group: 'pools',
    title: 'Reset before reuse',
    teaches: 'What one user leaves in a pooled object reaches the next one, unless a reset clears all of it.',
    watchFor:
      'What Bob finds on the desk that Ann had before him: without a reset, with half a reset, and with a full one.',
    endless: false,
  },
  {
    id: 'pool-scoped',
    group: 'pools',
    title: 'Scoped acquisition: it always comes back',
    teaches: 'With finally, use() or a lease in a scope an object comes back to its pool whatever happens.',
    watchFor: 'How many printers are lent after each accident. By hand one is lost, in a scope none.',
    endless: false,
  },
  {
    id: 'pool-worth',
    group: 'pools',
    title: 'Is a pool worth it?',
    teaches: 'A pool pays when making an object costs far more than lending it, and costs when it does not.',
    watchFor:
      'The measured times of a hundred jobs with heavy objects, without and with a pool of ten, and then those of a light one.',
    endless: false,
  },
  {
    id: 'pool-leaks',
    group: 'pools',
    title: 'Leaked leases, and who lost them',
    teaches:
      'A lease that is dropped without a release drains the pool; the collector can find it, and the pool says where it was taken.',
    watchFor:
      'Slots that stay lent though their users have returned. After a collection they leave, each with the name of the function that lost it.',
    endless: false,
  },
];
