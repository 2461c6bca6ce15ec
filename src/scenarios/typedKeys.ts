import { memoize } from '../cache';
import { check, done, say, step } from './narration';

/** Asks for the same number written in different types. */
export async function runTypedKeys(): Promise<void> {
  const seen: string[] = [];

  await step(
    'Ten as a number, a text and a bigint',
    "typeOf is called with 10, '10' and 10n. Arguments are compared like the keys of a Map, and there these are three different keys.",
    {
      watch: '3 misses, 3 entries: nobody gets the answer of another type.',
      python:
        'In Python 10 and 10.0 are equal and have the same hash, so without typed=True the second one gets the result of the first. In JavaScript 10 and 10.0 are the very same value; the text and the bigint are what could be mixed up.',
    },
  );
  const typeOf = memoize(
    (value: unknown) => {
      seen.push(typeof value);
      return typeof value;
    },
    { name: 'typeOf' },
  );
  const answers = [typeOf(10), typeOf('10'), typeOf(10n)];
  check('each type has its own result', answers.join() === 'number,string,bigint', answers.join(', '));
  done(3);

  await step('Ten and 10.0', '10.0 is another way to write 10: JavaScript has one type of number.', {
    watch: 'A hit, no new entry.',
    python: 'int and float are two types there, and typed=True keeps 10 and 10.0 apart.',
  });
  const { hits } = typeOf.cacheInfo();
  typeOf(10.0);
  check('10.0 is found under 10', typeOf.cacheInfo().hits === hits + 1, `${typeOf.cacheInfo().hits - hits} hit`);
  done(4);

  await step(
    'Types that count as one',
    "loose has typed: false, so a number and a bigint that are equal are one argument. It is called with 10, 10n and '10'.",
    {
      watch:
        '2 misses and 1 hit, and the hit is wrong: the bigint gets the answer that was computed for the number. The text is still apart.',
      python: 'This is what lru_cache does with 10 and 10.0 unless it is told typed=True. There it is the default.',
    },
  );
  const loose = memoize((value: unknown) => typeof value, { name: 'loose', typed: false });
  const mixed = [loose(10), loose(10n), loose('10')];
  say(`loose(10) is ${mixed[0]}, loose(10n) is ${mixed[1]}, loose('10') is ${mixed[2]}`);
  check('10n got the answer of 10', mixed.join() === 'number,number,string', mixed.join(', then '));
  done(7);

  await step(
    'A key that makes text of everything',
    "asText has a key function that turns the argument into text, as a cache in a plain object would. It is called with 10 and '10'.",
    {
      watch: '1 miss and 1 hit: now the text gets the answer of the number.',
    },
  );
  const asText = memoize((value: unknown) => typeof value, { name: 'asText', key: (value) => String(value) });
  const merged = [asText(10), asText('10')];
  check("'10' got the answer of 10", merged.join() === 'number,number', merged.join(', then '));
  done(9);

  await step(
    'The mend',
    'A key function that puts the type into the key keeps them apart again. Better still is none at all: the arguments themselves are the safest key.',
    {
      watch: '2 misses, 2 entries in the cache named withType.',
    },
  );
  const withType = memoize((value: unknown) => typeof value, {
    name: 'withType',
    key: (value) => `${typeof value} ${String(value)}`,
  });
  const apart = [withType(10), withType('10')];
  check('number and text are kept apart', apart.join() === 'number,string', apart.join(', then '));
  done(11);

  await step(
    'Odd ones',
    'NaN is not equal to itself, and 0 equals -0. A Map finds NaN all the same, and makes no difference between the zeros; so does memoize.',
    {
      watch: '2 misses and 2 hits in the cache named odd.',
      python: 'A Python dict finds NaN only when it is the same object.',
    },
  );
  const odd = memoize((value: number) => `${value}`, { name: 'odd' });
  for (const value of [Number.NaN, Number.NaN, 0, -0]) odd(value);
  const info = odd.cacheInfo();
  check(
    'NaN and the zeros are found',
    info.hits === 2 && info.misses === 2,
    `${info.hits} hits, ${info.misses} misses`,
  );
  done(15);
}
