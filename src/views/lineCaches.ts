import { l10n, type Uri } from 'vscode';
import type { Formatter } from '../base/format';
import { isAlive } from '../protocol/snapshot';
import type { Sessions } from '../session/sessions';
import { fillText } from './cacheNumbers';
import { createdCaches, type CreatedCache } from './createdCaches';
import type { ScenarioSources } from './scenarioSources';

/** Of more caches that one line has created, the others are counted. */
const CACHES_A_LINE = 3;

/** What is to be said beside one line of a source: it has created these caches. */
export interface LineCaches {
  readonly sessionId: number;
  /** Whether the session still has a process. */
  readonly isLive: boolean;
  /** At most three of them. */
  readonly caches: readonly CreatedCache[];
  /** The numbers of each, and how many more there are. */
  readonly texts: readonly string[];
}

/** The caches that lines of sources have created, and what is said of them: the same in lenses, margins and hovers. */
export class LineCachesOf {
  readonly #sessions: Sessions;
  readonly #sources: ScenarioSources;
  readonly #format: Formatter;

  constructor(sessions: Sessions, sources: ScenarioSources, format: Formatter) {
    this.#sessions = sessions;
    this.#sources = sources;
    this.#format = format;
  }

  /** By line from 1, as the newest snapshots tell. */
  of(uri: Uri): ReadonlyMap<number, LineCaches> {
    const snapshots = this.#sessions.all.map(({ snapshot }) => snapshot);
    const isShown = (file: string): boolean => this.#sources.shows(uri, file);
    const created = createdCaches(snapshots, isShown, this.#sessions.snapshot?.sessionId);
    return new Map([...created].flatMap(([line, all]) => (all[0] ? [[line, this.#lineCaches(all[0], all)]] : [])));
  }

  #lineCaches({ snapshot }: CreatedCache, all: readonly CreatedCache[]): LineCaches {
    const isLive = isAlive(snapshot.state);
    const caches = all.slice(0, CACHES_A_LINE);
    const more = all.length - caches.length;
    return {
      sessionId: snapshot.sessionId,
      isLive,
      caches,
      texts: [
        ...caches.map(({ cache }) => this.#text(cache, isLive)),
        ...(more === 0 ? [] : [l10n.t('and {0} more caches', more)]),
      ],
    };
  }

  #text(cache: CreatedCache['cache'], isLive: boolean): string {
    const { name, hitRate, evictionsPerSecond, removals } = cache;
    const numbers = `${name} ${fillText(cache, this.#format)} · ${this.#format.percent(hitRate)}`;
    return isLive
      ? `${numbers} · ${l10n.t('{0} evictions/s', this.#format.rate(evictionsPerSecond))}`
      : l10n.t('ended: {0}', `${numbers} · ${l10n.t('{0} evictions', this.#format.count(removals.size))}`);
  }
}
