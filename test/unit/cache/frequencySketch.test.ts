import assert from 'node:assert/strict';
import { FrequencySketch } from '../../../src/cache/frequencySketch';
import { KeyHash } from '../../../src/cache/keyHash';
import { zipfTrace } from './policyTraces';

const keyHash = new KeyHash();

describe('FrequencySketch', () => {
  it('counts a hash that is alone exactly, to 15 and no further', () => {
    for (const hash of [0, 1, 12_345_678, 2 ** 31, 2 ** 32 - 1]) {
      const sketch = new FrequencySketch();
      sketch.reserve(1024);
      for (let count = 1; count <= 20; count++) {
        sketch.add(hash);
        assert.equal(sketch.estimate(hash), Math.min(count, 15));
      }
      assert.equal(sketch.estimate(hash ^ 1), 0);
    }
  });

  it('lets a count fade to nothing, halved once while as many hashes come as it has bytes', () => {
    const sketch = new FrequencySketch();
    sketch.reserve(128);
    const hash = keyHash.of('frequent');
    for (let i = 0; i < 15; i++) sketch.add(hash);
    const [before, other] = [sketch.estimate(hash), keyHash.of('other')];
    // All of one other hash, so that nothing is added to the counters looked at.
    const counts = [before];
    for (let round = 0; round < 4; round++) {
      for (let i = 0; i < 1024; i++) sketch.add(other);
      counts.push(sketch.estimate(hash));
    }
    assert.deepEqual(counts, [15, 7, 3, 1, 0]);
  });

  it('keeps its counts when it gets more room', () => {
    const sketch = new FrequencySketch();
    const hashes = Array.from({ length: 8 }, (_, i) => keyHash.of(`key ${i}`));
    for (const [i, hash] of hashes.entries()) for (let n = 0; n <= i; n++) sketch.add(hash);
    const before = hashes.map((hash) => sketch.estimate(hash));
    for (const room of [16, 100, 5000, 10]) sketch.reserve(room);
    assert.deepEqual(
      hashes.map((hash) => sketch.estimate(hash)),
      before,
    );
  });

  it('errs little on the keys that a cache of its size sees', () => {
    const sketch = new FrequencySketch();
    sketch.reserve(512);
    const bytes = 4096;
    const trace = zipfTrace(60_000, 5000, 0.99);
    // The same fading with exact counts: each is halved on its own turn.
    const exact = new Map<number, number>();
    for (const [i, key] of trace.entries()) {
      sketch.add(keyHash.of(key));
      exact.set(key, Math.min(15, (exact.get(key) ?? 0) + 1));
      for (let turn = i % bytes; turn < 5000; turn += bytes) exact.set(turn, (exact.get(turn) ?? 0) >> 1);
    }
    const keys = Array.from({ length: 5000 }, (_, key) => key);
    const errors = keys.map((key) => sketch.estimate(keyHash.of(key)) - (exact.get(key) ?? 0));
    const mean = errors.reduce((sum, error) => sum + Math.abs(error), 0) / keys.length;
    assert.ok(mean < 0.6, `${mean}`);
  });

  it('forgets all when it is cleared', () => {
    const sketch = new FrequencySketch();
    sketch.add(1);
    sketch.clear();
    assert.equal(sketch.estimate(1), 0);
  });
});
