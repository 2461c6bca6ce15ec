import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { KeptStays } from '../../../src/session/keptStays';
import { Stay } from '../../../src/session/stay';

const CAPACITY = 6;
/** A stay begins, or the one so many before the newest ends. */
const acts = fc.array(fc.oneof(fc.constant('begin' as const), fc.nat(12)), { maxLength: 120, size: 'max' });

/** The same by its definition, with lists. */
class NaiveKept {
  all: Stay[] = [];
  ended: Stay[] = [];

  add(stay: Stay): Stay | undefined {
    const forgotten = this.all.length < CAPACITY ? undefined : this.#victim();
    this.all = [...this.all.filter((one) => one !== forgotten), stay];
    this.ended = this.ended.filter((one) => one !== forgotten);
    return forgotten;
  }

  #victim(): Stay | undefined {
    const lasting = this.all.length - this.ended.length;
    return lasting > CAPACITY / 2 ? this.all[0] : this.ended[0];
  }
}

describe('The stays that are kept', () => {
  it('are those of a naive model', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const kept = new KeptStays(CAPACITY);
        const naive = new NaiveKept();
        const begun: Stay[] = [];
        for (const act of all) {
          if (act === 'begin') {
            const stay = new Stay(begun.length, 0, { key: 'a' }, begun.length);
            begun.push(stay);
            assert.equal(kept.add(stay), naive.add(stay));
          } else {
            const stay = begun.at(-1 - act);
            if (stay === undefined || stay.isOver) continue;
            stay.end(begun.length, 'size');
            kept.end(stay);
            if (naive.all.includes(stay)) naive.ended.push(stay);
          }
          assert.deepEqual([...kept], naive.all);
          assert.ok(kept.size <= CAPACITY);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are the ones that last, where much comes and goes', () => {
    const kept = new KeptStays(10_000);
    const lasting = Array.from({ length: 1_000 }, (_, id) => new Stay(id, 0, { key: 'a' }, id));
    for (const stay of lasting) kept.add(stay);
    for (let id = 1_000; id < 50_000; id++) {
      const stay = new Stay(id, 0, { key: 'b' }, id);
      kept.add(stay);
      stay.end(id, 'size');
      kept.end(stay);
    }
    const now = [...kept];
    assert.deepEqual(now.slice(0, 1_000), lasting);
    assert.deepEqual([now.length, now[1_000]?.id], [10_000, 41_000]);
  });
});
