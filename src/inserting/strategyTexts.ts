import { l10n } from 'vscode';
import type { STRATEGY_QUESTIONS, StrategyQuestion, StrategyReason } from '../snippets/strategy';

/** A question as it is asked, and its answers by their names. */
interface QuestionText<Answer extends string> {
  readonly text: string;
  readonly answers: Readonly<Record<Answer, { readonly label: string; readonly detail: string }>>;
}

type QuestionTexts = { readonly [Q in StrategyQuestion]: QuestionText<(typeof STRATEGY_QUESTIONS)[Q][number]> };

/** The questions that lead to a strategy, in the user's language. */
export function strategyQuestionTexts(): QuestionTexts {
  return {
    saved: {
      text: l10n.t('What is being saved?'),
      answers: {
        result: {
          label: l10n.t('The result of a computation'),
          detail: l10n.t('The same input gives the same output, at a cost in time.'),
        },
        loaded: {
          label: l10n.t('Something that is loaded'),
          detail: l10n.t('It comes from a network, a disk or a database, with a promise or an await.'),
        },
        shared: {
          label: l10n.t('An object that several share'),
          detail: l10n.t('All who ask for a key are to have the same object.'),
        },
        reused: {
          label: l10n.t('The creation of objects'),
          detail: l10n.t('Buffers or connections, dear to create and used one after the other.'),
        },
        events: {
          label: l10n.t('A subscription'),
          detail: l10n.t('Something long-lived tells short-lived objects of its events.'),
        },
        nothing: {
          label: l10n.t('Nothing yet: there is a cache, and it is to be measured'),
          detail: l10n.t('Does it earn its memory?'),
        },
      },
    },
    stale: {
      text: l10n.t('May it be stale?'),
      answers: {
        never: { label: l10n.t('It stays right'), detail: l10n.t('Or you delete it yourself when it changes.') },
        'for-a-time': {
          label: l10n.t('Up to a known age'),
          detail: l10n.t('Older than that, one waits for a new value.'),
        },
        'while-refreshing': {
          label: l10n.t('Yes, while a new value is being loaded'),
          detail: l10n.t('An answer at once is worth more than the newest one.'),
        },
      },
    },
    owner: {
      text: l10n.t('Who owns the value?'),
      answers: {
        cache: { label: l10n.t('The cache'), detail: l10n.t('It stays while nobody uses it, up to a limit.') },
        users: { label: l10n.t('Its users'), detail: l10n.t('It goes when the last of them lets go of it.') },
      },
    },
    borrower: {
      text: l10n.t('Who owns the object while it is used?'),
      answers: {
        'one-call': { label: l10n.t('One call'), detail: l10n.t('It is taken and given back in the same function.') },
        'several-calls': {
          label: l10n.t('Whoever took it'),
          detail: l10n.t('It is given back later, somewhere else.'),
        },
      },
    },
    count: {
      text: l10n.t('How many?'),
      answers: {
        'one-function': {
          label: l10n.t('Few: one small set of keys'),
          detail: l10n.t('All of them fit; the bound is for safety.'),
        },
        'many-keys': {
          label: l10n.t('More than can be kept'),
          detail: l10n.t('Some must go, and those in use are to stay.'),
        },
      },
    },
  };
}

/** Why a pattern is the answer, in the user's language. */
export function strategyReasonText(reason: StrategyReason): string {
  const texts: Record<StrategyReason, string> = {
    'pure-function': l10n.t('The result depends on the arguments alone, so the function itself can remember it.'),
    'right-and-many': l10n.t('Values stay right, so only room limits them: the least recently used one goes.'),
    'ages-and-few': l10n.t('Age alone decides, since all of them fit: each value goes when its time is over.'),
    'ages-and-many': l10n.t('Both age and room decide: a value goes when its time is over, or when it is not in use.'),
    'load-once': l10n.t(
      'What is loaded stays right, so one load is enough for all who ask, at the same time and later.',
    ),
    'load-with-age': l10n.t(
      'With both of its limits the same, nobody gets a value beyond that age, and loads are shared.',
    ),
    'refresh-behind': l10n.t('It answers with what it has and loads a new value behind the answer.'),
    'kept-by-cache': l10n.t(
      'The cache keeps the objects alive, so it needs a bound: the least recently used one goes.',
    ),
    'kept-by-users': l10n.t('It refers to the objects weakly: they live as long as somebody uses them.'),
    'borrowed-in-one-call': l10n.t('It gives the object back when the call ends, also when it throws.'),
    'borrowed-over-calls': l10n.t('Taking and giving back are two calls, and giving back twice is an error.'),
    'observers-forget': l10n.t('It refers to its observers weakly, so a forgotten subscription is no leak.'),
    'measure-first': l10n.t('The hit rate tells whether a cache is worth its memory, and whether it is too small.'),
  };
  return texts[reason];
}
