import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Peer } from './offers';
import type { Rounds } from './results';
import type { PeerName } from './roster';
import type { ScaleName, Workload } from './workload';

/** One that takes longer than this hangs. */
const limitMs = 120_000;

const run = promisify(execFile);

/**
 * Measures a workload: in each round a new process for each of `peers` that offers it, one after the other. The next
 * round begins with another one, so that none always comes after the same.
 */
export async function roundsOf(
  workload: Workload,
  peers: ReadonlyMap<PeerName, Peer>,
  scale: ScaleName,
): Promise<Rounds> {
  const names = [...peers].filter(([, peer]) => peer.offers[workload.family] !== undefined).map(([name]) => name);
  const rounds = new Map<PeerName, number[][]>(names.map((name) => [name, []]));
  const count = scale === 'tiny' ? 1 : workload.rounds;
  for (let round = 0; round < count; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      rounds.get(name)!.push(await measured(workload, name, scale));
    }
  }
  return rounds;
}

async function measured(workload: Workload, name: PeerName, scale: ScaleName): Promise<number[]> {
  const args = [join(__dirname, 'child.js'), workload.name, name, scale];
  let values: unknown;
  try {
    const { stdout } = await run(process.execPath, args, { timeout: limitMs });
    values = JSON.parse(stdout);
  } catch (error) {
    throw new Error(`${workload.name} with ${name} failed`, { cause: error });
  }
  const isRight = (each: unknown): boolean => typeof each === 'number' && Number.isFinite(each);
  if (!Array.isArray(values) || values.length !== workload.figures.length || !values.every(isRight)) {
    throw new Error(`${workload.name} with ${name} measured ${JSON.stringify(values)}`);
  }
  return values as number[];
}
