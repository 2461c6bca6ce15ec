import type { ImportSpec, InstallSpec } from './snippet';

/**
 * One pattern as it is written, once for TypeScript and JavaScript and once for Python. In its text
 *
 * - `‹…›` is for TypeScript only: types and modifiers, left out in JavaScript;
 * - `«name=text»` is a placeholder with its default, `«name»` is it again, `«name|a|b»` is a choice;
 * - `«name*=text»` is the placeholder that a selection of the user takes the place of;
 * - a level of indentation is a tab, statements end in semicolons, and strings have the quotes of their language's
 *   usual formatter: TypeScript's single ones, Python's double ones.
 */
export interface Template {
  readonly imports: readonly ImportSpec[];
  readonly preamble?: readonly string[];
  readonly text: string;
  readonly description: string;
  readonly install?: InstallSpec;
}

/** The kinds of a pattern in one family of languages. */
export interface TemplateKinds {
  readonly 'self-contained': Template;
  readonly library?: Template;
}

/** A pattern in all languages. `script` is TypeScript with the marks that make JavaScript of it. */
export interface PatternTemplates {
  readonly script: TemplateKinds;
  readonly python: TemplateKinds;
}
