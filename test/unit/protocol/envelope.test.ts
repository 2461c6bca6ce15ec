import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isEnvelope, PROTOCOL_VERSION } from '../../../src/protocol/envelope';
import { everyMutant, mutated } from '../fixtures/mutations';

const head = { version: fc.constantFrom(PROTOCOL_VERSION, PROTOCOL_VERSION + 1), sequence: fc.maxSafeNat() };
const replies = fc.oneof(
  fc.constant({ ok: true }),
  fc.record({ ok: fc.constant(false), error: fc.record({ code: fc.string(), message: fc.string() }) }),
);
const envelopes = fc.oneof(
  fc.record({ ...head, kind: fc.constantFrom('event', 'request'), body: fc.jsonValue() }),
  fc.record({ ...head, kind: fc.constant('reply'), to: fc.nat(), reply: replies }),
);

type Members = Readonly<Record<string, unknown>>;

const isNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isNaN(value);

/** The form of an envelope once more, written by hand. */
function hasEnvelopeShape(value: unknown): boolean {
  const { version, sequence, kind, to, reply } = Object(value) as Members;
  const numbered = isNumber(version) && Number.isSafeInteger(sequence) && (sequence as number) >= 0;
  if (kind === 'event' || kind === 'request') return numbered && Object.hasOwn(Object(value) as object, 'body');
  return numbered && kind === 'reply' && isNumber(to) && hasReplyShape(Object(reply) as Members);
}

function hasReplyShape({ ok, error }: Members): boolean {
  const { code, message } = Object(error) as Members;
  return ok === true || (ok === false && typeof code === 'string' && typeof message === 'string');
}

describe('the guard of the envelope', () => {
  it('accepts every event, request and reply, of whatever version and with whatever body', () => {
    fc.assert(fc.property(envelopes, (message) => isEnvelope(message)));
  });

  it('accepts one that was changed in one place exactly when it still has the form, and never throws', () => {
    fc.assert(
      fc.property(mutated(envelopes), (message) => isEnvelope(message) === hasEnvelopeShape(message)),
      { numRuns: 500 },
    );
  });

  it('looks at every member', () => {
    const failed = { ok: false, error: { code: 'failed', message: 'no' } };
    const messages = [
      { version: PROTOCOL_VERSION, sequence: 3, kind: 'request', body: { type: 'probe/stop' } },
      { version: PROTOCOL_VERSION, sequence: 3, kind: 'reply', to: 2, reply: failed },
    ];
    for (const message of messages.flatMap(everyMutant)) {
      assert.equal(isEnvelope(message), hasEnvelopeShape(message), JSON.stringify(message));
    }
  });

  it('accepts nothing that has not the form, and never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (value) => !isEnvelope(value)));
  });

  it('accepts no sequence number below 0 or beyond what a number holds exactly', () => {
    const numbered = (sequence: number): boolean => isEnvelope({ version: 1, sequence, kind: 'event', body: null });
    assert.deepEqual([-1, 0.5, 2 ** 53, Number.NaN].map(numbered), [false, false, false, false]);
    assert.deepEqual([0, Number.MAX_SAFE_INTEGER].map(numbered), [true, true]);
  });
});
