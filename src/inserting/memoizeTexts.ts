import { l10n } from 'vscode';
import type { Impurity } from '../snippets/memoizing/impurities';
import type { Refusal } from '../snippets/memoizing/memoizeAt';

/** Why a function cannot be memoized, and what to do. */
export function refusalText(refused: Refusal): string {
  const texts: Record<Refusal, string> = {
    form: l10n.t(
      'It must be a function that is declared or held by a constant, or a method of a class; no getter or constructor.',
    ),
    generator: l10n.t('A generator gives its values once, so its result cannot be remembered.'),
    arguments: l10n.t('It reads "arguments". Name its parameters first.'),
    key: l10n.t(
      'No key can be made of its arguments. Give all it takes a name, and a type of text, number or boolean.',
    ),
    'called-above': l10n.t('It is called above its declaration. Move the declaration up first.'),
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
  }
}
