import { l10n } from 'vscode';
import type { PatternGroup, PatternId } from '../snippets/pattern';

/** What people are told of a pattern before they insert it. */
export interface PatternText {
  readonly title: string;
  /** When to use it, one sentence. */
  readonly use: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
}

/** Every pattern in the user's language. */
export function patternTexts(): Readonly<Record<PatternId, PatternText>> {
  return {
    memoize: {
      title: l10n.t('Memoize'),
      use: l10n.t('A pure function is called again and again with the same arguments.'),
      pros: [
        l10n.t('One line at the function, none at its callers'),
        l10n.t('Results cannot be stale when the function is pure'),
      ],
      cons: [
        l10n.t('Wrong for a function that reads a clock, a file or a random number'),
        l10n.t('Arguments need a key'),
      ],
    },
    lru: {
      title: l10n.t('LRU Cache'),
      use: l10n.t('Values stay right, there are too many to keep them all, and recent ones are asked for again.'),
      pros: [
        l10n.t('A hard bound on the number of entries'),
        l10n.t('Adapts to what is used now'),
        l10n.t('Every operation takes constant time'),
      ],
      cons: [
        l10n.t('One pass over many keys drives the useful ones out'),
        l10n.t('Old values stay for as long as they are used'),
      ],
    },
    ttl: {
      title: l10n.t('TTL Cache'),
      use: l10n.t('Values become wrong with time, and how old one may be is known.'),
      pros: [l10n.t('No value is older than its time to live'), l10n.t('A hard bound on the number of entries')],
      cons: [
        l10n.t('A value can be stale until it expires'),
        l10n.t('When it is full, the first entry goes even when it is in use'),
      ],
    },
    'lru-ttl': {
      title: l10n.t('LRU Cache with TTL'),
      use: l10n.t('Values become wrong with time, and there are too many to keep them all.'),
      pros: [l10n.t('Bounded in number and in age'), l10n.t('Entries in use stay when it is full')],
      cons: [l10n.t('Two limits to choose'), l10n.t('An expired entry takes room until it is read or evicted')],
    },
    'single-flight': {
      title: l10n.t('Async Single-Flight Cache'),
      use: l10n.t('Several callers ask for the same thing while it is still being loaded.'),
      pros: [l10n.t('One load for all who wait for it'), l10n.t('A failed load is not kept')],
      cons: [
        l10n.t('A slow load is slow for all who wait for it'),
        l10n.t('A value stays until it is deleted or evicted'),
      ],
    },
    'stale-while-revalidate': {
      title: l10n.t('Stale-While-Revalidate Cache'),
      use: l10n.t('An answer at once is worth more than the newest one, within a limit.'),
      pros: [l10n.t('Nobody waits for a refresh'), l10n.t('Answers through a short failure of the source')],
      cons: [l10n.t('The first answer after a pause is an old one'), l10n.t('Two limits to choose')],
    },
    'weak-values': {
      title: l10n.t('Weak-Value Cache'),
      use: l10n.t('One object for each key is to be shared while somebody uses it, and not longer.'),
      pros: [l10n.t('Keeps nothing alive, so it needs no bound'), l10n.t('Two users of a key have the same object')],
      cons: [
        l10n.t('Saves nothing once nobody uses the object'),
        l10n.t('Objects only, and when one leaves is not known'),
      ],
    },
    'weak-observers': {
      title: l10n.t('Weak Observers'),
      use: l10n.t('Something long-lived tells short-lived objects of its events, which forget to unsubscribe.'),
      pros: [l10n.t('A forgotten subscription is no leak')],
      cons: [
        l10n.t('An observer that nothing else refers to goes silent'),
        l10n.t('Until it is collected it still hears events'),
      ],
    },
    pool: {
      title: l10n.t('Object Pool'),
      use: l10n.t('Objects are dear to create, are used for a short time and can be reset.'),
      pros: [l10n.t('Creation is paid once'), l10n.t('A double release is an error and not a mystery')],
      cons: [l10n.t('Who forgets to release loses the gain'), l10n.t('Slower than creating what is cheap to create')],
    },
    'scoped-pool': {
      title: l10n.t('Scoped Object Pool'),
      use: l10n.t('As an object pool, where each object is used within one call.'),
      pros: [
        l10n.t('The object comes back when the call throws too'),
        l10n.t('Nothing to release, so no double release'),
      ],
      cons: [l10n.t('An object must not be kept beyond its call')],
    },
    statistics: {
      title: l10n.t('Cache Statistics'),
      use: l10n.t('Whether a cache earns its memory is to be measured.'),
      pros: [l10n.t('Wraps a cache that is there already'), l10n.t('Two integers a read')],
      cons: [l10n.t('Counts reads only: why an entry left it does not know')],
    },
  };
}

/** What somebody who wants a pattern is after, in the user's language. */
export function patternGroupTexts(): Readonly<Record<PatternGroup, string>> {
  return {
    results: l10n.t('Save results'),
    loads: l10n.t('Save what is loaded'),
    objects: l10n.t('Share or reuse objects'),
    insight: l10n.t('See how a cache does'),
  };
}
