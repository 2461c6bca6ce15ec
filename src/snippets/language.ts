/** A language in which every pattern is written. */
export type SnippetLanguage = 'typescript' | 'javascript' | 'python';

/** The languages by name, as people call them. */
export const LANGUAGE_NAMES: Readonly<Record<SnippetLanguage, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
};

const LANGUAGE_OF_ID: ReadonlyMap<string, SnippetLanguage> = new Map([
  ['typescript', 'typescript'],
  ['typescriptreact', 'typescript'],
  ['javascript', 'javascript'],
  ['javascriptreact', 'javascript'],
  ['python', 'python'],
]);

/** The language of a document by VS Code's id of it; `undefined` where nothing is offered. */
export function languageOf(languageId: string): SnippetLanguage | undefined {
  return LANGUAGE_OF_ID.get(languageId);
}
