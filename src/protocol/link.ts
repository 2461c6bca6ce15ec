import type { Timers } from '../base/clock';
import type { Disposable } from '../base/disposable';
import { errorMessage } from '../base/userError';
import { isEnvelope, PROTOCOL_VERSION, type Envelope, type Reply } from './envelope';

/** Why a message was not accepted. */
export type Rejection = 'not an envelope' | 'another protocol version' | 'unknown message';

/** What one end of a {@link Link} is made of: a transport, guards for what arrives, and who is told of it. */
export interface LinkOptions<EventIn, RequestIn> {
  /** Hands a message to the transport. */
  send(message: Envelope): void;
  isEvent(body: unknown): body is EventIn;
  isRequest(body: unknown): body is RequestIn;
  onEvent(event: EventIn): void;
  /** Carries a request out. What it throws (or rejects with) becomes the error of the reply. */
  onRequest(request: RequestIn): void | Promise<void>;
  /** Is told of every message that no guard accepted. */
  onRejected(rejection: Rejection): void;
  readonly timers: Timers;
}

interface Pending {
  settle(reply: Reply): void;
}

/** The deadline of a request that was given none, in milliseconds. */
export const REQUEST_DEADLINE_MS = 2_000;

/**
 * One end of a link, over whatever transport. Events go without an answer; every request is answered exactly once, by
 * the other end or, when that is silent, by the deadline. Nothing that arrives can make it throw.
 */
export class Link<EventOut, RequestOut, EventIn, RequestIn> implements Disposable {
  #sequence = 0;
  readonly #pending = new Map<number, Pending>();
  #closed = false;

  constructor(readonly options: LinkOptions<EventIn, RequestIn>) {}

  sendEvent(event: EventOut): void {
    this.#send({ ...this.#head(), kind: 'event', body: event });
  }

  /** Asks the other end; resolves with its answer, or with `code: 'timeout'` or `code: 'closed'`. Never rejects. */
  request(request: RequestOut, deadlineMs = REQUEST_DEADLINE_MS): Promise<Reply> {
    if (this.#closed) return Promise.resolve(CLOSED);
    return new Promise((resolve) => {
      const head = this.#head();
      const deadline = this.options.timers.after(deadlineMs, () =>
        this.#settle(head.sequence, failure('timeout', `no answer within ${deadlineMs} ms`)),
      );
      this.#pending.set(head.sequence, {
        settle: (reply) => {
          deadline.dispose();
          resolve(reply);
        },
      });
      this.#send({ ...head, kind: 'request', body: request });
    });
  }

  /** Takes in whatever the transport delivered. */
  receive(message: unknown): void {
    if (this.#closed) return;
    const { options } = this;
    if (!isEnvelope(message)) return options.onRejected('not an envelope');
    if (message.version !== PROTOCOL_VERSION) return options.onRejected('another protocol version');
    if (message.kind === 'reply') return this.#settle(message.to, message.reply);
    if (message.kind === 'event') {
      if (options.isEvent(message.body)) return options.onEvent(message.body);
      return options.onRejected('unknown message');
    }
    if (options.isRequest(message.body)) return this.#answer(message.sequence, message.body);
    options.onRejected('unknown message');
    this.#reply(message.sequence, failure('unknown-request', 'the other side does not know this request'));
  }

  /** Answers everything that is still open, and all that is asked from now on, with `code: 'closed'`; sends no more. */
  dispose(): void {
    this.#closed = true;
    for (const to of [...this.#pending.keys()]) this.#settle(to, CLOSED);
  }

  #answer(to: number, request: RequestIn): void {
    // An async function, so that a synchronous throw and a rejection take the same way.
    const carryOut = async (): Promise<void> => this.options.onRequest(request);
    void carryOut().then(
      () => this.#reply(to, { ok: true }),
      (error: unknown) => this.#reply(to, failure('failed', errorMessage(error))),
    );
  }

  #reply(to: number, reply: Reply): void {
    this.#send({ ...this.#head(), kind: 'reply', to, reply });
  }

  /** A transport that fails has lost its other end, so what it fails with is not an error but the end of the link. */
  #send(message: Envelope): void {
    if (this.#closed) return;
    try {
      this.options.send(message);
    } catch {
      this.dispose();
    }
  }

  #settle(to: number, reply: Reply): void {
    const pending = this.#pending.get(to);
    this.#pending.delete(to);
    pending?.settle(reply);
  }

  #head(): { version: number; sequence: number } {
    return { version: PROTOCOL_VERSION, sequence: this.#sequence++ };
  }
}

const CLOSED = failure('closed', 'the link was closed');

function failure(code: string, message: string): Reply {
  return { ok: false, error: { code, message } };
}
