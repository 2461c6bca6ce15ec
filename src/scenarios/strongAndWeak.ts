import { WeakValueMap } from '../cache';
import { check, collectUntil, reference, say, step } from './narration';

class Session {
  constructor(readonly user: string) {}
}

type Strong = Map<string, Session>;
type Weak = WeakValueMap<string, Session>;

const USERS = ['Ann', 'Bob', 'Cleo'];

/** Fills a Map and a WeakValueMap in the same way, and lets them part. */
export async function runStrongAndWeak(): Promise<void> {
  const strong: Strong = new Map();
  const weak: Weak = new WeakValueMap<string, Session>({ name: 'weak' });

  await step(
    'Fill both',
    `${USERS.join(', ')} sign in twice each: one session goes into the Map "strong", another one into the WeakValueMap "weak".`,
    {
      watch: 'The weak map has 3 entries, as many as the Map. Nobody else refers to any of the six sessions.',
      python:
        'A dict and a WeakValueDictionary, side by side. CPython would empty the second one while it is being filled.',
    },
  );
  for (const user of USERS) signIn(user, strong, weak);
  check('both have three', strong.size === 3 && weak.size === 3, sizes(strong, weak));

  await step(
    'Collect',
    `So far there are ${sizes(strong, weak)}: one cannot tell them apart. A collection is requested.`,
    {
      watch:
        'The weak map loses all its entries, with the cause "collected". The Map does not even notice that a collection took place.',
    },
  );
  await collectUntil(() => weak.size === 0);
  for (const user of USERS) if (weak.size === 0) reference(`${user}, only weak`, 'called back');
  check('the strong ones stay, the weak ones go', strong.size === 3 && weak.size === 0, sizes(strong, weak));

  await step(
    'The same objects in both',
    `Now there are ${sizes(strong, weak)}. The three sessions of the Map are put into the weak map as well, and again a collection is requested.`,
    {
      watch: 'The weak map has 3 entries and keeps them: it keeps nothing alive, but the Map does.',
      python:
        'The same in Python: an entry of a WeakValueDictionary lasts as long as a strong reference is somewhere else.',
    },
  );
  share(strong, weak);
  await collectUntil(() => weak.size < 3, 3);
  check('what is held strongly stays in the weak one', weak.size === 3, sizes(strong, weak));

  await step(
    'Sign out of the strong one',
    `With ${sizes(strong, weak)} they agree. Bob is deleted from the Map, and only from there.`,
    {
      watch: 'Bob leaves the weak map too, without a delete(): the one deletion was enough.',
      python: 'In CPython both lose him at the same line.',
    },
  );
  strong.delete('Bob');
  reference('Bob', 'unreachable');
  await collectUntil(() => weak.size === 2);
  if (weak.size === 2) reference('Bob', 'called back');
  check('Bob left both', weak.size === 2 && !isAlive('Bob', weak), sizes(strong, weak));

  await step(
    'Sign out of the weak one',
    `Again they agree: ${sizes(strong, weak)}. Now Cleo is deleted from the weak map, and only from there.`,
    {
      watch: 'Cleo leaves the weak map at once, with the cause "explicit". In the Map she stays.',
    },
  );
  weak.delete('Cleo');
  check('Cleo is still signed in', strong.has('Cleo') && weak.size === 1, sizes(strong, weak));

  await step(
    'Ask both',
    'Both are asked for Ann, Bob and Cleo. Only the Map answers for what it was given; the weak map says what is alive somewhere else and was not deleted.',
    {
      watch: 'One hit and two misses at the weak map.',
      python:
        'A miss is undefined here, and KeyError there. A program that asks a weak map must be ready for both answers at any time.',
    },
  );
  const answers = USERS.map((user) => `${user}: ${known(strong.has(user))} and ${known(weak.get(user) !== undefined)}`);
  say(answers.join('; '));
  const { hits, misses } = weak.counters;
  check('one owns, one looks on', hits === 1 && misses === 2 && strong.size === 2, answers.join(', '));
}

function signIn(user: string, strong: Strong, weak: Weak): void {
  strong.set(user, new Session(user));
  weak.set(user, new Session(user));
  reference(`${user}, only weak`, 'unreachable');
}

function share(strong: Strong, weak: Weak): void {
  for (const [user, session] of strong) {
    weak.set(user, session);
    reference(user, 'reachable');
  }
}

/** A function of its own, so that the session does not stay in the frame of the caller. */
function isAlive(user: string, weak: Weak): boolean {
  return weak.has(user);
}

function known(isKnown: boolean): string {
  return isKnown ? 'known' : 'unknown';
}

function sizes(strong: Strong, weak: Weak): string {
  return `${strong.size} in strong and ${weak.size} in weak`;
}
