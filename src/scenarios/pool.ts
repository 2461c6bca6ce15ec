import { ObjectPool, PoolError } from '../cache';
import { check, done, say, step } from './narration';

/** Stands for something that takes long to make. */
class Connection {
  constructor(readonly number: number) {}
}

/** Lends the connections of a small pool to five people. */
export async function runPool(): Promise<void> {
  let opened = 0;

  await step(
    'Prefill',
    'Opening a connection takes long, so two are opened before anybody asks. The pool may have 3.',
    {
      watch: 'The pool "connections" shows its slots: 2 idle, none lent, and room for one more.',
      python:
        'Neither language has a pool of objects in its standard library. In Python a queue.LifoQueue is the usual core of one.',
    },
  );
  const pool = new ObjectPool<Connection>({
    name: 'connections',
    max: 3,
    prefill: 2,
    create: () => new Connection(++opened),
  });
  check('two are there before anybody asks', pool.idle === 2 && pool.inUse === 0, slots(pool));

  await step(
    'Acquire',
    `Ann and Bob ask for a connection each. ${opened} were opened in advance, so nobody waits for that.`,
    {
      watch: 'Two slots turn from idle to lent. Both acquisitions are hits: an object was there.',
      python:
        'Both languages only lend a reference. Nothing stops Ann from using her connection after she gave it back.',
    },
  );
  const anns = pool.acquire();
  const bobs = pool.acquire();
  say(`Ann has connection ${anns.number}, Bob has connection ${bobs.number}`);
  check('nothing was opened for them', opened === 2, `${opened} opened, ${slots(pool)}`);
  done(2);

  await step(
    'Create when empty',
    `Cleo asks while Ann has connection ${anns.number} and Bob connection ${bobs.number}. None is idle, but ${pool.size} of ${pool.capacity} exist: the pool opens another one.`,
    { watch: 'A third slot appears, lent at once. This acquisition is a miss: the object had to be made.' },
  );
  const cleos = pool.acquire();
  say(`Cleo has connection ${cleos.number}`);
  check('one was opened for Cleo', opened === 3 && pool.counters.misses === 1, `${opened} opened, ${slots(pool)}`);
  done(3);

  await step(
    'Ask a full pool',
    `Dan asks. All ${pool.capacity} connections are lent and there may be no fourth, so he is refused.`,
    {
      watch: 'Nothing changes in the pool. A refusal counts neither as a hit nor as a miss.',
      python: 'LifoQueue.get_nowait() raises queue.Empty here, and get() blocks its thread until something comes.',
    },
  );
  const refusal = refusalOf(pool);
  say(`Dan is told: ${refusal?.message}`);
  check('Dan was refused', refusal?.code === 'exhausted', `code ${refusal?.code}, ${slots(pool)}`);

  await step('Wait for one', 'Dan asks again with acquireAsync() and waits. Then Bob releases his connection.', {
    watch: "Bob's connection is lent to Dan in the moment in which it comes back, so none is ever idle.",
    python: 'JavaScript has one thread: to wait means to await, and everybody else goes on meanwhile.',
  });
  const promise = pool.acquireAsync();
  say(`${pool.waiting} waits`);
  pool.release(bobs);
  const dans = await promise;
  say(`Dan has connection ${dans.number}`);
  check("Dan got Bob's connection", dans === bobs && opened === 3, `connection ${dans.number}, ${opened} opened`);
  done(4);

  await step(
    'Release, last in first out',
    `Ann gives connection ${anns.number} back, then Cleo gives back ${cleos.number}. Then Eve asks.`,
    {
      watch:
        "Eve gets the connection that came back last, Cleo's: the others may rest, and can be closed when they rest too long.",
    },
  );
  pool.release(anns);
  pool.release(cleos);
  const eves = pool.acquire();
  say(`Eve has connection ${eves.number}`);
  check('Eve got the one that came back last', eves === cleos, `connection ${eves.number}, ${slots(pool)}`);
  done(5);

  const { reused, misses } = pool.counters;
  await step(
    'Give everything back',
    `${reused + misses} acquisitions were served with ${opened} connections. Eve and Dan give theirs back.`,
    {
      watch: `All ${pool.size} slots are idle. The pool shows ${reused} hits and ${misses} miss.`,
    },
  );
  pool.release(eves);
  pool.release(dans);
  check(
    'all came back',
    pool.idle === 3 && pool.inUse === 0,
    `${reused + misses} served with ${opened}, ${slots(pool)}`,
  );
}

function slots(pool: ObjectPool<Connection>): string {
  return `${pool.idle} idle and ${pool.inUse} lent of at most ${pool.capacity}`;
}

/** What the pool says when it has nothing to lend. */
function refusalOf(pool: ObjectPool<Connection>): PoolError | undefined {
  try {
    pool.acquire();
    return undefined;
  } catch (error) {
    if (error instanceof PoolError) return error;
    throw error;
  }
}
