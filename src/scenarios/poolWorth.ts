import { ObjectPool } from '../cache';
import { check, done, measure, say, step, turn } from './narration';

const JOBS = 100;
const AT_ONCE = 10;
const BUILD_MS = 10;
const POINTS = 20_000;

/** Takes 10 ms of real work to build, as a parser that reads its grammar. */
class Parser {
  readonly words: number;

  constructor() {
    const endMs = performance.now() + BUILD_MS;
    let words = 0;
    while (performance.now() < endMs) words++;
    this.words = words;
  }
}

/** Costs next to nothing. */
class Point {
  constructor(
    public x: number,
    public y: number,
  ) {}
}

/** Does the same jobs with new objects and with pooled ones, heavy and light, and measures. */
export async function runPoolWorth(): Promise<void> {
  let built = 0;
  const build = (): Parser => {
    built++;
    return new Parser();
  };

  await step(
    'Without a pool',
    `${JOBS} jobs come, ${AT_ONCE} at a time. Each one builds a parser, which takes ${BUILD_MS} ms, uses it, and drops it.`,
    {
      watch: `The measured time without a pool grows to ${JOBS} times ${BUILD_MS} ms, a second or a little more. No cache is there yet.`,
      python: 'time.perf_counter() is the same clock as performance.now(), in seconds instead of milliseconds.',
    },
  );
  const plainMs = await timed('without a pool', build, () => undefined);
  const builtWithout = built;
  say(`${builtWithout} parsers were built`);

  await step(
    'With a pool of 10',
    `${builtWithout} parsers were built for ${JOBS} jobs. Now a pool lends them: the first ${AT_ONCE} jobs have theirs built, all others find one.`,
    {
      watch: 'The pool "parsers" fills up to 10, then only hits are added, and the time stands almost still.',
      python:
        'As urllib3 or SQLAlchemy pool their connections: what is dear to make is worth keeping, in every language.',
    },
  );
  built = 0;
  const parsers = new ObjectPool<Parser>({ name: 'parsers', max: AT_ONCE, create: build });
  const pooledMs = await timed(
    'with a pool',
    () => parsers.acquire(),
    (parser) => parsers.release(parser),
  );
  const builtWith = built;
  const ratio = plainMs / pooledMs;
  measure('time without a pool is, times that with one', ratio, 'x');
  const { reused, misses } = parsers.counters;

  await step(
    'Compare',
    `With the pool ${builtWith} parsers were built instead of ${builtWithout}, and ${reused} of ${JOBS} jobs found one. By that count it should be ${builtWithout / builtWith} times as fast.`,
    {
      watch:
        'The measured ratio is near that number, and differs from run to run: the machine has other things to do as well.',
    },
  );
  check(
    'a tenth of the parsers was built',
    builtWithout === JOBS && builtWith === AT_ONCE,
    `${builtWithout} and ${builtWith} built`,
  );
  check('every job got one', reused + misses === JOBS, `${reused} reused and ${misses} new for ${JOBS} jobs`);
  check('the pool was at least twice as fast', ratio >= 2, ratio >= 2 ? 'it was' : `${ratio.toFixed(2)} times as fast`);

  await step(
    'A light object',
    `Now ${POINTS} points, which cost next to nothing: first made and dropped, then acquired and released one by one.`,
    {
      watch:
        'Look at the two measured times per point, in nanoseconds. The pool "points" has one object, which all share.',
      python:
        'CPython keeps free lists of its own for floats, tuples and lists. V8 makes a small object by moving one pointer, and a dead one costs nothing to clear away.',
    },
  );
  const points = new ObjectPool<Point>({ name: 'points', max: 1, create: () => new Point(0, 0) });
  const makePoint = (): Point => new Point(0, 0);
  const dropPoint = (): void => undefined;
  const takePoint = (): Point => points.acquire();
  const givePoint = (point: Point): void => points.release(point);
  let newNs = Infinity;
  let lentNs = Infinity;
  // In turns, so that both are measured after the engine has compiled them, and the best counts: the rest was disturbed.
  for (let round = 0; round < 20; round++) {
    newNs = Math.min(newNs, timePerPoint(makePoint, dropPoint));
    lentNs = Math.min(lentNs, timePerPoint(takePoint, givePoint));
    await turn();
  }
  measure('a new point', newNs, 'ns');
  measure('a point from the pool', lentNs, 'ns');

  const isDearer = lentNs > newNs;
  await step(
    'Is it worth it?',
    `For a parser that takes ${BUILD_MS} ms: yes. For a point the pool was ${isDearer ? 'slower than making a new one' : 'no slower than making a new one, this time'}. A pool pays when making costs far more than lending.`,
    {
      watch:
        'Compare the measured numbers once more. And a pool has a price that no clock shows: objects must be reset and given back.',
    },
  );
  check(
    'for a light object a pool does not pay',
    isDearer,
    isDearer ? 'the pool was slower' : 'the pool was no slower',
  );
}

/** Does all jobs, some at a time, and returns how long it took. The time is told as it grows. */
async function timed(name: string, take: () => Parser, giveBack: (parser: Parser) => void): Promise<number> {
  let tookMs = 0;
  for (let jobs = 0; jobs < JOBS; jobs += AT_ONCE) {
    const startMs = performance.now();
    const inUse = Array.from({ length: AT_ONCE }, take);
    for (const parser of inUse) giveBack(parser);
    tookMs += performance.now() - startMs;
    measure(name, tookMs, 'ms');
    done(jobs + AT_ONCE);
    await turn();
  }
  return tookMs;
}

/** The time for one of many, in nanoseconds. */
function timePerPoint(take: () => Point, giveBack: (point: Point) => void): number {
  const startMs = performance.now();
  let sum = 0;
  for (let count = 0; count < POINTS; count++) {
    const point = take();
    point.x = count;
    sum += point.x;
    giveBack(point);
  }
  const tookMs = performance.now() - startMs;
  // Used, so that the engine cannot leave out the work.
  if (sum === 0) throw new Error('no point was used');
  return (tookMs * 1e6) / POINTS;
}
