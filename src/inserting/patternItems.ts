import { l10n, QuickPickItemKind, ThemeIcon, type QuickInputButton, type QuickPickItem } from 'vscode';
import type { SnippetLanguage } from '../snippets/language';
import { PATTERN_GROUPS, type Pattern } from '../snippets/pattern';
import { PATTERNS } from '../snippets/patterns';
import type { SnippetKind } from '../snippets/snippet';
import { libraryOf } from './insertPattern';
import { patternGroupTexts, patternTexts } from './patternTexts';

/** A pattern in one of its kinds, as it is offered. A separator has none. */
export interface PatternItem extends QuickPickItem {
  readonly offer?: { readonly pattern: Pattern; readonly kind: SnippetKind };
}

/** Runs the scenario of a pattern. */
export function watchButton(): QuickInputButton {
  return { iconPath: new ThemeIcon('eye'), tooltip: l10n.t('Watch This Pattern') };
}

/** Every pattern in every kind of a language, grouped by what one is after. `named` are the packages of the project. */
export function patternItems(language: SnippetLanguage, named: ReadonlySet<string>): PatternItem[] {
  const groupTexts = patternGroupTexts();
  return PATTERN_GROUPS.flatMap((group) => [
    { label: groupTexts[group], kind: QuickPickItemKind.Separator },
    ...PATTERNS.filter((pattern) => pattern.group === group).flatMap((pattern) => kindsOf(pattern, language, named)),
  ]);
}

function kindsOf(pattern: Pattern, language: SnippetLanguage, named: ReadonlySet<string>): PatternItem[] {
  const { title: label, use: detail } = patternTexts()[pattern.id];
  const buttons = [watchButton()];
  const own: PatternItem = {
    label,
    detail,
    buttons,
    description: l10n.t('no dependency'),
    offer: { pattern, kind: 'self-contained' },
  };
  const install = libraryOf(pattern.id, language);
  if (install === undefined) return [own];
  const library: PatternItem = {
    label,
    detail,
    buttons,
    description: named.has(install.package)
      ? l10n.t('with {0}, which this project has', install.package)
      : l10n.t('with {0}', install.package),
    offer: { pattern, kind: 'library' },
  };
  return named.has(install.package) ? [library, own] : [own, library];
}
