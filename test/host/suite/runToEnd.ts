import type { HitrateApi } from '../../../src/extension';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import { until } from './extension';

/** The numbers that an observed program itself printed at its end, by their names. */
export type Printed = Readonly<Record<string, number>>;

const COUNTS = /(\d+) (entries|hits|misses|evictions|collected)/g;

/** Runs a scenario until it has ended; resolves with its last snapshot and what it printed of its own counters. */
export async function runToEnd(
  { sessions }: HitrateApi,
  id: string,
  operations: number,
): Promise<{ last: SessionSnapshot; printed: Printed }> {
  let printed: Printed = {};
  const session = await sessions.run(id, { operations, seed: 7, rate: Infinity }, { held: false, pace: 0 });
  session.onDidPrint((line) => {
    const [, atTheEnd] = / (\d+) of \d+ at the end/.exec(line) ?? [];
    if (atTheEnd !== undefined) printed = { ...printed, atTheEnd: Number(atTheEnd) };
    const counts = [...line.matchAll(COUNTS)].map(([, count = '', name = '']) => [name, Number(count)] as const);
    printed = { ...printed, ...Object.fromEntries<number>(counts) };
  });
  const last = await until(sessions, ({ state }) => state.kind === 'exited' || state.kind === 'crashed');
  return { last, printed };
}
