import { isInterestPart, NO_INTEREST, type PageInterest } from '../protocol/page';
import { readSummary, type SessionSummary } from './sessionSummary';
import { vscodeApi } from './vscodeApi';

/** The lists beside the charts, of which a narrow page shows one at a time. */
export const LIST_TABS = ['entries', 'details', 'events'] as const;
export type ListTab = (typeof LIST_TABS)[number];

/** What the user chose in this page and what it showed last: all that the page keeps for itself. */
export interface UiChoices extends PageInterest {
  readonly tab: ListTab;
  readonly summary: SessionSummary | null;
}

/** Reads what an earlier page has kept, as far as it makes sense. Lists begin at their top again. */
export function readChoices(): UiChoices {
  const kept: unknown = vscodeApi.getState();
  const { cacheId, span, entries, events, selected } = { ...NO_INTEREST, ...(isInterestPart(kept) ? kept : {}) };
  return {
    cacheId,
    span,
    entries: entries && { ...entries, from: 0 },
    events: events && { ...events, from: 0, upToId: null },
    selected,
    tab: LIST_TABS.find((tab) => tab === member(kept, 'tab')) ?? 'entries',
    summary: readSummary(member(kept, 'summary')),
  };
}

export function keepChoices(choices: Partial<UiChoices>): void {
  vscodeApi.setState({ ...readChoices(), ...choices });
}

/** Keeps what the page shows; of a list that it does not show now, what it showed last. */
export function keepInterest(now: PageInterest): void {
  const { entries, events } = readChoices();
  keepChoices({ ...now, entries: now.entries ?? entries, events: now.events ?? events });
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
