import type { SnippetLanguage } from './language';
import type { PatternId } from './pattern';
import { renderBody } from './renderBody';
import type { Snippet, SnippetKind, SnippetStyle } from './snippet';
import type { Template, TemplateKinds } from './template';
import { MEMOIZE_ASYNC_FUNCTION, MEMOIZE_ASYNC_PYTHON, MEMOIZE_FUNCTION } from './templates/memoize';
import { TEMPLATES } from './templates/templates';

/**
 * A pattern in a language, as it is to be inserted; `undefined` when no kept library fits the pattern in that language
 * (the self-contained kind is always there). `selected` is the text of the user's selection: it takes the place of the
 * default of the pattern's expression, where the pattern has one (`takesSelection`).
 */
export function snippetOf(
  pattern: PatternId,
  language: SnippetLanguage,
  kind: SnippetKind,
  style: SnippetStyle,
  selected?: string,
): Snippet | undefined {
  const template = kindsOf(pattern, language)[kind];
  return template === undefined ? undefined : render(template, language, style, selected);
}

/**
 * The declaration of `memoize(fn, keyOf, keep)`, or of `memoizeAsync` for a function that returns a promise, and nothing
 * that uses it: for a function of the user's that is to be wrapped. Python has `functools.lru_cache` for the first.
 */
export function memoizeFunction(
  language: 'typescript' | 'javascript',
  returns: 'value' | 'promise',
  style: SnippetStyle,
): Snippet {
  return render(returns === 'promise' ? MEMOIZE_ASYNC_FUNCTION : MEMOIZE_FUNCTION, language, style);
}

/** The declaration of Python's `memoize_async(maxsize)`, a decorator for an async function. */
export function memoizeAsyncDecorator(style: SnippetStyle): Snippet {
  return render(MEMOIZE_ASYNC_PYTHON, 'python', style);
}

/** The kinds in which a pattern can be had in a language, the self-contained one first. */
export function snippetKinds(pattern: PatternId, language: SnippetLanguage): readonly SnippetKind[] {
  return kindsOf(pattern, language).library === undefined ? ['self-contained'] : ['self-contained', 'library'];
}

/** Whether a selected expression can become part of the snippet; if not, inserting it replaces the selection. */
export function takesSelection(pattern: PatternId, language: SnippetLanguage, kind: SnippetKind): boolean {
  return kindsOf(pattern, language)[kind]?.text.includes('*=') ?? false;
}

function kindsOf(pattern: PatternId, language: SnippetLanguage): TemplateKinds {
  return TEMPLATES[pattern][language === 'python' ? 'python' : 'script'];
}

function render(template: Template, language: SnippetLanguage, style: SnippetStyle, selected?: string): Snippet {
  const { imports, preamble = [], description, install } = template;
  return {
    imports: language === 'javascript' ? imports.filter(({ typeOnly }) => !typeOnly) : imports,
    preamble,
    body: renderBody(template.text, language, style, selected),
    description,
    ...(install === undefined ? {} : { install }),
  };
}
