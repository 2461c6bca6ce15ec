import { ObjectPool } from '../cache';
import { check, done, say, step, turn } from './narration';

class Printer {
  /** @throws Error when the text is empty. */
  print(text: string): string {
    if (text === '') throw new Error('the page is empty');
    return `printed "${text}"`;
  }
}

/** Borrows a printer in four ways while something goes wrong, and looks whether it comes back. */
export async function runPoolScoped(): Promise<void> {
  const printers = new ObjectPool<Printer>({ name: 'printers', max: 2, prefill: 2, create: () => new Printer() });

  await step(
    'Release by hand',
    'A printer is acquired, an empty page is printed, and the line that releases it is never reached.',
    {
      watch: 'One of the 2 slots stays lent. Once more, and nobody can print.',
      python:
        'Counting references would not help: the pool itself refers to every printer that it has lent, in Python as here.',
    },
  );
  say(`the caller is told: ${messageOf(() => printByHand(printers, ''))}`);
  check('a printer did not come back', printers.inUse === 1, lent(printers));
  // The pool knows who holds its objects; that is the way back to a lost one.
  for (const { object } of [...printers.loans()]) printers.release(object);

  await step(
    'try and finally',
    `The lost printer was found with loans(), so ${lent(printers)}. The same accident again, with the release in a finally.`,
    {
      watch: 'The slot is lent and idle again, although the printing failed.',
      python: 'try and finally are the same in both languages.',
    },
  );
  say(`the caller is told: ${messageOf(() => printInFinally(printers, ''))}`);
  check('finally gave it back', printers.inUse === 0, lent(printers));
  done(1);

  await step(
    'use(callback)',
    'use() does both ends: it lends a printer to a callback and takes it back, here from one that throws.',
    {
      watch: 'The printer comes back, and the error reaches the caller all the same.',
      python: 'As the with statement on a @contextlib.contextmanager with try and finally around its yield.',
    },
  );
  const message = messageOf(() => printers.use((printer) => printer.print('')));
  say(`the caller is told: ${message}`);
  check('use() gave it back', printers.inUse === 0, lent(printers));
  check('use() hid no error', message === 'the page is empty', message);
  done(2);

  await step('A callback that waits', 'This callback is async: it returns at once, with a promise, and prints later.', {
    watch: 'The slot stays lent until the promise has settled, and not only until the callback has returned.',
    python: 'That would be async with. A plain with around a coroutine that nobody awaits gives back too early.',
  });
  const page = printers.use(async (printer) => {
    await turn();
    return printer.print('a letter');
  });
  const meanwhile = printers.inUse;
  say(`${await page}; lent meanwhile: ${meanwhile}`);
  check(
    'it was lent until it was done',
    meanwhile === 1 && printers.inUse === 0,
    `${meanwhile} meanwhile, then ${lent(printers)}`,
  );
  done(3);

  await step(
    'A lease that ends with its block',
    'A lease is released by its Symbol.dispose method. Where the engine knows "using", that is called at the end of the block.',
    {
      watch: 'The slot is lent and comes back, once more in spite of an empty page.',
      python:
        '"using lease = printers.lease()" is the with statement without its indentation; Symbol.dispose is __exit__, but it is not told the error.',
    },
  );
  say(`the caller is told: ${messageOf(() => printWithLease(printers, ''))}`);
  check('the lease gave it back', printers.inUse === 0, lent(printers));
  done(4);

  await step(
    'After the end',
    `${capital(lent(printers))}. A lease also knows when it has ended: who still uses it is told, before two people print on one page.`,
    {
      watch: 'The slot is lent and idle again. The late use changes nothing in the pool.',
    },
  );
  const lease = printers.lease();
  lease.release();
  const refusal = messageOf(() => lease.value.print('too late'));
  say(`the latecomer is told: ${refusal}`);
  check('the late use was refused', refusal.includes('the lease has ended') && printers.inUse === 0, lent(printers));
  const { created } = printers.counters;
  check(
    'no printer was lost on the way',
    created === 2 && printers.idle === 2,
    `${created} made, ${printers.idle} idle`,
  );
}

function printByHand(printers: ObjectPool<Printer>, text: string): string {
  const printer = printers.acquire();
  const result = printer.print(text);
  printers.release(printer);
  return result;
}

function printInFinally(printers: ObjectPool<Printer>, text: string): string {
  const printer = printers.acquire();
  try {
    return printer.print(text);
  } finally {
    printers.release(printer);
  }
}

/**
 * What the engine makes of these two lines, which need Node 24 or a compiler such as TypeScript's:
 *
 *     using lease = printers.lease();
 *     return lease.value.print(text);
 */
function printWithLease(printers: ObjectPool<Printer>, text: string): string {
  const lease = printers.lease();
  try {
    return lease.value.print(text);
  } finally {
    lease[Symbol.dispose]();
  }
}

function lent(printers: ObjectPool<Printer>): string {
  return `${printers.inUse} of ${printers.size} printers are lent`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function messageOf(action: () => unknown): string {
  try {
    action();
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
