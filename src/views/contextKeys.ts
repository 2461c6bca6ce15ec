import { commands } from 'vscode';
import type { Disposable } from '../base/disposable';
import { isAlive } from '../protocol/snapshot';
import type { Sessions } from '../session/sessions';
import { CONTEXT_KEY_NAMES } from './contextKeyNames';

/** The only place that sets the context keys on which the manifest's `when` clauses depend. */
export class ContextKeys implements Disposable {
  readonly #sessions: Sessions;
  readonly #values = new Map<string, boolean>();

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  update(): void {
    const { snapshot } = this.#sessions;
    this.#set(CONTEXT_KEY_NAMES.sessionAlive, snapshot !== undefined && isAlive(snapshot.state));
    this.#set(CONTEXT_KEY_NAMES.sessionPaused, snapshot?.state.kind === 'paused');
    this.#set(CONTEXT_KEY_NAMES.hasSession, snapshot !== undefined);
    const collected = snapshot?.caches.some(({ removals }) => removals.collected > 0) === true;
    if (collected) this.#set(CONTEXT_KEY_NAMES.collectionSeen, true);
  }

  setScenarioCopyActive(active: boolean): void {
    this.#set(CONTEXT_KEY_NAMES.scenarioCopyActive, active);
  }

  dispose(): void {
    for (const key of this.#values.keys()) this.#set(key, false);
  }

  #set(key: string, value: boolean): void {
    if ((this.#values.get(key) ?? false) === value) return;
    this.#values.set(key, value);
    void commands.executeCommand('setContext', key, value);
  }
}
