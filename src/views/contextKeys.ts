import { commands } from 'vscode';
import type { Disposable } from '../base/disposable';
import { isAlive, type SessionSnapshot } from '../protocol/snapshot';
import { CONTEXT_KEY_NAMES } from './contextKeyNames';

/** The only place that sets the context keys on which the manifest's `when` clauses depend. */
export class ContextKeys implements Disposable {
  readonly #values = new Map<string, boolean>();

  update({ state }: SessionSnapshot): void {
    this.#set(CONTEXT_KEY_NAMES.sessionAlive, isAlive(state));
    this.#set(CONTEXT_KEY_NAMES.sessionPaused, state.kind === 'paused');
    this.#set(CONTEXT_KEY_NAMES.hasSession, true);
  }

  setScenarioCopyActive(active: boolean): void {
    this.#set(CONTEXT_KEY_NAMES.scenarioCopyActive, active);
  }

  dispose(): void {
    for (const key of this.#values.keys()) this.#set(key, false);
  }

  #set(key: string, value: boolean): void {
    if (this.#values.get(key) === value) return;
    this.#values.set(key, value);
    void commands.executeCommand('setContext', key, value);
  }
}
