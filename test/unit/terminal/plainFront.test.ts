import assert from 'node:assert/strict';
import { Formatter } from '../../../src/base/format';
import { STEP_KEYS } from '../../../src/terminal/stepCommand';
import { PlainFront } from '../../../src/terminal/plainFront';
import { begunStep, MEMORY, removals } from '../fixtures/frames';
import { cacheSnapshot, sessionSnapshot } from '../fixtures/snapshots';

function bench(steps = false): { front: PlainFront; written: string[] } {
  const written: string[] = [];
  return { front: new PlainFront((text) => void written.push(text), new Formatter('en'), steps), written };
}

const at = (elapsedMs: number) => sessionSnapshot({ elapsedMs, memory: MEMORY });

describe('PlainFront', () => {
  it("writes each cache's numbers and the heap in one line", () => {
    const { front, written } = bench();
    const counts = removals({ size: 1_200, collected: 3 });
    const users = cacheSnapshot({ size: 900, capacity: 1_000, hits: 3, misses: 1, removals: counts });
    const stock = cacheSnapshot({ id: 1, name: 'stock', type: 'weak-value', capacity: null });
    front.update({ ...at(62_000), caches: [users, stock] }, []);
    assert.deepEqual(written, [
      '1:02  users 900/1,000  hit rate 75.0%  evictions 1,200  collected 3' +
        '  stock 0/∞  hit rate –  evictions 0  collected 0  heap 3.8 MiB\n',
    ]);
  });

  it('writes a line a second', () => {
    const { front, written } = bench();
    for (let elapsedMs = 100; elapsedMs <= 3_400; elapsedMs += 100) front.update(at(elapsedMs), []);
    assert.deepEqual(
      written.map((line) => line.split(' ')[0]),
      ['0:00', '0:01', '0:02', '0:03'],
    );
  });

  it('waits for the first numbers', () => {
    const { front, written } = bench();
    front.update(sessionSnapshot({ elapsedMs: 5_000 }), []);
    assert.deepEqual(written, []);
  });

  it('ends with the last numbers, whenever they came, and how the checks came out', () => {
    const { front, written } = bench();
    front.update(at(100), []);
    front.end({ ...at(200), checks: [{ name: 'all is well', met: true, observed: 'so it was' }] });
    assert.deepEqual(written, [
      '0:00  heap 3.8 MiB\n',
      '0:00  heap 3.8 MiB\n',
      'all is well: observed: so it was, as expected\n',
    ]);
  });

  it('tells each step once, in full, and from its beginning when the scenario is restarted', () => {
    const { front, written } = bench();
    const [first, second] = [begunStep(), begunStep({ number: 2, title: 'Look', python: '' })];
    const texts = [
      '\nStep 1: Let go\n  The shelf drops the Brie.\n  Watch: It leaves.\n  Python and JavaScript: At once.\n',
      '\nStep 2: Look\n  The shelf drops the Brie.\n  Watch: It leaves.\n',
    ];
    front.update(sessionSnapshot({ steps: [first] }), []);
    front.update(sessionSnapshot({ steps: [first] }), []);
    front.update(sessionSnapshot({ steps: [first, second] }), []);
    front.update(sessionSnapshot({ steps: [first], sessionId: 2 }), []);
    assert.deepEqual(written, [...texts, texts[0]]);
  });

  it('writes one line a hold, with the keys below where there are any', () => {
    for (const steps of [false, true]) {
      const { front, written } = bench(steps);
      const held = { state: { kind: 'paused' }, memory: MEMORY } as const;
      front.update(sessionSnapshot({ ...held, holds: 1 }), []);
      front.update(sessionSnapshot({ ...held, holds: 1, elapsedMs: 9_000 }), []);
      front.update(sessionSnapshot({ ...held, holds: 2, elapsedMs: 9_000 }), []);
      const lines = ['0:00  heap 3.8 MiB\n', '0:09  heap 3.8 MiB\n'];
      assert.deepEqual(written, steps ? lines.flatMap((line) => [line, `${STEP_KEYS}\n`]) : lines);
    }
  });

  it('says of a process that told no numbers only how it ended', () => {
    const { front, written } = bench();
    const reason = { kind: 'exit-code', code: 1 } as const;
    front.end(sessionSnapshot({ state: { kind: 'crashed', reason, stderrTail: ['no such file'] } }));
    assert.deepEqual(written, ['The observed process crashed: it ended with exit code 1.\n', 'no such file\n']);
  });
});
