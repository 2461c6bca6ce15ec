import { ObjectPool } from '../cache';
import { check, done, say, step } from './narration';

/** What a server notes about the person it works for. */
class Desk {
  role = 'guest';
  readonly basket: string[] = [];

  toString(): string {
    return `role ${this.role}, basket ${this.basket.length === 0 ? 'empty' : this.basket.join(' and ')}`;
  }
}

/** Lends one desk to Ann, who is an admin and buys something, and then to Bob, who is not and does not. */
export async function runPoolReset(): Promise<void> {
  await step(
    'Use it',
    'A desk is lent to Ann. She signs in as admin, puts a knife into the basket, and gives the desk back.',
    {
      watch: 'The pool "as it is" has one object and no reset. It is lent once and comes back.',
      python:
        'Objects that are made anew never have this problem. It comes with reuse, in every language: a default argument that is a list is its Python cousin.',
    },
  );
  const asItIs = new ObjectPool<Desk>({ name: 'as it is', max: 1, create: () => new Desk() });
  serveAnn(asItIs);
  done(1);

  const bobs = asItIs.acquire();
  await step(
    'What Bob finds',
    `Bob got the same desk, and nobody has cleared it. He has ${String(bobs)}, and has done nothing.`,
    {
      watch: 'For the pool all is well: one hit. No counter shows what leaked from one user to the next.',
    },
  );
  say(`Bob finds: ${String(bobs)}`);
  check('without a reset Bob is an admin', bobs.role === 'admin', String(bobs));
  asItIs.release(bobs);
  done(2);

  await step(
    'Reset, but not all',
    'The next pool empties the basket at each release. That was written before desks had a role.',
    {
      watch: 'The pool "half reset" calls reset when Ann releases, before Bob acquires.',
      python: 'As forgetting one attribute in a clear() method. Neither language notices.',
    },
  );
  const halfReset = new ObjectPool<Desk>({
    name: 'half reset',
    max: 1,
    create: () => new Desk(),
    reset: (desk) => void desk.basket.splice(0),
  });
  serveAnn(halfReset);
  const second = halfReset.use(String);
  say(`Bob finds: ${second}`);
  check('with half a reset he still is', second === 'role admin, basket empty', second);
  done(4);

  await step(
    'Reset all',
    `Bob found: ${second}. The mend is a reset that sets everything that can change, and is written beside the fields.`,
    {
      watch: 'The pool "reset" lends one desk twice, and Bob finds it as if it were new.',
    },
  );
  const reset = new ObjectPool<Desk>({ name: 'reset', max: 1, create: () => new Desk(), reset: clear });
  serveAnn(reset);
  const third = reset.use(String);
  say(`Bob finds: ${third}`);
  check('with a full reset nothing leaks', third === String(new Desk()), third);
  done(6);

  await step(
    'A reset that fails',
    'What cannot be made clean must not be lent again. Here the reset throws when the basket is not empty.',
    {
      watch:
        'The pool "strict" destroys the desk at the release, told as "explicit", and is empty. Bob gets a new one: a miss.',
      python:
        'The exception reaches the one who released, in both languages: it is about that user, not about the next.',
    },
  );
  const strict = new ObjectPool<Desk>({ name: 'strict', max: 1, create: () => new Desk(), reset: refuseLeftovers });
  const complaint = complaintOf(() => serveAnn(strict));
  say(`Ann is told: ${complaint}`);
  const fourth = strict.use(String);
  say(`Bob finds: ${fourth}`);
  check('a desk that could not be reset was not lent again', fourth === String(new Desk()), fourth);
  const { created, removals } = strict.counters;
  check(
    'Bob got another desk',
    created === 2 && removals.explicit === 1,
    `${created} made, ${removals.explicit} destroyed`,
  );
  done(8);
}

function serveAnn(desks: ObjectPool<Desk>): void {
  const desk = desks.acquire();
  desk.role = 'admin';
  desk.basket.push('a knife');
  desks.release(desk);
}

function clear(desk: Desk): void {
  desk.role = 'guest';
  desk.basket.length = 0;
}

function refuseLeftovers(desk: Desk): void {
  if (desk.basket.length > 0) throw new Error(`${desk.basket.join(' and ')} is still in the basket`);
  clear(desk);
}

function complaintOf(action: () => void): string {
  try {
    action();
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
