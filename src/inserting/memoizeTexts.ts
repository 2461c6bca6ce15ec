import { l10n } from 'vscode';
import type { Impurity } from '../snippets/memoizing/impurities';
import type { Refusal } from '../snippets/memoizing/scriptRefusal';

/** Why a function cannot be memoized, and what to do. */
export function refusalText(refused: Refusal): string {
  const texts: Record<Refusal, string> = {
    form: l10n.t(
      'It must be a function that is declared in a block or held by a constant, or a method of a class; no getter or constructor.',
    ),
    unreadable: l10n.t('Something in this file cannot be read. Mend what the editor marks as an error first.'),
    generator: l10n.t('It gives an iterator or a generator, which gives its values once. Return a list of them.'),
    coroutine: l10n.t(
      'It gives a coroutine or a future, which belongs to one caller. Make it "async def" and await it.',
    ),
    nothing: l10n.t('It gives no result that could be remembered.'),
    constructor: l10n.t('It makes objects with "new", and each of them is to be another one.'),
    hook: l10n.t('It calls a hook of React, which has to run with every call.'),
    guard: l10n.t('It is a type guard, and a constant would lose that. Declare it with "function".'),
    'declared-type': l10n.t(
      'Its constant has a type that what wraps the function may not have. Write the types at its parameters and result.',
    ),
    'recursive-type': l10n.t(
      'It calls itself, so the type of its result has to be written. Add it behind the parameters.',
    ),
    compiled: l10n.t(
      'Its decorator compiles it, and could not compile what remembers. Memoize a function that calls it.',
    ),
    arguments: l10n.t('It reads "arguments". Name its parameters first.'),
    key: l10n.t(
      'No key can be made of its arguments. Give all it takes a name, and a type of text, number or boolean.',
    ),
    'called-above': l10n.t('It may be called before its declaration is reached. Move the declaration up first.'),
    cached: l10n.t('It is memoized already.'),
    method: l10n.t('A cache on the class would keep every object alive. Memoize a function that the method calls.'),
    static: l10n.t('It uses "this", which may be a class that extends this one. Name the class instead.'),
    unhashable: l10n.t('It takes a list, dictionary or set, which cannot be a key. Take a tuple or a frozenset.'),
  };
  return texts[refused];
}

/** What may be wrong with the results of a memoized function. */
export function impurityText({ kind, code }: Impurity): string {
  switch (kind) {
    case 'clock':
      return l10n.t('It reads the clock ({0}): a remembered result gets old.', code);
    case 'randomness':
      return l10n.t('It draws a random value ({0}): every call would get the same one.', code);
    case 'io':
      return l10n.t('It does input or output ({0}): a remembered call does none.', code);
    case 'this':
      return l10n.t('It uses "this": objects would share their results.');
    case 'state':
      return l10n.t('It uses "this": a remembered result does not follow a change of the object.');
    case 'writes':
      return l10n.t('It changes what is not its own ({0}): a remembered call changes nothing.', code);
    case 'identity':
      return l10n.t('Its key is "{0}" itself: when that object changes, the result stays the old one.', code);
    case 'iterator':
      return l10n.t('It may give an iterator ({0}), which gives its values once.', code);
    case 'hash':
      return l10n.t('It takes {0}: a list or dictionary cannot be a key, and raises a TypeError.', code);
    case 'inherited':
      return l10n.t(
        'The results are in a private field: "{0}" fails on an object that has none yet, as in the constructor of a class that it extends.',
        code,
      );
  }
}
