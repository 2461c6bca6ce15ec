import { spawn, type ChildProcess } from 'node:child_process';
import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/emitter';
import type { Timers } from '../base/clock';
import { errorMessage } from '../base/userError';
import { LastLines } from './lastLines';

/** What to start. Never through a shell. */
export interface ProgramSpec {
  /** The runtime's executable: Node, or VS Code's own as Node. */
  readonly runtime: string;
  /** Everything after the executable. */
  readonly args: readonly string[];
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
}

export type ProcessEnd =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'not-started'; readonly message: string };

/** How many lines of standard error are kept. */
const STDERR_LINES = 20;
/** How long a program is left to react before the next, stronger means. */
const GRACE_MS = 500;

/** A program in a process of its own, with a channel for messages apart from its output. */
export class ObservedProcess implements Disposable {
  readonly #child: ChildProcess;
  readonly #timers: Timers;
  readonly #stderr = new LastLines(STDERR_LINES);
  readonly #output = new LastLines(1);
  readonly #onDidReceive = new Emitter<unknown>();
  readonly #onDidPrint = new Emitter<string>();
  readonly #onDidEnd = new Emitter<ProcessEnd>();
  #escalation: Disposable | undefined;
  #ended = false;

  /** Whatever the process sent, untrusted. */
  readonly onDidReceive = this.#onDidReceive.event;
  /** A line of the program's own output, standard error included. */
  readonly onDidPrint = this.#onDidPrint.event;
  /** Fires once, after all messages and output have arrived (or half a second after the end, when they do not). */
  readonly onDidEnd = this.#onDidEnd.event;

  constructor(program: ProgramSpec, timers: Timers) {
    this.#timers = timers;
    this.#child = spawn(program.runtime, program.args, {
      env: program.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'json',
      // A process group of its own: Ctrl+C in a terminal reaches the host, which then ends this process properly.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.#child.on('message', (message) => this.#onDidReceive.fire(message));
    this.#print(this.#child.stdout, this.#output);
    this.#print(this.#child.stderr, this.#stderr);
    this.#child.on('error', (error) => {
      if (this.#child.pid === undefined) this.#end({ kind: 'not-started', message: errorMessage(error) });
    });
    const end = (code: number | null, signal: string | null): void =>
      this.#end(signal === null ? { kind: 'code', code: code ?? 0 } : { kind: 'signal', signal });
    // Only at `close` nothing more can arrive; a child of the program may hold its output open for ever, though.
    this.#child.on('close', end);
    this.#child.on('exit', (code, signal) => {
      this.#escalation?.dispose();
      this.#escalation = timers.after(GRACE_MS, () => end(code, signal));
    });
  }

  get pid(): number | null {
    return this.#child.pid ?? null;
  }

  /** The last lines of standard error, oldest first. */
  stderrTail(): string[] {
    return this.#stderr.toArray();
  }

  send(message: object): void {
    // A process that is ending cannot be told anything any more; its end is reported by itself.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  /**
   * Ends the process whatever it does: `ask` first, SIGTERM half a second later, SIGKILL after another half second.
   */
  stop(ask: () => void): void {
    if (this.#ended || this.#escalation !== undefined) return;
    ask();
    this.#escalation = this.#timers.after(GRACE_MS, () => {
      this.#kill('SIGTERM');
      this.#escalation = this.#timers.after(GRACE_MS, () => this.#kill('SIGKILL'));
    });
  }

  /** Ends the process at once. */
  dispose(): void {
    if (!this.#ended) this.#kill('SIGKILL');
  }

  #kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    // Of one that could not be started, Node signals whatever id its memory holds: 0 is the host's own group.
    if (this.#child.pid !== undefined) this.#child.kill(signal);
  }

  #print(stream: ChildProcess['stdout'], lines: LastLines): void {
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      for (const line of lines.push(piece)) this.#onDidPrint.fire(line);
    });
  }

  #end(end: ProcessEnd): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#escalation?.dispose();
    this.#onDidEnd.fire(end);
    for (const emitter of [this.#onDidReceive, this.#onDidPrint, this.#onDidEnd]) emitter.dispose();
  }
}
