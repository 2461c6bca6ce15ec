import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CAPACITY, KEY_SPACE, SKEW } from '../../src/scenarios/lru';
import { skewedKeys } from '../../src/scenarios/skewedKeys';
import { SCENARIOS } from '../../src/scenarios/catalogue';
import { BUNDLES, gone, isRunning } from './observe';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Summary {
  readonly kind: string;
  readonly operations: number;
  readonly caches: readonly { hits: number; misses: number; size: number; capacity: number | null; removals: object }[];
  readonly checks: readonly { name: string; met: boolean }[];
}

function start(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [join(BUNDLES, 'terminal.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
}

async function finish(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout!.on('data', (piece: string) => (out += piece));
  child.stderr!.on('data', (piece: string) => (err += piece));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

const demo = (...args: string[]): Promise<Ended> => finish(start(args));

function lines(text: string): Record<string, unknown>[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function lastLine(text: string): Summary {
  return lines(text).at(-1) as unknown as Summary;
}

/** The same workload on the plainest model there is: a list of keys, the most recently used one last. */
function naiveTotals(seed: number, operations: number): { hits: number; misses: number; size: number } {
  const nextKey = skewedKeys(seed, { skew: () => SKEW, keySpace: () => KEY_SPACE, scanShare: () => 0 });
  const held: string[] = [];
  let hits = 0;
  for (let i = 0; i < operations; i++) {
    const key = nextKey();
    const found = held.lastIndexOf(key);
    if (found >= 0) {
      hits++;
      held.splice(found, 1);
    } else if (held.length === CAPACITY) held.shift();
    held.push(key);
  }
  return { hits, misses: operations - hits, size: held.length };
}

describe('the terminal front', function () {
  for (const args of [['--list'], ['--help'], ['memoize', '--pace=0']]) {
    it(`ends in silence when nobody reads what "${args.join(' ')}" prints`, async () => {
      const child = start(args);
      // Before the program has written anything.
      child.stdout!.destroy();
      let err = '';
      child.stderr!.on('data', (piece: string) => (err += piece));
      const [code] = (await once(child, 'close')) as [number | null];
      assert.deepEqual([code, err], [0, '']);
    });
  }

  this.timeout(60_000);

  it('ends with a summary whose totals equal those of a naive model of the same seeded workload', async () => {
    const { code, out } = await demo('lru', '--operations', '200000', '--seed', '7', '--json');
    assert.equal(code, 0);
    const { caches, checks, ...head } = lastLine(out);
    assert.deepEqual(head, {
      kind: 'summary',
      scenario: 'lru',
      seed: 7,
      operations: 200_000,
      measurements: [],
      references: [],
    });
    const [cache] = caches;
    const { hits, misses, size } = naiveTotals(7, 200_000);
    assert.deepEqual(cache, {
      name: 'users',
      type: 'lru',
      size,
      capacity: CAPACITY,
      hits,
      misses,
      hitRate: hits / 200_000,
      removals: { explicit: 0, replaced: 0, collected: 0, expired: 0, size: misses - size },
    });
    assert.ok(checks.length > 0 && checks.every(({ met }) => met));
  });

  it('gives the same totals for the same seed and others for another', async () => {
    const run = async (seed: string): Promise<unknown> =>
      lastLine((await demo('lru', '--operations', '20000', '--seed', seed, '--json')).out).caches;
    const [first, second, other] = [await run('11'), await run('11'), await run('12')];
    assert.deepEqual(first, second);
    assert.notDeepEqual(first, other);
  });

  it('reports the collection of each cheese exactly once', async () => {
    const { code, out } = await demo('cheese', '--operations', '4', '--json');
    assert.equal(code, 0);
    const removals = lines(out).filter(({ kind }) => kind === 'removal');
    assert.deepEqual(
      removals.map(({ key, cause }) => [key, cause]),
      ['Red Leicester', 'Tilsit', 'Brie', 'Parmesan'].map((kind) => [kind, 'collected']),
    );
    const { caches, checks } = lastLine(out);
    assert.deepEqual(caches[0]?.removals, { explicit: 0, replaced: 0, collected: 4, expired: 0, size: 0 });
    assert.ok(checks.length > 0 && checks.every(({ met }) => met));
  });

  it('prints lines for people when the output is not a terminal', async () => {
    const { code, out } = await demo('lru', '--operations', '5000');
    assert.equal(code, 0);
    assert.match(out, /users 1,000\/1,000 {2}hit rate \d+\.\d% {2}evictions [\d,]+/);
    assert.match(out, /every read was a hit or a miss: observed: .*, as expected/);
  });

  it('lists the scenarios, as text and as one JSON array', async () => {
    const text = await demo('--list');
    const json = await demo('--list', '--json');
    assert.deepEqual([text.code, json.code], [0, 0]);
    for (const { id, title } of SCENARIOS) assert.ok(text.out.includes(id) && text.out.includes(title));
    assert.deepEqual(JSON.parse(json.out), SCENARIOS);
  });

  for (const args of [['gouda'], ['--operations', 'many'], ['--operations=0'], ['--fast'], ['lru', 'cheese']]) {
    it(`answers "${args.join(' ')}" with one line that names what is allowed, and exit code 2`, async () => {
      const { code, out, err } = await demo(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^[^\n]+\n$/);
      for (const { id } of SCENARIOS) assert.ok(err.includes(id));
      assert.match(err, /--operations.*--seed.*--json.*--list/);
    });
  }

  it('ends the observed process on Ctrl+C, prints the summary and exits with 130', async () => {
    const child = start(['lru', '--json']);
    const ended = finish(child);
    const [piece] = (await once(child.stdout!, 'data')) as [string];
    const pid = Number(lines(piece.slice(0, piece.indexOf('\n')))[0]?.['pid']);
    assert.ok(isRunning(pid));
    child.kill('SIGINT');
    const { code, out } = await ended;
    assert.equal(code, 130);
    assert.equal(lastLine(out).kind, 'summary');
    await gone(pid);
  });
});
