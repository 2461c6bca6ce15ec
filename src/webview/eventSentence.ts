import type { RemovalEvent } from '../protocol/snapshot';
import { fill, type Locale } from './locale';

/** Why an entry left, in a sentence, with what is known of its life. */
export function eventSentence(event: RemovalEvent, policy: string | undefined, locale: Locale): string {
  const reason = reasonOf(event, policy, locale);
  const life = lifeOf(event, locale);
  return life === undefined ? reason : fill(locale.strings.leftAfter, reason, life);
}

function reasonOf({ cause }: RemovalEvent, policy: string | undefined, { strings }: Locale): string {
  switch (cause) {
    case 'size':
      if (policy === undefined) return strings.leftFull;
      return policy === 'lru' ? strings.leftIdleLongest : fill(strings.leftByPolicy, policy);
    case 'expired':
      return strings.leftExpired;
    case 'collected':
      return strings.leftCollected;
    case 'replaced':
      return strings.leftReplaced;
    case 'explicit':
      return strings.leftExplicit;
  }
}

function lifeOf({ idleMs, hits }: RemovalEvent, { strings, format }: Locale): string | undefined {
  if (idleMs === undefined) return undefined;
  const idle = format.duration(idleMs);
  if (hits === undefined) return fill(strings.idleFor, idle);
  if (hits === 0) return fill(strings.idleUnread, idle);
  return hits === 1 ? fill(strings.idleAfterHit, idle) : fill(strings.idleAfterHits, idle, format.count(hits));
}
