import { vscodeApi } from './vscodeApi';

/** What the user chose in this page, the only thing that the page keeps for itself. */
export interface UiChoices {
  /** The cache in the charts; `null` for all of them. */
  readonly cacheId: number | null;
}

export function readChoices(): UiChoices {
  const kept = vscodeApi.getState();
  if (typeof kept === 'object' && kept !== null && 'cacheId' in kept && typeof kept.cacheId === 'number') {
    return { cacheId: kept.cacheId };
  }
  return { cacheId: null };
}

export function keepChoices(choices: UiChoices): void {
  vscodeApi.setState(choices);
}
