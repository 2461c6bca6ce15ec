import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { PROTOCOL_VERSION, type Envelope, type Reply } from '../../../src/protocol/envelope';
import { Link, REQUEST_DEADLINE_MS } from '../../../src/protocol/link';
import { isProbeRequest, type ProbeRequest } from '../../../src/protocol/probe';
import { FakeTimers } from '../fixtures/fakeTimers';

type Outcome = 'done' | 'throws' | 'rejects' | 'later';

type Step =
  | { readonly act: 'ask'; readonly deadlineMs: number }
  | { readonly act: 'receive'; readonly message: unknown; readonly outcome: Outcome }
  | { readonly act: 'pass'; readonly ms: number }
  | { readonly act: 'close' };

const head = {
  version: fc.constantFrom(PROTOCOL_VERSION, PROTOCOL_VERSION, PROTOCOL_VERSION, 0),
  sequence: fc.nat(),
};
const body = fc.oneof(fc.constantFrom({ type: 'probe/pause' }, { type: 'probe/step' }), fc.jsonValue());
const reply = fc.constantFrom<Reply>({ ok: true }, { ok: false, error: { code: 'failed', message: 'no' } });
const message = fc.oneof(
  fc.record({ ...head, kind: fc.constantFrom('event', 'request'), body }),
  // Sequence numbers are small, so many of these answer something that was asked, some of it twice.
  fc.record({ ...head, kind: fc.constant('reply'), to: fc.nat(12), reply }),
  fc.jsonValue(),
);
const steps = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('ask' as const), deadlineMs: fc.integer({ min: 1, max: 3_000 }) }),
    fc.record({
      act: fc.constant('receive' as const),
      message,
      outcome: fc.constantFrom<Outcome>('done', 'throws', 'rejects', 'later'),
    }),
    fc.record({ act: fc.constant('pass' as const), ms: fc.nat(2_000) }),
    fc.constant<Step>({ act: 'close' }),
  ),
  { maxLength: 25, size: 'max' },
);

/** A link whose transport, peer and time are in the hands of the test. */
class Bench {
  readonly timers = new FakeTimers();
  readonly sent: Envelope[] = [];
  /** The sequence numbers of the requests that arrived. */
  readonly asked: number[] = [];
  readonly #answers: Promise<Reply>[] = [];
  readonly #later: (() => void)[] = [];
  #outcome: Outcome = 'done';

  readonly #link = new Link<never, ProbeRequest, never, ProbeRequest>({
    send: (sent) => void this.sent.push(sent),
    isEvent: (_body): _body is never => false,
    isRequest: isProbeRequest,
    onEvent: () => undefined,
    onRequest: () => this.#carryOut(),
    onRejected: () => undefined,
    timers: this.timers,
  });

  do(step: Step): void {
    switch (step.act) {
      case 'ask':
        this.#answers.push(this.#link.request({ type: 'probe/pause' }, step.deadlineMs));
        return;
      case 'receive':
        this.#outcome = step.outcome;
        this.#receive(step.message);
        return;
      case 'pass':
        return this.timers.advance(step.ms);
      case 'close':
        return this.#link.dispose();
    }
  }

  /** Finishes what is still being carried out, and lets all deadlines pass. */
  async settle(): Promise<Reply[]> {
    for (const finish of this.#later) finish();
    await new Promise(setImmediate);
    this.timers.advance(2 * REQUEST_DEADLINE_MS);
    return Promise.all(this.#answers);
  }

  #receive(arrived: unknown): void {
    this.#link.receive(arrived);
    const { version, kind, sequence } = Object(arrived) as Partial<Envelope>;
    if (version === PROTOCOL_VERSION && kind === 'request' && sequence !== undefined) this.asked.push(sequence);
  }

  #carryOut(): void | Promise<void> {
    switch (this.#outcome) {
      case 'done':
        return;
      case 'throws':
        throw new Error('refused');
      case 'rejects':
        return Promise.reject(new Error('refused'));
      case 'later':
        return new Promise((resolve) => void this.#later.push(resolve));
    }
  }
}

/** Whether a number is in `asked`; each one there counts for one. */
function isOnceIn(asked: readonly number[]): (to: number) => boolean {
  const left = [...asked];
  return (to) => left.includes(to) && left.splice(left.indexOf(to), 1).length === 1;
}

const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

describe('a link, whatever arrives and in whatever order', () => {
  it('throws nothing, answers every request exactly once, and gets exactly one answer to each of its own', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (acts) => {
        const bench = new Bench();
        for (const step of acts) bench.do(step);
        const answers = await bench.settle();

        const replies = bench.sent.filter((sent) => sent.kind === 'reply');
        const answered = ascending(replies.map(({ to }) => to));
        // A link that was closed answers no more: some of what was asked before then stays open as well.
        const closed = acts.some(({ act }) => act === 'close');
        assert.deepEqual(answered, closed ? answered.filter(isOnceIn(bench.asked)) : ascending(bench.asked));
        assert.equal(answers.length, acts.filter(({ act }) => act === 'ask').length);
        assert.equal(bench.timers.liveCount, 0);
        assert.deepEqual(
          bench.sent.map(({ sequence }) => sequence),
          bench.sent.map((_, index) => index),
        );
      }),
      { numRuns: 300 },
    );
  });
});
