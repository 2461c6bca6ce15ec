import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isProbeRequest, WINDOW_CAP, type EntryWindow } from '../../../src/protocol/probe';
import { EntryWatch } from '../../../src/session/entryWatch';

const window = (parts: Partial<EntryWindow> = {}): EntryWindow => ({
  cacheId: 0,
  filter: '',
  from: 0,
  count: 9,
  ...parts,
});

/** A watch and what it told the process. */
function bench(isTaken = true): { watch: EntryWatch; told: (readonly EntryWindow[])[] } {
  const told: (readonly EntryWindow[])[] = [];
  const watch = new EntryWatch((windows) => {
    told.push(windows);
    return Promise.resolve(isTaken);
  });
  return { watch, told };
}

describe('EntryWatch', () => {
  it('tells the process what all pages look at, once it listens and only when that changes', () => {
    const { watch, told } = bench();
    const [panel, compact] = [{}, {}];
    watch.watch(panel, window());
    assert.deepEqual(told, []);
    watch.open();
    watch.watch(panel, window());
    watch.watch(compact, window({ from: 20 }));
    watch.watch(compact, window({ count: 30 }));
    watch.watch(panel, null);
    watch.watch(compact, null);
    watch.watch(compact, null);
    assert.deepEqual(told, [[window()], [window(), window({ from: 20 })], [window({ count: 30 })], []]);
  });

  it('tells nothing when nobody looks, nor when there is no process any more', () => {
    const { watch, told } = bench();
    watch.open();
    watch.close();
    watch.watch({}, window());
    assert.deepEqual(told, []);
  });

  it('tells again, with the next change, what the process did not take', async () => {
    const { watch, told } = bench(false);
    const panel = {};
    watch.open();
    watch.watch(panel, window());
    await Promise.resolve();
    watch.watch(panel, window());
    assert.equal(told.length, 2);
  });

  it('asks for nothing that the process would refuse', () => {
    const windows = fc.record({
      cacheId: fc.nat(3),
      filter: fc.string({ maxLength: 2 }),
      from: fc.nat(9),
      count: fc.nat(64),
    });
    fc.assert(
      fc.property(fc.array(windows, { maxLength: 20 }), (all) => {
        const { watch, told } = bench();
        watch.open();
        for (const one of all) watch.watch({}, one);
        for (const each of told) {
          assert.ok(each.length <= WINDOW_CAP && isProbeRequest({ type: 'probe/watchEntries', windows: each }));
        }
      }),
    );
  });
});
