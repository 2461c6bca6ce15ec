import assert from 'node:assert/strict';
import { workloads, workloadsNamed } from '../bench/catalogue';
import type { Peer } from '../bench/offers';
import { median, ratioOf } from '../bench/ratio';
import { resultsOf } from '../bench/results';
import { loadPeer, type PeerName, peerNames } from '../bench/roster';
import { roundsOf } from '../bench/rounds';
import { tablesOf } from '../bench/table';
import { type Figure, scales, type Workload } from '../bench/workload';

const get: Figure = { title: 'get', unit: 'ns', required: 1.5 };

function workloadWith(figures: readonly Figure[]): Workload {
  return { name: 'some', family: 'lru', figures, rounds: 3, run: async () => [] };
}

function peerThat(lacks: readonly string[], counts = false): Peer {
  return { title: 'peer', package: 'p', counts, offers: { lru: { open: () => new Map(), lacks } } };
}

describe('bench', () => {
  it('takes the middle one, or the mean of the middle two', () => {
    assert.equal(median([9, 1, 10]), 9);
    assert.equal(median([4, 1, 10, 2]), 3);
    assert.throws(() => median([]), RangeError);
  });

  it('compares within a round', () => {
    // The machine was ten times as slow in the second round.
    assert.deepEqual(ratioOf([20, 300, 40], [10, 100, 10]), { median: 3, low: 2, high: 4 });
    assert.throws(() => ratioOf([1], [1, 2]), RangeError);
  });

  it('holds Hitrate against the fastest peer that promises as much', () => {
    const peers = new Map<PeerName, Peer>([
      ['hitrate', peerThat([])],
      ['plainMap', { title: 'floor', counts: false, offers: {} }],
      ['quickLru', peerThat(['no bound'])],
      ['lruCache', peerThat([])],
      ['mnemonist', peerThat([])],
    ]);
    const rounds = new Map<PeerName, number[][]>([
      ['hitrate', [[10], [10], [20]]],
      ['plainMap', [[1], [1], [2]]],
      ['quickLru', [[5], [5], [10]]],
      ['lruCache', [[30], [20], [40]]],
      ['mnemonist', [[14], [15], [30]]],
    ]);
    const [result] = resultsOf(workloadWith([get]), peers, rounds);
    assert.equal(result?.ours, 10);
    assert.equal(result?.fastest?.name, 'mnemonist');
    assert.equal(result?.fastest?.ratio.median, 1.5);
    assert.equal(result?.isReached, true);
    const [missed] = resultsOf(workloadWith([{ ...get, required: 1.6 }]), peers, rounds);
    assert.equal(missed?.isReached, false);
    const [other] = resultsOf(workloadWith([{ ...get, required: 2, than: 'lruCache' }]), peers, rounds);
    assert.equal(other?.fastest?.name, 'mnemonist');
    assert.equal(other?.than?.name, 'lruCache');
    assert.equal(other?.isReached, true);
  });

  it('makes a table with what peers do not promise below it', () => {
    const peers = new Map<PeerName, Peer>([
      ['hitrate', peerThat([])],
      ['quickLru', peerThat(['no bound'])],
      ['lruCache', peerThat([], true)],
    ]);
    const rounds = new Map<PeerName, number[][]>([
      [
        'hitrate',
        [
          [10, 10],
          [100, 100],
        ],
      ],
      [
        'quickLru',
        [
          [5, 5],
          [50, 50],
        ],
      ],
      [
        'lruCache',
        [
          [30, 30],
          [100, 100],
        ],
      ],
    ]);
    assert.equal(
      tablesOf(
        resultsOf(workloadWith([get, { ...get, title: 'scan', required: 0.6, than: 'quickLru' }]), peers, rounds),
      ),
      [
        '| LruCache | Hitrate | peer (1) | peer (2) | required |',
        '| --- | --: | --: | --: | --: |',
        '| get | 55 ns | 0.50 | **2.00** (1.00–3.00) | 1.5 ✓ |',
        '| scan | 55 ns | 0.50 | **2.00** (1.00–3.00) | peer 0.6 ✗ |',
        '',
        '(1) no bound; (2) counts hits and misses, as Hitrate does.',
      ].join('\n'),
    );
  });

  it('finds workloads by the beginning of their names', () => {
    assert.equal(workloadsNamed([]).length, workloads.length);
    assert.deepEqual(
      workloadsNamed(['evict', 'ttl']).map(({ name }) => name),
      ['evict-string', 'evict-integer', 'ttl'],
    );
    assert.throws(() => workloadsNamed(['sort']), /no workload sort; there are get-string-10k/);
  });

  it('refuses the numbers of a peer that misbehaves', async () => {
    const forgets: Peer = {
      title: 'sieve',
      counts: false,
      offers: { lru: { open: () => ({ get: () => undefined, set: () => {} }), lacks: [] } },
    };
    for (const workload of workloads) {
      if (workload.family === 'lru') await assert.rejects(workload.run(forgets, scales.tiny), /sieve misbehaves/);
    }
  });

  // Not the packages: some of them have timers that hold the process.
  for (const workload of workloads) {
    it(`runs ${workload.name}`, async () => {
      for (const name of ['hitrate', 'plainMap']) {
        const values = await workload.run(await loadPeer(name), scales.tiny);
        assert.equal(values.length, workload.figures.length);
        assert.ok(values.every(Number.isFinite), String(values));
      }
    });
  }

  it('gives each implementation a process in each round', async () => {
    const peers = new Map<PeerName, Peer>();
    for (const name of peerNames) peers.set(name, await loadPeer(name));
    const [workload] = workloadsNamed(['pool-waiting']);
    const rounds = await roundsOf(workload as Workload, peers, 'tiny');
    assert.deepEqual(
      [...rounds.keys()],
      ['hitrate', 'hitrateMeasured', 'plainMap', 'genericPool', 'tarn', 'lightningPool'],
    );
    for (const values of rounds.values()) assert.equal(values.length, 1);
  }).timeout(20_000);
});
