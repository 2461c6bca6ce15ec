import { type LeakDetails, type Lease, ObjectPool, PoolError } from '../cache';
import { check, collectUntil, done, measure, say, step } from './narration';

/** Stands for something of which there are few. */
class Connection {
  query(text: string): string {
    return `answer to ${text}`;
  }
}

type Connections = ObjectPool<Connection>;

/** Loses leases in two of three functions, and has the collector find out which. */
export async function runPoolLeaks(): Promise<void> {
  const leaks: string[] = [];

  await step(
    'Watch the leases',
    'A pool of 3 connections notes where each lease is taken, and has the collector tell when one is lost.',
    {
      watch:
        'The pool "connections" is empty. Its two options cost some microseconds a lease: for tests, or for a share of leases.',
      python:
        'ResourceWarning of Python does this for files and sockets; with -X tracemalloc it also says where they were opened.',
    },
  );
  const connections: Connections = new ObjectPool<Connection>({
    name: 'connections',
    max: 3,
    create: () => new Connection(),
    detectLostLeases: true,
    captureStacks: true,
    onLeak: (_, leak) => {
      leaks.push(takenIn(leak.stack));
      tell(leak);
    },
  });

  await step(
    'Three functions',
    'showInvoice, sendReminder and exportOrders take a lease each. One of them ends with lease.release(), the others do not get there.',
    {
      watch: 'Two slots stay lent when all three functions have long returned. The third connection was never needed.',
      python:
        'In CPython the lost leases would end at this very line, with their last reference. PyPy would behave as it does here.',
    },
  );
  say(showInvoice(connections, 0));
  say(sendReminder(connections));
  say(exportOrders(connections));
  check('two of three leases are still out', connections.inUse === 2, `${connections.inUse} lent`);
  done(3);

  await step(
    'The pool runs dry',
    `${connections.inUse} of ${connections.capacity} connections are out and nobody uses them. One more call of showInvoice, and a call of sendReminder finds none left.`,
    {
      watch: 'All 3 slots are lent. The one who is refused is sendReminder, which has done everything right.',
    },
  );
  say(showInvoice(connections, 0));
  const refusal = refusalOf(() => sendReminder(connections));
  say(`sendReminder is told: ${refusal?.message}`);
  check(
    'the innocent one is refused',
    refusal?.code === 'exhausted',
    `code ${refusal?.code}, ${connections.inUse} lent`,
  );
  done(4);

  const suspects = [...connections.loans()].map(({ stack }) => takenIn(stack));
  await step(
    'Ask who has them',
    `The pool can be asked at any time: loans() names ${inWords(suspects)}. But it cannot know which of them still work and which are lost.`,
    {
      watch:
        'Nothing changes: asking is free. "age" says how long each slot has been lent; a long time is a hint, not a proof.',
    },
  );
  say(`now out: ${inWords(suspects)}`);

  await step(
    'Let the collector look',
    'A lost lease is one that nobody can reach, so nobody can release it. The collector finds just those.',
    {
      watch:
        'Three slots leave with the cause "collected", and the output of the program names the line where each lease was taken.',
      python:
        'weakref.finalize(lease, …) is the same tool. In CPython it would have been called at once, here it is when the collector has run.',
    },
  );
  await collectUntil(() => leaks.length >= 3);
  const named = inWords(leaks);
  say(`lost by: ${named}`);
  check('the lost leases were found and named', named === 'exportOrders and 2 times showInvoice', named);
  check(
    'they were counted as leaks',
    connections.counters.leaks.collected === 3,
    `${connections.counters.leaks.collected} leaks`,
  );
  const answer = sendReminder(connections);
  check('the pool lends again', answer === 'answer to overdue', answer);
  done(5);

  await step(
    'Mend it',
    `The collector named ${named}. Five more invoices are asked for, now with use(), which releases whatever happens.`,
    {
      watch:
        'A slot is lent and idle again five times, and no leak is added. The finder is for tests; the mend is a scope.',
    },
  );
  const before = leaks.length;
  for (let call = 0; call < 5; call++) connections.use((connection) => connection.query('invoice'));
  await collectUntil(() => leaks.length > before, 2);
  check(
    'nothing leaks any more',
    leaks.length === before && connections.inUse === 0,
    `${leaks.length - before} new leaks, ${connections.inUse} lent`,
  );
  done(10);
}

/** Returns early when there is nothing to show, and forgets the lease. */
function showInvoice(connections: Connections, amount: number): string {
  const lease = connections.lease();
  if (amount === 0) return 'showInvoice: nothing to show';
  return finish(lease, 'invoice');
}

/** Does it right. */
function sendReminder(connections: Connections): string {
  return finish(connections.lease(), 'overdue');
}

/** Does not know that a lease must be released. */
function exportOrders(connections: Connections): string {
  return `exportOrders: ${connections.lease().value.query('orders')}`;
}

function finish(lease: Lease<Connection>, text: string): string {
  const answer = lease.value.query(text);
  lease.release();
  return answer;
}

/** The function that took a lease: the caller of `lease` in the stack of that moment. */
function takenIn(stack = ''): string {
  return /\.lease .*\n\s+at (\w+)/.exec(stack)?.[1] ?? 'somewhere';
}

/** The line of the program where that was, for whoever has to mend it. */
function tell({ stack = '', reason, ageMs }: LeakDetails): void {
  say(`leak (${reason}): taken ${/\.lease .*\n\s+(at .*)/.exec(stack)?.[1] ?? 'somewhere'}`);
  measure('time from lending to finding out', ageMs, 'ms');
}

/** Names with how often each comes, in alphabetical order: the collector has no order that means anything. */
function inWords(names: readonly string[]): string {
  const different = [...new Set(names)].sort();
  return different
    .map((name) => {
      const count = names.filter((other) => other === name).length;
      return count === 1 ? name : `${count} times ${name}`;
    })
    .join(' and ');
}

function refusalOf(action: () => unknown): PoolError | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof PoolError) return error;
    throw error;
  }
}
