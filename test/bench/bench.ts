// npm run bench -- [WORKLOAD…] [--json] [--readme] [--tiny]
// Compares the library with its peers. The beginning of a workload's name is enough; without names all are run.
// Prints Markdown, or JSON; --readme puts the tables into README.md too.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { packageFile } from '../folders';
import { workloadsNamed } from './catalogue';
import type { Peer } from './offers';
import { writeReadme } from './readme';
import { type FigureResult, resultsOf } from './results';
import { loadPeer, type PeerName, peerNames } from './roster';
import { roundsOf } from './rounds';
import { tablesOf } from './table';

/** The packages that were measured, with their versions. */
function versionsOf(peers: ReadonlyMap<PeerName, Peer>, results: readonly FigureResult[]): Record<string, string> {
  const used = new Set(results.flatMap((result) => result.peers.map(({ name }) => name)));
  const versions: Record<string, string> = {};
  for (const name of used) {
    const folder = peers.get(name)?.package;
    if (folder === undefined) continue;
    const { version } = JSON.parse(readFileSync(packageFile(`${folder}/package.json`), 'utf8')) as { version: string };
    versions[folder] = version;
  }
  return versions;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      readme: { type: 'boolean', default: false },
      tiny: { type: 'boolean', default: false },
    },
  });
  const peers = new Map<PeerName, Peer>();
  for (const name of peerNames) peers.set(name, await loadPeer(name));
  const results: FigureResult[] = [];
  for (const workload of workloadsNamed(positionals)) {
    const startedMs = performance.now();
    results.push(...resultsOf(workload, peers, await roundsOf(workload, peers, values.tiny ? 'tiny' : 'full')));
    console.error(`${workload.name}: ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
  }
  const versions = versionsOf(peers, results);
  const date = new Date().toISOString().slice(0, 10);
  if (values.json) console.log(JSON.stringify({ date, node: process.version, versions, results }, undefined, 2));
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const text = `Measured on ${date} with Node ${process.version.slice(1)}, ${packages.join(', ')}.\n\n${tablesOf(results)}`;
  if (!values.json) console.log(text);
  if (values.readme) await writeReadme('npm run bench -- --readme', text);
}

main()
  .then(() => process.exit())
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
