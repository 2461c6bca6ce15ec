import * as v from 'valibot';

/** Both ends of a link must speak the same version; it changes with every change of a message's meaning. */
export const PROTOCOL_VERSION = 3;

/** Why a request was refused, as a word for programs and a sentence for people. */
export interface ReplyError {
  readonly code: string;
  readonly message: string;
}

/** How a request went: it was carried out, or why not. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly error: ReplyError };

/** The one form of every message, in both directions and on both links. */
export type Envelope =
  | { readonly version: number; readonly sequence: number; readonly kind: 'event'; readonly body: unknown }
  | { readonly version: number; readonly sequence: number; readonly kind: 'request'; readonly body: unknown }
  | {
      readonly version: number;
      readonly sequence: number;
      readonly kind: 'reply';
      /** The sequence number of the request that this answers. */
      readonly to: number;
      readonly reply: Reply;
    };

const head = { version: v.number(), sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) };

const ReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true) }),
  v.object({ ok: v.literal(false), error: v.object({ code: v.string(), message: v.string() }) }),
]);

const EnvelopeSchema = v.variant('kind', [
  v.object({ ...head, kind: v.literal('event'), body: v.unknown() }),
  v.object({ ...head, kind: v.literal('request'), body: v.unknown() }),
  v.object({ ...head, kind: v.literal('reply'), to: v.number(), reply: ReplySchema }),
]);

/** Accepts what has the form of an envelope, of whatever version; its body is still untrusted. */
export function isEnvelope(message: unknown): message is Envelope {
  return v.is(EnvelopeSchema, message);
}
