import { measure } from '../measure';
import { uniform } from '../random';
import { asFast, check, type Workload, workloadOf } from '../workload';

class Value {
  constructor(readonly index: number) {}
}

/** Lets the engine tell what it has collected. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

export const weakWorkloads: readonly Workload[] = [
  workloadOf({
    name: 'weak',
    family: 'weak',
    figures: [
      { title: 'weak values: get', unit: 'ns', required: asFast },
      { title: 'set, values that stay', unit: 'ns', required: asFast },
      { title: 'set, values that are dropped', unit: 'ns', required: asFast },
    ],
    rounds: 5,
    run: async (open, scale, peer) => {
      const count = scale.of(10_000);
      const map = open();
      const values = Array.from({ length: count * 2 }, (_, index) => new Value(index));
      for (let key = 0; key < count; key++) map.set(key, values[key]!);
      const reads = uniform(scale.of(1 << 14), count);
      const getNs = await measure(scale, reads.length, async () => {
        let wrong = 0;
        for (const key of reads) if (map.get(key) !== values[key]) wrong++;
        check(wrong === 0, peer, `${wrong} of ${reads.length} reads found no or another value`);
        // What was read stays alive until then.
        await nextTurn();
      });
      let shift = 0;
      const stayingNs = await measure(scale, count, async () => {
        shift = count - shift;
        for (let key = 0; key < count; key++) map.set(key, values[key + shift]!);
        check(map.get(0) === values[shift], peer, 'the value set last cannot be read');
        await nextTurn();
      });
      const droppedNs = await measure(scale, count, async () => {
        for (let key = 0; key < count; key++) map.set(key, new Value(key));
        const last = map.get(count - 1);
        check((last as Value | undefined)?.index === count - 1, peer, 'the value set last cannot be read');
        await nextTurn();
      });
      return [getNs, stayingNs, droppedNs];
    },
  }),
];
