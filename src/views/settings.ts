import { EventEmitter, workspace } from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable';
import { sampleIntervalMs } from '../session/sampling';
import { EVENT_CAPACITY } from '../session/events/eventLog';
import { ENDED_SESSIONS_KEPT, type SessionLimits } from '../session/sessions';

/** The settings of this extension, brought into their bounds, as they are now. */
export class Settings implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new EventEmitter<void>());

  /** Fires when any of them has changed. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#owned.add(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('hitrate')) this.#changed.fire();
      }),
    );
  }

  get sampleIntervalMs(): number {
    return sampleIntervalMs(read('sampling.rate'));
  }

  get limits(): SessionLimits {
    return {
      endedKept: bounded(read('sessions.kept'), 1, 50, ENDED_SESSIONS_KEPT),
      eventsKept: bounded(read('events.kept'), 1_000, 200_000, EVENT_CAPACITY),
    };
  }

  get opensPanelAutomatically(): boolean {
    return read('panel.openAutomatically') === true;
  }

  get logsEvents(): boolean {
    return read('log.events') === true;
  }

  get showsLenses(): boolean {
    return read('codeLens.enabled') !== false;
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

function read(name: string): unknown {
  return workspace.getConfiguration('hitrate').get(name);
}

/** A setting may hold anything. */
function bounded(value: unknown, least: number, greatest: number, otherwise: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return otherwise;
  return Math.round(Math.min(greatest, Math.max(least, value)));
}
