import type { CrashReason, SessionSnapshot } from '../protocol/snapshot';
import { checkSentence } from '../protocol/stage';

/** How a run came out, for people. */
export function closingLines({ state, checks, measurements }: SessionSnapshot): string[] {
  const outcome = [
    ...measurements.map(({ name, value, unit }) => `measured: ${name}: ${Number(value.toPrecision(4))} ${unit}`),
    ...checks.map(({ name, met, observed }) => checkSentence(name, met, observed)),
  ];
  if (state.kind !== 'crashed') return outcome;
  return [...outcome, `The observed process crashed: ${crashSentence(state.reason)}`, ...state.stderrTail];
}

function crashSentence(reason: CrashReason): string {
  switch (reason.kind) {
    case 'exit-code':
      return `it ended with exit code ${reason.code}.`;
    case 'signal':
      return `it was ended by ${reason.signal}.`;
    case 'not-started':
      return `it could not be started (${reason.message}).`;
    case 'no-hello':
      return `it said nothing within ${reason.afterMs} ms.`;
    case 'protocol-version':
      return 'its probe is of another version; build again.';
  }
}
