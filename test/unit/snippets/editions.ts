import type { SnippetLanguage } from '../../../src/snippets/language';
import type { PatternId } from '../../../src/snippets/pattern';
import { PATTERNS } from '../../../src/snippets/patterns';
import type { SnippetKind, SnippetStyle } from '../../../src/snippets/snippet';
import { snippetKinds } from '../../../src/snippets/snippetOf';

/** A language in a style, as a project may have it. */
export interface Edition {
  readonly name: string;
  /** The folder that its files are written to. */
  readonly folder: string;
  readonly language: SnippetLanguage;
  readonly style: SnippetStyle;
}

const prettier: SnippetStyle = { quotes: 'single', semicolons: true, indent: '\t', modules: 'esm' };
const bare: SnippetStyle = { quotes: 'double', semicolons: false, indent: '  ', modules: 'esm' };

/** Every style that changes more than blanks, in both of the languages that one template gives. */
export const SCRIPT_EDITIONS: readonly Edition[] = [
  { name: 'TypeScript', folder: 'ts', language: 'typescript', style: prettier },
  { name: 'TypeScript without semicolons', folder: 'bare-ts', language: 'typescript', style: bare },
  { name: 'JavaScript', folder: 'esm', language: 'javascript', style: prettier },
  { name: 'JavaScript without semicolons', folder: 'bare-esm', language: 'javascript', style: bare },
  { name: 'CommonJS', folder: 'cjs', language: 'javascript', style: { ...prettier, modules: 'commonjs' } },
];

export const PYTHON_EDITION: Edition = {
  name: 'Python',
  folder: 'python',
  language: 'python',
  style: { quotes: 'double', semicolons: false, indent: '    ', modules: 'esm' },
};

/** A pattern in one of its kinds. */
export interface Variant {
  readonly pattern: PatternId;
  readonly kind: SnippetKind;
}

/** Every pattern in every kind that a language has. */
export function variantsOf(language: SnippetLanguage): Variant[] {
  return PATTERNS.flatMap(({ id }) => snippetKinds(id, language).map((kind) => ({ pattern: id, kind })));
}

/** The name of a variant's module, which Python can import too. */
export function moduleName({ pattern, kind }: Variant): string {
  return `${pattern}-${kind}`.replaceAll('-', '_');
}
