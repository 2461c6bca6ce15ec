import { measure } from '../measure';
import type { Computation, Peer } from '../offers';
import { uniform } from '../random';
import { asFast, check, type Scale, type Workload, workloadOf } from '../workload';

/** A grid of this many numbers each way, or as many numbers in a row. */
const side = 32;

/** What `memoized` takes to answer from memory. */
async function oneArgument(scale: Scale, peer: Peer, memoized: Computation): Promise<number> {
  const calls = uniform(scale.of(1 << 12), side * side);
  for (let a = 0; a < side * side; a++) memoized(a);
  return measure(scale, calls.length * repeats(scale), () => {
    let wrong = 0;
    for (let repeat = repeats(scale); repeat > 0; repeat--) {
      for (const a of calls) if (memoized(a) !== a + 1) wrong++;
    }
    check(wrong === 0, peer, `${wrong} results are wrong`);
  });
}

async function twoArguments(scale: Scale, peer: Peer, memoized: Computation): Promise<number> {
  const calls = uniform(scale.of(1 << 12), side * side);
  for (let a = 0; a < side; a++) for (let b = 0; b < side; b++) memoized(a, b);
  return measure(scale, calls.length * repeats(scale), () => {
    let wrong = 0;
    for (let repeat = repeats(scale); repeat > 0; repeat--) {
      for (const call of calls) {
        const a = call >>> 5;
        const b = call & 31;
        if (memoized(a, b) !== a * 100 + b) wrong++;
      }
    }
    check(wrong === 0, peer, `${wrong} results are wrong`);
  });
}

function repeats({ timeMs }: Scale): number {
  return timeMs === 0 ? 1 : 4;
}

/** Measures what `memoize` makes of a function, and fails when that is called again for what it returned already. */
async function hits(
  scale: Scale,
  peer: Peer,
  arity: 1 | 2,
  memoize: (fn: Computation) => Computation,
): Promise<number> {
  let computed = 0;
  const one: Computation = (a: number) => {
    computed++;
    return a + 1;
  };
  const two: Computation = (a: number, b: number) => {
    computed++;
    return a * 100 + b;
  };
  const ns = await (arity === 1 ? oneArgument(scale, peer, memoize(one)) : twoArguments(scale, peer, memoize(two)));
  check(computed === side * side, peer, `${computed} calls of the function for ${side * side} different ones`);
  return ns;
}

function memoOf(arity: 1 | 2, isBounded: boolean): Workload {
  const text = `memoized call, hit, ${arity} argument${arity === 1 ? '' : 's'}`;
  const spec = {
    name: `memo-${isBounded ? 'bounded' : 'unbounded'}-${arity}`,
    figures: [
      {
        title: isBounded ? `${text}, bounded` : `${text}, no bound`,
        unit: 'ns',
        required: arity === 1 ? asFast : 3,
      },
    ],
    rounds: 5,
  } as const;
  return isBounded
    ? workloadOf({
        ...spec,
        family: 'memo',
        run: async (open, scale, peer) => [await hits(scale, peer, arity, (fn) => open(fn, side * side))],
      })
    : workloadOf({
        ...spec,
        family: 'unboundedMemo',
        run: async (open, scale, peer) => [await hits(scale, peer, arity, open)],
      });
}

export const memoWorkloads: readonly Workload[] = [
  memoOf(1, true),
  memoOf(2, true),
  memoOf(1, false),
  memoOf(2, false),
];
