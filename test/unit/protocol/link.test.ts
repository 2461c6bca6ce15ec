import assert from 'node:assert/strict';
import { PROTOCOL_VERSION, type Envelope, type Reply } from '../../../src/protocol/envelope';
import { Link, REQUEST_DEADLINE_MS, type Rejection } from '../../../src/protocol/link';
import { FakeTimers } from '../fixtures/fakeTimers';

type Say = { readonly say: string };
const isSay = (body: unknown): body is Say => typeof (body as Partial<Say> | null)?.say === 'string';

/** One end of a link, with everything that it did. */
class End {
  readonly timers = new FakeTimers();
  readonly sent: Envelope[] = [];
  readonly events: string[] = [];
  readonly requests: string[] = [];
  readonly rejections: Rejection[] = [];
  /** What becomes of a request; does nothing unless a test says otherwise. */
  carryOut: () => void | Promise<void> = () => undefined;

  readonly link = new Link<Say, Say, Say, Say>({
    send: (message) => void this.sent.push(message),
    isEvent: isSay,
    isRequest: isSay,
    onEvent: ({ say }) => void this.events.push(say),
    onRequest: ({ say }) => {
      this.requests.push(say);
      return this.carryOut();
    },
    onRejected: (rejection) => void this.rejections.push(rejection),
    timers: this.timers,
  });

  receive(kind: 'event' | 'request', body: unknown, sequence = 0): void {
    this.link.receive({ version: PROTOCOL_VERSION, sequence, kind, body });
  }

  receiveReply(to: number, reply: Reply): void {
    this.link.receive({ version: PROTOCOL_VERSION, sequence: 0, kind: 'reply', to, reply });
  }

  /** The answers given so far, once everything that was under way is done. */
  async replies(): Promise<{ to: number; reply: Reply }[]> {
    await new Promise(setImmediate);
    return this.sent.flatMap((message) => (message.kind === 'reply' ? [{ to: message.to, reply: message.reply }] : []));
  }
}

const failed = (code: string, message: string): Reply => ({ ok: false, error: { code, message } });

describe('a link', () => {
  it('sends events and requests in one numbered sequence, in its version', () => {
    const { link, sent } = new End();
    link.sendEvent({ say: 'a' });
    void link.request({ say: 'b' });
    link.sendEvent({ say: 'c' });
    assert.deepEqual(sent, [
      { version: PROTOCOL_VERSION, sequence: 0, kind: 'event', body: { say: 'a' } },
      { version: PROTOCOL_VERSION, sequence: 1, kind: 'request', body: { say: 'b' } },
      { version: PROTOCOL_VERSION, sequence: 2, kind: 'event', body: { say: 'c' } },
    ]);
  });

  it('hands on an event without an answer', async () => {
    const end = new End();
    end.receive('event', { say: 'hello' });
    assert.deepEqual(end.events, ['hello']);
    assert.deepEqual(await end.replies(), []);
  });

  it('answers a request when it has been carried out, not earlier', async () => {
    const end = new End();
    let finish = (): void => undefined;
    end.carryOut = () => new Promise((resolve) => (finish = resolve));
    end.receive('request', { say: 'pause' }, 7);
    assert.deepEqual(await end.replies(), []);
    finish();
    assert.deepEqual(await end.replies(), [{ to: 7, reply: { ok: true } }]);
  });

  for (const [how, carryOut] of [
    ['throws', () => assert.fail('the disk is full')],
    ['rejects', () => Promise.reject(new Error('the disk is full'))],
  ] as const) {
    it(`answers what a request ${how} as the error of the reply`, async () => {
      const end = new End();
      end.carryOut = carryOut;
      end.receive('request', { say: 'save' }, 3);
      assert.deepEqual(await end.replies(), [{ to: 3, reply: failed('failed', 'the disk is full') }]);
    });
  }

  it('answers a request that it does not know, and says so', async () => {
    const end = new End();
    end.receive('request', { dance: true }, 4);
    assert.deepEqual(end.rejections, ['unknown message']);
    const reply = failed('unknown-request', 'the other side does not know this request');
    assert.deepEqual(await end.replies(), [{ to: 4, reply }]);
  });

  it('resolves a request with the answer of the other end', async () => {
    const end = new End();
    const first = end.link.request({ say: 'first' });
    const second = end.link.request({ say: 'second' });
    end.receiveReply(1, failed('failed', 'no'));
    end.receiveReply(0, { ok: true });
    assert.deepEqual(await first, { ok: true });
    assert.deepEqual(await second, failed('failed', 'no'));
    assert.equal(end.timers.liveCount, 0);
  });

  it('keeps to the first of two answers', async () => {
    const end = new End();
    const answer = end.link.request({ say: 'first' });
    end.receiveReply(0, { ok: true });
    end.receiveReply(0, failed('failed', 'no'));
    assert.deepEqual(await answer, { ok: true });
  });

  it('answers a request itself when the other end is silent until the deadline', async () => {
    const end = new End();
    const usual = end.link.request({ say: 'a' });
    const patient = end.link.request({ say: 'b' }, REQUEST_DEADLINE_MS + 1);
    end.timers.advance(REQUEST_DEADLINE_MS - 1);
    assert.equal(end.timers.liveCount, 2);
    end.timers.advance(1);
    assert.deepEqual(await usual, failed('timeout', 'no answer within 2000 ms'));
    assert.equal(end.timers.liveCount, 1);
    end.timers.advance(1);
    assert.deepEqual(await patient, failed('timeout', 'no answer within 2001 ms'));
  });

  it('takes no notice of an answer that comes too late, or to a question that was never asked', async () => {
    const end = new End();
    const answer = end.link.request({ say: 'a' });
    end.timers.advance(REQUEST_DEADLINE_MS);
    end.receiveReply(0, { ok: true });
    end.receiveReply(99, { ok: true });
    assert.deepEqual(await answer, failed('timeout', 'no answer within 2000 ms'));
    assert.deepEqual(end.rejections, []);
  });

  it('answers everything that is still open when it is disposed of, and leaves no timer', async () => {
    const end = new End();
    const open = [end.link.request({ say: 'a' }), end.link.request({ say: 'b' })];
    end.link.dispose();
    const closed = failed('closed', 'the link was closed');
    assert.deepEqual(await Promise.all(open), [closed, closed]);
    assert.equal(end.timers.liveCount, 0);
  });

  it('says of a message of another version that it is one, whatever it holds', async () => {
    const end = new End();
    for (const kind of ['event', 'request']) {
      end.link.receive({ version: PROTOCOL_VERSION + 1, sequence: 0, kind, body: { say: 'hello' } });
    }
    assert.deepEqual(end.rejections, ['another protocol version', 'another protocol version']);
    assert.deepEqual([end.events, end.requests, await end.replies()], [[], [], []]);
  });

  it('says what it could make nothing of', () => {
    const end = new End();
    end.link.receive('hello');
    end.receive('event', { dance: true });
    assert.deepEqual(end.rejections, ['not an envelope', 'unknown message']);
    assert.deepEqual(end.events, []);
  });
});
