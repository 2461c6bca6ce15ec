import { DisposableStore, type Disposable } from '../base/disposable';
import { timersOf } from '../base/timersOf';
import type { Envelope } from '../protocol/envelope';
import { Link } from '../protocol/link';
import { isProbeRequest, type ProbeEvent, type ProbeRequest } from '../protocol/probe';
import type { Probe } from './probe';

/** Timers that never keep the observed process alive. */
const unrefTimers = timersOf<NodeJS.Timeout>({
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs).unref(),
  clearTimeout,
  setInterval: (callback, intervalMs) => setInterval(callback, intervalMs).unref(),
  clearInterval,
});

/**
 * Carries the probe's frames to the host over the process's IPC channel. A frame is taken only when everything before
 * it was handed over: while the channel is slow nothing queues up, the next frame just covers a longer time.
 */
export class Connection implements Disposable {
  readonly #probe: Probe;
  readonly #owned = new DisposableStore();
  readonly #link: Link<ProbeEvent, never, never, ProbeRequest>;
  #sampling: Disposable;
  #underWay = 0;
  /** Whether a frame is to be sent as soon as everything before it was handed over. */
  #due = false;
  #stopping = false;

  constructor(probe: Probe, sampleIntervalMs: number) {
    this.#probe = probe;
    this.#link = this.#owned.add(
      new Link<ProbeEvent, never, never, ProbeRequest>({
        send: (message) => this.#send(message),
        isEvent: (_body): _body is never => false,
        isRequest: isProbeRequest,
        onEvent: () => undefined,
        onRequest: (request) => this.#onRequest(request),
        // The program shares the channel; what is not for the probe may be for the program.
        onRejected: () => undefined,
        timers: unrefTimers,
      }),
    );
    this.#listen();
    this.#link.sendEvent(probe.hello());
    this.#sampling = this.#sampleEvery(sampleIntervalMs);
    this.#owned.add({ dispose: () => this.#sampling.dispose() });
    this.#owned.add(
      probe.onDidHold(() => {
        if (this.#underWay === 0) this.#sendFrame();
        else this.#due = true;
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
    this.#probe.dispose();
  }

  #listen(): void {
    const receive = (message: unknown): void => this.#link.receive(message);
    // The last totals: of a program that has run out of work (the channel is drained before the process ends), and of
    // one that ends by `process.exit()` or an error (written at once as far as the pipe takes it).
    const lastFrame = (): void => this.#sendFrame();
    process.on('message', receive).once('beforeExit', lastFrame).once('exit', lastFrame);
    this.#owned.add({
      dispose: () => void process.off('message', receive).off('beforeExit', lastFrame).off('exit', lastFrame),
    });
    // A listener refers to the channel, which would keep a program that has finished from ending.
    process.channel?.unref();
  }

  #sampleEvery(intervalMs: number): Disposable {
    return unrefTimers.every(intervalMs, () => {
      if (this.#underWay === 0) this.#sendFrame();
    });
  }

  #onRequest(request: ProbeRequest): void {
    if (request.type === 'probe/setRate') {
      this.#sampling.dispose();
      this.#sampling = this.#sampleEvery(request.intervalMs);
      return;
    }
    if (request.type !== 'probe/stop') return this.#probe.handle(request);
    // In a turn of its own, so that the answer goes first.
    setImmediate(() => {
      this.#stopping = true;
      this.#sendFrame();
    });
  }

  #sendFrame(): void {
    this.#due = false;
    this.#link.sendEvent({ type: 'probe/frame', frame: this.#probe.takeFrame() });
  }

  #send(message: Envelope): void {
    if (process.send === undefined || !process.connected) return;
    this.#underWay++;
    // With a callback, a failure to send comes here instead of ending the program; nobody is left to be told.
    process.send(message, undefined, undefined, () => {
      this.#underWay--;
      if (this.#underWay > 0) return;
      if (this.#stopping) process.exit();
      if (this.#due) this.#sendFrame();
    });
  }
}
