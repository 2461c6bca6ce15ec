import type { EntryPage, EntrySample } from '../protocol/probe';
import type { CacheSnapshot } from '../protocol/snapshot';
import { element, icon, setAttribute, setText } from './element';
import { fill, type Locale } from './locale';

type PlaceKind = 'lent' | 'idle' | 'free' | 'waiting';

/** The most places that are drawn; of the others it is said how many there are. */
const PLACE_CAP = 36;
/** Of too many places those are drawn that ask for something. */
const BY_URGENCY: readonly PlaceKind[] = ['lent', 'waiting', 'idle', 'free'];

/** A place in a pool, or before it. */
interface Place {
  readonly kind: PlaceKind;
  /** The object that is there, when it is known. */
  readonly object?: EntrySample;
}

const ICONS: Readonly<Record<PlaceKind, string>> = {
  lent: 'circle-large-filled',
  idle: 'circle-large',
  free: 'circle-slash',
  waiting: 'clock',
};

interface Card {
  readonly root: HTMLElement;
  readonly shape: HTMLElement;
  readonly name: HTMLElement;
  readonly words: HTMLElement;
  readonly fill: HTMLElement;
}

/**
 * A pool at a glance: a place for each object in it, for each that it may still make, and for each that is waited for. A
 * shape and a word say how it is, and a bar how long it has been lent, beside the longest lease.
 */
export class SlotView {
  readonly root: HTMLElement;
  readonly #list: HTMLElement;
  readonly #cards: Card[] = [];
  readonly #more = element('p', { class: 'slots-note' });
  readonly #longest = element('p', { class: 'slots-note', 'data-field': 'longestLease' });

  constructor(readonly locale: Locale) {
    this.#list = element('ul', { class: 'slots', 'aria-label': locale.strings.slotsTitle });
    this.root = element('div', {}, this.#list, this.#more, this.#longest);
  }

  /** `page` has some of the objects; capacity and counts are of all. */
  update({ capacity, size, pool }: CacheSnapshot, page: EntryPage | null): void {
    const known = objectsOf(page);
    const { lent = 0, idle = 0, waiting = 0 } = pool ?? {};
    // The list of objects may be a moment older than the counts: where it is whole, it is drawn as it is.
    const ofPool = known.length === size ? countsOf(known) : { lent, idle };
    const counts = { ...ofPool, free: Math.max(0, (capacity ?? size) - size), waiting };
    const places = placesOf(known, counts);
    const longest = longestLease(known);
    const longestMs = longest === undefined ? 0 : (longest.ageMs ?? 0);
    const shown = mostUrgent(places);
    shown.forEach((place, index) => this.#show(this.#card(index), place, longestMs));
    for (const card of this.#cards.splice(shown.length)) card.root.remove();
    const { strings, format } = this.locale;
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    this.#more.hidden = all <= shown.length;
    setText(this.#more, fill(strings.slotsMore, format.count(all - shown.length)));
    this.#longest.hidden = longest === undefined;
    if (longest === undefined) return;
    const name = fill(strings.slot, longest.key);
    setText(this.#longest, fill(strings.slotLongest, format.duration(longestMs), name));
  }

  #card(index: number): Card {
    const known = this.#cards[index];
    if (known !== undefined) return known;
    const shape = element('span', { class: 'shape' });
    const name = element('span', { class: 'name' });
    const words = element('span', { class: 'words' });
    const bar = element('span', { class: 'fill' });
    const root = element('li', {}, shape, name, words, element('span', { class: 'bar', 'aria-hidden': 'true' }, bar));
    const card = { root, shape, name, words, fill: bar };
    this.#cards.push(card);
    this.#list.append(root);
    return card;
  }

  #show({ root, shape, name, words, fill: bar }: Card, { kind, object }: Place, longestMs: number): void {
    const { strings, format } = this.locale;
    if (root.dataset['kind'] !== kind) {
      root.dataset['kind'] = kind;
      shape.replaceChildren(icon(ICONS[kind]));
    }
    const word = {
      lent: strings.slotLent,
      idle: strings.slotIdle,
      free: strings.slotFree,
      waiting: strings.slotWaiting,
    };
    const ageMs = kind === 'lent' && object !== undefined ? object.ageMs : undefined;
    setText(name, object === undefined ? '' : object.key);
    setText(words, ageMs === undefined ? word[kind] : format.duration(ageMs));
    const tip = [
      object && fill(strings.slot, object.key),
      word[kind],
      ageMs === undefined ? '' : format.duration(ageMs),
    ];
    setAttribute(root, 'title', tip.filter(Boolean).join(' · '));
    const width = ageMs === undefined ? '0' : `${Math.round((100 * ageMs) / Math.max(1, longestMs))}%`;
    if (bar.style.width !== width) bar.style.width = width;
  }
}

/** Those that the page was told, each once, in the order of their numbers: so each keeps its place. */
function objectsOf(page: EntryPage | null): readonly EntrySample[] {
  const told = page === null ? [] : [...(page.first === null ? [] : [page.first]), ...page.entries];
  const byKey = new Map(told.filter(({ state }) => state !== undefined).map((entry) => [entry.key, entry]));
  return [...byKey.values()].sort((a, b) => Number(a.key) - Number(b.key));
}

function countsOf(known: readonly EntrySample[]): { readonly lent: number; readonly idle: number } {
  const lent = known.filter(({ state }) => state === 'lent').length;
  return { lent, idle: known.length - lent };
}

/** As many of each kind as are counted, which is exact; of some it is not known which objects they are. */
function placesOf(known: readonly EntrySample[], counts: Readonly<Record<PlaceKind, number>>): Place[] {
  const left = { ...counts };
  const places = known.flatMap((object): Place[] => {
    const kind = object.state ?? 'idle';
    if (left[kind] === 0) return [];
    left[kind] -= 1;
    return [{ kind, object }];
  });
  const others = (['lent', 'idle', 'free', 'waiting'] as const).flatMap((kind) =>
    Array.from({ length: Math.min(left[kind], PLACE_CAP) }, (): Place => ({ kind })),
  );
  return [...places, ...others];
}

function mostUrgent(places: readonly Place[]): readonly Place[] {
  if (places.length <= PLACE_CAP) return places;
  const ranked = BY_URGENCY.flatMap((kind) => places.filter((place) => place.kind === kind));
  const chosen = new Set(ranked.slice(0, PLACE_CAP));
  return places.filter((place) => chosen.has(place));
}

function longestLease(known: readonly EntrySample[]): EntrySample | undefined {
  const lent = known.filter(({ state, ageMs }) => state === 'lent' && ageMs !== undefined);
  return lent.sort((a, b) => (b.ageMs ?? 0) - (a.ageMs ?? 0))[0];
}
