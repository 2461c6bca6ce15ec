import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a program with the library as `library`, a `turn()` of the event loop and `gc()`; returns what it prints. */
async function printedBy(program: string): Promise<string> {
  const script = `
    const library = require(${JSON.stringify(require.resolve('../../../src/cache'))});
    const { setImmediate: turn } = require('node:timers/promises');
    (async () => { ${program} })();
  `;
  const { stdout, stderr } = await run(process.execPath, ['--expose-gc', '-e', script], { timeout: 15_000 });
  assert.equal(stderr, '');
  return stdout.trim();
}

// In processes of their own: where they fail, no finalizer of the process is called any more.
describe('the one registry', () => {
  const collections = {
    'a WeakValueMap': 'new library.WeakValueMap().set(1, {})',
    'a WeakRefSet': 'new library.WeakRefSet().add({})',
    'a finalizer': 'library.finalize({}, () => {})',
    'a function with weak arguments': `(() => {
      const fn = library.memoize(() => 1, { weak: true });
      fn({});
      return fn;
    })()`,
    'a function with weak arguments that was cleared': `(() => {
      const fn = library.memoize(() => 1, { weak: true });
      fn({});
      fn.cacheClear();
      fn({});
      return fn;
    })()`,
    'a pool that lost a lease': `(() => {
      const pool = new library.ObjectPool({
        create: () => ({}),
        max: 1,
        detectLostLeases: true,
        runtime: { now: () => 0, after: () => () => {} },
      });
      pool.lease();
      return pool;
    })()`,
  };
  for (const [title, expression] of Object.entries(collections)) {
    it(`goes on calling finalizers after ${title} was collected while its own were due`, async () => {
      const printed = await printedBy(`
        const box = { collection: ${expression} };
        await turn();
        gc();
        delete box.collection;
        // The second one in the same turn, so before any finalizer is called.
        gc();
        await turn();
        let calls = 0;
        const map = new library.WeakValueMap({ onCollected: () => calls++ });
        globalThis.registry = new FinalizationRegistry(() => calls++);
        (() => registry.register(map.getOrInsertComputed('key', () => ({}))))();
        for (let turns = 0; calls < 2 && turns < 100; turns++) {
          await turn();
          gc();
        }
        console.log(calls);
      `);
      assert.equal(printed, '2');
    });
  }

  it('tells all others though observers and callbacks throw, each as an uncaught exception', async () => {
    const printed = await printedBy(`
      const errors = [];
      process.on('uncaughtException', ({ message }) => errors.push(message));
      let calls = 0;
      const fail = (message) => { throw new Error(message); };
      const maps = [0, 1].map((number) => new library.WeakValueMap({
        onCollected: (key) => key % 2 === number ? fail('observer') : calls++,
      }));
      (() => {
        for (let key = 0; key < 10; key++) {
          const value = { key };
          for (const map of maps) map.set(key, value);
          library.finalize(value, key % 2 === 0 ? fail : () => calls++, 'callback');
        }
      })();
      for (let turns = 0; calls + errors.length < 30 && turns < 100; turns++) {
        await turn();
        gc();
      }
      console.log(calls, errors.length, [...new Set(errors)].sort().join());
    `);
    assert.equal(printed, '15 15 callback,observer');
  });
});
