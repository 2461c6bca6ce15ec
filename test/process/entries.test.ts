import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timersOf } from '../../src/base/timersOf';
import { Link } from '../../src/protocol/link';
import {
  isProbeEvent,
  type EntryWindow,
  type Frame,
  type ProbeEvent,
  type ProbeRequest,
} from '../../src/protocol/probe';
import { observedProgram } from '../../src/session/program';
import { PROGRAM_OPTIONS } from './observe';

const PROGRAM = join(__dirname, 'programs', 'shop.js');
const timers = timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval });

/** A real program with a probe in it, and all that the probe tells. */
class Observed {
  readonly frames: Frame[] = [];
  readonly #child: ChildProcess;
  readonly #link: Link<never, ProbeRequest, ProbeEvent, never>;
  #output = '';

  constructor() {
    const { runtime, args, env } = observedProgram([PROGRAM], PROGRAM_OPTIONS);
    this.#child = spawn(runtime, args, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    this.#link = new Link<never, ProbeRequest, ProbeEvent, never>({
      send: (message) => this.#child.send(message),
      isEvent: isProbeEvent,
      isRequest: (_body): _body is never => false,
      onEvent: (event) => {
        if (event.type === 'probe/frame') this.frames.push(event.frame);
      },
      onRequest: () => undefined,
      onRejected: (rejection) => assert.fail(rejection),
      timers,
    });
    this.#child.on('message', (message) => this.#link.receive(message));
    this.#child.stdout?.on('data', (text: Buffer) => (this.#output += text.toString()));
  }

  /** What the program says of itself. */
  get said(): Record<string, number> | undefined {
    return this.#output.endsWith('\n') ? (JSON.parse(this.#output) as Record<string, number>) : undefined;
  }

  /** The first frame from now on that is wanted. The test's own time-out bounds it. */
  async frame(isWanted: (frame: Frame) => boolean): Promise<Frame> {
    const from = this.frames.length;
    for (;;) {
      const found = this.frames.slice(from).find(isWanted);
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async watch(windows: EntryWindow[]): Promise<void> {
    assert.ok((await this.#link.request({ type: 'probe/watchEntries', windows })).ok);
  }

  end(): void {
    this.#link.dispose();
    this.#child.kill('SIGKILL');
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

describe('what the probe tells of entries in a real process', function () {
  this.timeout(30_000);
  let observed: Observed;
  beforeEach(() => void (observed = new Observed()));
  afterEach(() => observed.end());

  const idOf = (name: string): number => {
    const cache = observed.frames.at(-1)?.caches.find((each) => each.name === name);
    return cache?.id ?? assert.fail(`no cache ${name}`);
  };

  it('is everything that the program counted itself', async () => {
    await observed.frame(({ leaks }) => leaks.length > 0);
    const { said, frames } = observed;
    const last = frames.at(-1);
    const users = last?.caches.find(({ name }) => name === 'users');
    assert.deepEqual(
      { hits: users?.hits, misses: users?.misses, evicted: users?.removals.size },
      { hits: said?.['hits'], misses: said?.['misses'], evicted: said?.['evicted'] },
    );
    const counters = last?.caches.map(({ hits }) => hits) ?? [];
    const toldHits = frames.map(({ hits, hitsLeftOut }) => sum(hits.map(({ count }) => count)) + hitsLeftOut);
    assert.equal(sum(toldHits), sum(counters));
    const toldInsertions = frames.map(({ insertions, insertionsLeftOut }) => insertions.length + insertionsLeftOut);
    const held = last?.caches.map(({ size, removals }) => size + sum(Object.values(removals))) ?? [];
    assert.equal(sum(toldInsertions), sum(held));
    const pool = last?.caches.find(({ name }) => name === 'connections');
    assert.deepEqual(pool?.pool, { idle: 0, lent: 1, waiting: 0 });
    const [leak] = frames.flatMap(({ leaks }) => leaks);
    assert.deepEqual([leak?.cacheId, leak?.key, leak?.reason], [idOf('connections'), '1', 'age']);
  });

  it('has the place of each cache, once', async () => {
    await observed.frame(({ leaks }) => leaks.length > 0);
    const creations = observed.frames.flatMap((frame) => frame.creations);
    assert.deepEqual(
      creations.map(({ cacheId }) => cacheId),
      [0, 1, 2, 3],
    );
    const lines = readFileSync(PROGRAM, 'utf8').split('\n');
    const starts = ['new LruCache', 'memoize', 'new WeakValueMap', 'new ObjectPool'].map((text) =>
      lines.findIndex((line) => line.startsWith('const ') && line.includes(text.replace('new ', ''))),
    );
    for (const [index, { place }] of creations.entries()) {
      assert.deepEqual([place?.file, place?.line], [PROGRAM, (starts[index] ?? 0) + 1]);
    }
  });

  it('has how the life of an entry was', async () => {
    await observed.frame(({ leaks }) => leaks.length > 0);
    const left = observed.frames.flatMap(({ removals }) => removals);
    assert.ok(left.length > 100);
    for (const { hits = -1, idleMs = -1, ageMs = -1 } of left) {
      assert.ok(hits >= 0 && idleMs >= 0 && ageMs >= idleMs, JSON.stringify({ hits, idleMs, ageMs }));
    }
    assert.ok(left.some(({ hits }) => (hits ?? 0) > 0));
  });

  it('has the windows that were asked for, and no longer than that', async () => {
    await observed.frame(({ leaks }) => leaks.length > 0);
    const cacheId = idOf('users');
    await observed.watch([
      { cacheId, filter: '', from: 10, count: 64 },
      { cacheId, filter: 'USER:1', from: 0, count: 2 },
    ]);
    const { windows } = await observed.frame((frame) => frame.windows.length === 2);
    const [all, some] = windows;
    assert.deepEqual([all?.matching, all?.entries.length, some?.entries.length], [50, 40, 2]);
    assert.ok(
      all !== undefined &&
        all.entries.every(({ key, value }) => key.startsWith('user:') && value?.startsWith('{ id: ')),
    );
    assert.ok(
      all.entries.every(({ hits = -1, idleMs = -1, ageMs = -1 }) => hits >= 0 && idleMs > 0 && ageMs >= idleMs),
    );
    assert.ok(some?.entries.every(({ key }) => key.startsWith('user:1')));
    assert.equal(some?.first?.key, all.first?.key);
    await observed.watch([]);
    assert.deepEqual((await observed.frame(() => true)).windows, []);
  });
});
