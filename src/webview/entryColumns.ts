import type { EntrySample } from '../protocol/probe';
import type { PageStrings } from '../protocol/pageStrings';
import { element, icon, setAttribute, setHidden, setText } from './element';
import { keyLabel } from './keyLabel';
import { fill, type Locale } from './locale';

/** How much of its time to live is left when an entry is marked. */
const LAST_SHARE = 0.1;

/** What the columns show beside the entry itself. */
export interface EntryMoment {
  /** Since the entry was as it is told. */
  readonly passedMs: number;
  readonly isNextVictim: boolean;
}

export interface EntryColumn {
  readonly field: string;
  readonly header: keyof PageStrings;
  readonly tip: keyof PageStrings | null;
  /** The least width, in letters. */
  readonly width: number;
  /** Whether it takes what is left over. */
  readonly grows: boolean;
  readonly isNumber: boolean;
  isKnown(entry: EntrySample): boolean;
  write(cell: HTMLElement, entry: EntrySample, moment: EntryMoment, locale: Locale): void;
}

const key: EntryColumn = {
  field: 'key',
  header: 'entryKey',
  tip: null,
  width: 7,
  grows: true,
  isNumber: false,
  isKnown: () => true,
  write: (cell, entry, { isNextVictim }, { strings }) => {
    const [name, mark] = parts(cell, () => {
      const next = element('span', { class: 'next', title: strings.entryNext }, icon('sign-out'));
      next.append(element('span', { class: 'visually-hidden' }, strings.entryNext));
      return [element('span', { class: 'text' }), next];
    });
    if (name !== undefined) setText(name, keyLabel(entry));
    if (mark !== undefined) setHidden(mark, !isNextVictim);
  },
};

const slot: EntryColumn = {
  ...key,
  header: 'slotName',
  width: 6,
  grows: false,
  write: (cell, entry, _moment, { strings }) => setText(cell, fill(strings.slot, entry.key)),
};

const state: EntryColumn = {
  ...key,
  field: 'state',
  header: 'slotState',
  width: 5,
  isKnown: ({ state: known }) => known !== undefined,
  write: (cell, entry, _moment, { strings }) => {
    const isLent = entry.state === 'lent';
    if (cell.dataset['slot'] === String(isLent)) return;
    cell.dataset['slot'] = String(isLent);
    cell.replaceChildren(
      icon(isLent ? 'circle-large-filled' : 'circle-large'),
      element('span', {}, isLent ? strings.slotLent : strings.slotIdle),
    );
  },
};

const hits: EntryColumn = {
  field: 'hits',
  header: 'hits',
  tip: 'entryHitsTip',
  width: 4,
  grows: false,
  isNumber: true,
  isKnown: ({ hits: known }) => known !== undefined,
  write: (cell, entry, _moment, { format }) => setText(cell, entry.hits === undefined ? '–' : format.count(entry.hits)),
};

const idle: EntryColumn = {
  ...hits,
  field: 'idle',
  header: 'entryIdle',
  tip: 'entryIdleTip',
  width: 4.5,
  isKnown: ({ idleMs }) => idleMs !== undefined,
  write: (cell, { idleMs }, { passedMs }, { format }) =>
    setText(cell, idleMs === undefined ? '–' : format.duration(idleMs + passedMs)),
};

const lease: EntryColumn = {
  ...idle,
  field: 'age',
  header: 'slotAge',
  tip: 'slotAgeTip',
  width: 6,
  isKnown: ({ ageMs }) => ageMs !== undefined,
  write: (cell, { ageMs }, { passedMs }, { format }) =>
    setText(cell, ageMs === undefined ? '–' : format.duration(ageMs + passedMs)),
};

const weight: EntryColumn = {
  ...hits,
  field: 'weight',
  header: 'entryWeight',
  tip: 'entryWeightTip',
  width: 4.5,
  isKnown: ({ weight: known }) => known !== undefined,
  write: (cell, entry, _moment, { format }) =>
    setText(cell, entry.weight === undefined ? '–' : format.number(entry.weight)),
};

const value: EntryColumn = {
  ...key,
  field: 'value',
  header: 'entryValue',
  isKnown: ({ value: known }) => known !== undefined,
  write: (cell, entry) => setText(cell, entry.value ?? ''),
};

const ttl: EntryColumn = {
  ...hits,
  field: 'ttl',
  header: 'entryTtl',
  tip: 'entryTtlTip',
  width: 8,
  isKnown: ({ remainingTtlMs }) => remainingTtlMs !== undefined,
  write: (cell, { remainingTtlMs, ageMs }, { passedMs }, { strings, format }) => {
    if (remainingTtlMs === undefined) {
      delete cell.dataset['left'];
      return cell.replaceChildren('–');
    }
    const [mark, bar, text] = parts(cell, () => [
      icon('warning'),
      element('span', { class: 'bar', 'aria-hidden': 'true' }, element('span', { class: 'fill' })),
      element('span', { class: 'text' }),
    ]);
    const leftMs = remainingTtlMs - passedMs;
    // What it had at first is what it has left and its age together; that is not known of every entry.
    const share = ageMs === undefined ? undefined : Math.max(0, leftMs / Math.max(1, remainingTtlMs + ageMs));
    const isLast = leftMs < 0 || (share !== undefined && share < LAST_SHARE);
    setAttribute(cell, 'data-left', isLast ? 'little' : 'enough');
    if (mark !== undefined) setHidden(mark, !isLast);
    if (bar !== undefined) setHidden(bar, share === undefined || leftMs < 0);
    const fillBar = bar?.firstElementChild;
    if (fillBar instanceof HTMLElement) fillBar.style.width = `${Math.min(100, (share ?? 0) * 100).toFixed(1)}%`;
    const words = leftMs >= 0 ? format.duration(leftMs) : fill(strings.entryOverdue, format.duration(-leftMs));
    if (text !== undefined) setText(text, words);
  },
};

/** In the order in which they are shown. */
export const ENTRY_COLUMNS: readonly EntryColumn[] = [key, ttl, hits, idle, weight, value];
/** Those of a pool, whose entries are its objects. */
export const SLOT_COLUMNS: readonly EntryColumn[] = [slot, state, lease, hits, value];

/** The cell's elements, made at the first time. */
function parts(cell: HTMLElement, make: () => readonly HTMLElement[]): readonly (HTMLElement | undefined)[] {
  if (cell.childElementCount === 0) cell.replaceChildren(...make());
  return Array.from(cell.children).filter((child) => child instanceof HTMLElement);
}
