import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/emitter';
import type { SessionSnapshot } from '../protocol/snapshot';
import type { Session } from '../session/session';

/** The one session that a panel shows, which another may replace. It stays, as it was, when nobody else keeps it. */
export class PanelSession implements Disposable {
  readonly #onDidChange = new Emitter<SessionSnapshot>();
  #session: Session | undefined;
  #subscription: Disposable | undefined;

  /** Fires with each new snapshot, and when there is another session. */
  readonly onDidChange = this.#onDidChange.event;

  get current(): Session | undefined {
    return this.#session;
  }

  show(session: Session): void {
    if (session === this.#session) return;
    this.#subscription?.dispose();
    this.#session = session;
    this.#subscription = session.onDidChange((snapshot) => this.#onDidChange.fire(snapshot));
    this.#onDidChange.fire(session.snapshot);
  }

  dispose(): void {
    this.#subscription?.dispose();
    this.#onDidChange.dispose();
  }
}
