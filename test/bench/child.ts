// node out/test/bench/child.js WORKLOAD IMPLEMENTATION full|tiny
// Measures one implementation in a process of its own, and prints its numbers as JSON.
import { workloads } from './catalogue';
import { loadPeer } from './roster';
import { type ScaleName, scales } from './workload';

async function main([name, peerName = '', scaleName = 'full']: readonly string[]): Promise<void> {
  const workload = workloads.find((each) => each.name === name);
  if (workload === undefined) throw new Error(`There is no workload ${name}.`);
  const values = await workload.run(await loadPeer(peerName), scales[scaleName as ScaleName]);
  // Pools and caches of peers have timers that would hold the process.
  process.stdout.write(JSON.stringify(values), () => process.exit());
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
