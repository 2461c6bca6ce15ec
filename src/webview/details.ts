import { isSameKey } from '../protocol/keyName';
import type { PageRequest, PageSnapshot, PageView } from '../protocol/page';
import type { EntrySample } from '../protocol/probe';
import type { Residency } from '../protocol/residency';
import { isAlive, type CacheSnapshot } from '../protocol/snapshot';
import { element, icon, setHidden, setText } from './element';
import { keyLabel } from './keyLabel';
import { fill, preciseTime, type Locale } from './locale';
import { isSameEntry, type Selection } from './selection';
import { StayTable } from './stayTable';

type Fact = readonly [field: string, label: string, value: string];

/** What is known of the entry that is selected: its value, how it stands, its stays so far, and where its cache was made. */
export class Details {
  readonly root: HTMLElement;
  readonly #hint: HTMLElement;
  readonly #body: HTMLElement;
  readonly #key = element('h3', { class: 'key' });
  readonly #facts = element('dl', { class: 'facts-list' });
  readonly #stays: StayTable;
  readonly #source: HTMLElement;
  readonly #place = element('span', { class: 'note place' });
  #selection: Selection | null = null;
  #shownFields = '';

  constructor(
    readonly locale: Locale,
    ask: (request: PageRequest) => void,
  ) {
    const { strings } = locale;
    this.#hint = element('p', { class: 'note' }, strings.detailsHint);
    this.#stays = new StayTable(locale);
    const open = element('button', { type: 'button', class: 'link', 'data-action': 'openCreation' });
    open.append(icon('go-to-file'), element('span', {}, strings.openCreation));
    open.addEventListener('click', () => {
      if (this.#selection !== null) ask({ type: 'session/openCreation', cacheId: this.#selection.cacheId });
    });
    this.#source = element('p', { class: 'source' }, open, this.#place);
    this.#body = element('div', { class: 'body' }, this.#key, this.#facts, this.#source, this.#stays.root);
    this.#body.hidden = true;
    this.root = element(
      'section',
      { class: 'details', 'aria-labelledby': 'details-title' },
      element('h2', { id: 'details-title' }, strings.details),
      this.#hint,
      this.#body,
    );
  }

  update({ caches, state }: PageSnapshot, { entries, details }: PageView, selection: Selection | null): void {
    this.#selection = selection;
    setHidden(this.#hint, selection !== null);
    setHidden(this.#body, selection === null);
    if (selection === null) return;
    const { cacheId } = selection;
    const cache = caches.find(({ id }) => id === cacheId);
    const stays = details !== null && isSameEntry(selection, details) ? details.residencies : [];
    const page = entries?.cacheId === cacheId ? entries : null;
    const entry = [page?.first, ...(page?.entries ?? [])].find((each) => each != null && isSameKey(each, selection));
    setText(this.#key, keyLabel(selection));
    this.#showFacts(this.#factsOf(cache, entry ?? undefined, stays[0], isAlive(state)));
    this.#showPlace(cache);
    this.#stays.update(stays);
  }

  #factsOf(
    cache: CacheSnapshot | undefined,
    entry: EntrySample | undefined,
    newest: Residency | undefined,
    alive: boolean,
  ): readonly Fact[] {
    const { strings, format } = this.locale;
    const facts: Fact[] = [
      ['cache', strings.cache, cache?.name ?? '–'],
      ['state', strings.detailsState, this.#stateOf(entry, newest, alive)],
    ];
    if (entry?.value !== undefined) facts.push(['value', strings.entryValue, entry.value]);
    const hits = entry?.hits ?? newest?.hitCount;
    if (hits !== undefined) facts.push(['hits', strings.hits, format.count(hits)]);
    if (entry?.idleMs !== undefined) facts.push(['idle', strings.entryIdle, format.duration(entry.idleMs)]);
    if (entry?.remainingTtlMs !== undefined) {
      facts.push(['ttl', strings.entryTtl, format.duration(Math.max(0, entry.remainingTtlMs))]);
    }
    if (entry?.weight !== undefined) facts.push(['weight', strings.entryWeight, format.number(entry.weight)]);
    return facts;
  }

  #stateOf(entry: EntrySample | undefined, newest: Residency | undefined, alive: boolean): string {
    const { strings } = this.locale;
    if (newest !== undefined && newest.toMs !== null) {
      return fill(strings.detailsLeft, preciseTime(newest.toMs, this.locale));
    }
    if (entry === undefined && newest === undefined) return strings.detailsUnknown;
    return alive ? strings.detailsIn : strings.detailsInToTheEnd;
  }

  #showFacts(facts: readonly Fact[]): void {
    const fields = facts.map(([field]) => field).join(' ');
    if (fields !== this.#shownFields) {
      this.#shownFields = fields;
      this.#facts.replaceChildren(
        ...facts.map(([field, label]) =>
          element('div', {}, element('dt', {}, label), element('dd', { 'data-field': field })),
        ),
      );
    }
    facts.forEach(([, , value], index) => {
      const cell = this.#facts.children[index]?.lastElementChild;
      if (cell != null) setText(cell, value);
    });
  }

  #showPlace(cache: CacheSnapshot | undefined): void {
    const place = cache?.place ?? null;
    setHidden(this.#source, place === null);
    if (place === null) return;
    const file = place.file.split(/[\\/]/).at(-1) ?? place.file;
    setText(this.#place, fill(this.locale.strings.placeInFile, file, String(place.line)));
  }
}
