import type { PatternId } from './pattern';

/** The questions that lead to a caching strategy, with their answers. */
export const STRATEGY_QUESTIONS = {
  saved: ['result', 'loaded', 'shared', 'reused', 'events', 'nothing'],
  stale: ['never', 'for-a-time', 'while-refreshing'],
  owner: ['cache', 'users'],
  borrower: ['one-call', 'several-calls'],
  count: ['one-function', 'many-keys'],
} as const;

export type StrategyQuestion = keyof typeof STRATEGY_QUESTIONS;

/** The answers so far, in any order. */
export type StrategyAnswers = { readonly [Q in StrategyQuestion]?: (typeof STRATEGY_QUESTIONS)[Q][number] };

/** Why a pattern is the answer. */
export type StrategyReason =
  | 'pure-function'
  | 'right-and-many'
  | 'ages-and-few'
  | 'ages-and-many'
  | 'load-once'
  | 'load-with-age'
  | 'refresh-behind'
  | 'kept-by-cache'
  | 'kept-by-users'
  | 'borrowed-in-one-call'
  | 'borrowed-over-calls'
  | 'observers-forget'
  | 'measure-first';

/** What comes next: a question with the answers that make sense by now, or the strategy. */
export type StrategyStep =
  | { readonly question: StrategyQuestion; readonly answers: readonly string[] }
  | { readonly pattern: PatternId; readonly reason: StrategyReason };

/** Decides what to ask next, or which pattern fits. It asks at most three questions, and only what changes the answer. */
export function nextStrategyStep(given: StrategyAnswers): StrategyStep {
  const { saved } = given;
  if (saved === undefined) return ask('saved');
  switch (saved) {
    case 'result':
      return stepForResult(given);
    case 'loaded':
      return stepForLoaded(given);
    case 'shared':
      if (given.owner === undefined) return ask('owner');
      return given.owner === 'users' ? fits('weak-values', 'kept-by-users') : fits('lru', 'kept-by-cache');
    case 'reused':
      if (given.borrower === undefined) return ask('borrower');
      return given.borrower === 'one-call'
        ? fits('scoped-pool', 'borrowed-in-one-call')
        : fits('pool', 'borrowed-over-calls');
    case 'events':
      return fits('weak-observers', 'observers-forget');
    case 'nothing':
      return fits('statistics', 'measure-first');
  }
}

function stepForResult({ stale, count }: StrategyAnswers): StrategyStep {
  // Nobody refreshes a computed result behind its user: it is computed where it is asked for.
  if (stale === undefined) return { question: 'stale', answers: ['never', 'for-a-time'] };
  if (count === undefined) return ask('count');
  if (stale === 'never') {
    return count === 'one-function' ? fits('memoize', 'pure-function') : fits('lru', 'right-and-many');
  }
  return count === 'one-function' ? fits('ttl', 'ages-and-few') : fits('lru-ttl', 'ages-and-many');
}

function stepForLoaded({ stale }: StrategyAnswers): StrategyStep {
  if (stale === undefined) return ask('stale');
  if (stale === 'never') return fits('single-flight', 'load-once');
  return fits('stale-while-revalidate', stale === 'for-a-time' ? 'load-with-age' : 'refresh-behind');
}

function ask(question: StrategyQuestion): StrategyStep {
  return { question, answers: STRATEGY_QUESTIONS[question] };
}

function fits(pattern: PatternId, reason: StrategyReason): StrategyStep {
  return { pattern, reason };
}
