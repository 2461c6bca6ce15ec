import type { KeyKind } from '../keys';
import { measure } from '../measure';
import type { Computation, MemoArgument, Peer } from '../offers';
import { uniform } from '../random';
import { asFast, check, type Figure, type Scale, type Workload, workloadOf } from '../workload';

/** A grid of this many arguments each way, or as many in a row. */
const side = 32;

function argumentsOf(kind: KeyKind, count: number): MemoArgument[] {
  return Array.from({ length: count }, (_, index) => (kind === 'integer' ? index : `arg:${index}`));
}

/** What a call takes that is answered from memory. Fails when the function is called again for that. */
async function hitsOfOne(
  kind: KeyKind,
  scale: Scale,
  peer: Peer,
  memoize: (fn: Computation) => Computation,
): Promise<number[]> {
  let computed = 0;
  const list = argumentsOf(kind, side * side);
  const indexOf = new Map(list.map((argument, index) => [argument, index]));
  const memoized = memoize((argument: MemoArgument) => {
    computed++;
    return indexOf.get(argument)!;
  });
  for (const argument of list) memoized(argument);
  const calls = uniform(scale.of(1 << 14), list.length);
  const ns = await measure(scale, calls.length, () => {
    let wrong = 0;
    for (const call of calls) if (memoized(list[call]!) !== call) wrong++;
    check(wrong === 0, peer, `${wrong} results are wrong`);
  });
  check(computed === list.length, peer, `${computed} calls of the function for ${list.length} different ones`);
  return [ns];
}

/** Strings that are the program's for good, or those that each call builds anew. */
type ArgumentKind = KeyKind | 'built';

/** How to come by the argument of that number. */
function argumentOf(kind: ArgumentKind): (index: number) => MemoArgument {
  if (kind === 'built') return (index) => `arg:${index}`;
  const list = argumentsOf(kind, side);
  return (index) => list[index]!;
}

/** The same for two arguments. */
async function hitsOfTwo(
  kind: ArgumentKind,
  scale: Scale,
  peer: Peer,
  memoize: (fn: Computation) => Computation,
): Promise<number[]> {
  let computed = 0;
  const argument = argumentOf(kind);
  const list = Array.from({ length: side }, (_, index) => argument(index));
  const indexOf = new Map(list.map((each, index) => [each, index]));
  const memoized = memoize((a: MemoArgument, b: MemoArgument) => {
    computed++;
    return indexOf.get(a)! * side + indexOf.get(b)!;
  });
  for (const a of list) for (const b of list) memoized(a, b);
  const calls = uniform(scale.of(1 << 14), side * side);
  const ns = await measure(scale, calls.length, () => {
    let wrong = 0;
    for (const call of calls) if (memoized(argument((call / side) | 0), argument(call % side)) !== call) wrong++;
    check(wrong === 0, peer, `${wrong} results are wrong`);
  });
  check(computed === side * side, peer, `${computed} calls of the function for ${side * side} different ones`);
  return [ns];
}

function specOf(name: string, title: string, required: number): Pick<Workload, 'name' | 'figures' | 'rounds'> {
  const figure: Figure = { title: `hit, ${title}`, unit: 'ns', required };
  return { name: `memo-${name}`, figures: [figure], rounds: 7 };
}

export const memoWorkloads: readonly Workload[] = [
  workloadOf({
    ...specOf('bounded-1', '1 argument, integers', asFast),
    family: 'memo1',
    run: (open, scale, peer) => hitsOfOne('integer', scale, peer, (fn) => open(fn, side * side)),
  }),
  workloadOf({
    ...specOf('bounded-2', '2 arguments, integers', 3),
    family: 'memo2',
    run: (open, scale, peer) => hitsOfTwo('integer', scale, peer, (fn) => open(fn, side * side)),
  }),
  workloadOf({
    ...specOf('bounded-2-string', '2 arguments, strings', 3),
    family: 'memo2',
    run: (open, scale, peer) => hitsOfTwo('string', scale, peer, (fn) => open(fn, side * side)),
  }),
  workloadOf({
    // Much of it is building them, with every implementation; so it is not asked to be several times as fast.
    ...specOf('bounded-2-built', '2 arguments, strings built for the call', asFast),
    family: 'memo2',
    run: (open, scale, peer) => hitsOfTwo('built', scale, peer, (fn) => open(fn, side * side)),
  }),
  workloadOf({
    ...specOf('unbounded-1', '1 argument, integers, no bound', asFast),
    family: 'unboundedMemo1',
    run: (open, scale, peer) => hitsOfOne('integer', scale, peer, open),
  }),
  workloadOf({
    ...specOf('unbounded-2', '2 arguments, integers, no bound', 3),
    family: 'unboundedMemo2',
    run: (open, scale, peer) => hitsOfTwo('integer', scale, peer, open),
  }),
  workloadOf({
    ...specOf('unbounded-2-string', '2 arguments, strings, no bound', 3),
    family: 'unboundedMemo2',
    run: (open, scale, peer) => hitsOfTwo('string', scale, peer, open),
  }),
  workloadOf({
    ...specOf('unbounded-2-built', '2 arguments, strings built for the call, no bound', asFast),
    family: 'unboundedMemo2',
    run: (open, scale, peer) => hitsOfTwo('built', scale, peer, open),
  }),
];
