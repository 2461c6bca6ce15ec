import { strict as assert } from 'node:assert';
import { PATTERNS } from '../../../src/snippets/patterns';
import { nextStrategyStep, STRATEGY_QUESTIONS, type StrategyAnswers } from '../../../src/snippets/strategy';

/** Every way through the questions, as the answers, the pattern and the reason at its end. */
function everyWay(given: StrategyAnswers = {}): { answers: string; pattern: string; reason: string }[] {
  const step = nextStrategyStep(given);
  if ('pattern' in step) return [{ answers: Object.values(given).join(' '), ...step }];
  assert.ok(!(step.question in given), `${step.question} is asked twice`);
  return step.answers.flatMap((answer) => everyWay({ ...given, [step.question]: answer }));
}

describe('The choice of a caching strategy', () => {
  const ways = everyWay();

  it('ends in one pattern for every way through its questions', () => {
    assert.deepEqual(
      ways.map(({ answers, pattern }) => `${answers}: ${pattern}`),
      [
        'result never one-function: memoize',
        'result never many-keys: lru',
        'result for-a-time one-function: ttl',
        'result for-a-time many-keys: lru-ttl',
        'loaded never: single-flight',
        'loaded for-a-time: stale-while-revalidate',
        'loaded while-refreshing: stale-while-revalidate',
        'shared cache: lru',
        'shared users: weak-values',
        'reused one-call: scoped-pool',
        'reused several-calls: pool',
        'events: weak-observers',
        'nothing: statistics',
      ],
    );
  });

  it('reaches every pattern, each way for a reason of its own, with at most three questions', () => {
    assert.deepEqual([...new Set(ways.map(({ pattern }) => pattern))].sort(), PATTERNS.map(({ id }) => id).sort());
    assert.equal(new Set(ways.map(({ reason }) => reason)).size, ways.length);
    for (const { answers } of ways) assert.ok(answers.split(' ').length <= 3, answers);
  });

  it('takes every combination of answers, those that it did not ask for too', () => {
    let all: StrategyAnswers[] = [{}];
    for (const [question, answers] of Object.entries(STRATEGY_QUESTIONS)) {
      all = all.flatMap((given) => answers.map((answer) => ({ ...given, [question]: answer })));
    }
    for (const given of all) assert.ok('pattern' in nextStrategyStep(given), JSON.stringify(given));
  });
});
