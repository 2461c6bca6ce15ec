import type { SnippetLanguage } from '../language';

const ENDINGS: readonly (readonly [SnippetLanguage, RegExp])[] = [
  ['typescript', /\.[mc]?tsx?$/],
  ['javascript', /\.[mc]?jsx?$/],
  ['python', /\.py$/],
];

/** The language that most of the files are in; of several, and of none, the first that is offered. */
export function workspaceLanguage(paths: readonly string[]): SnippetLanguage {
  const counted = ENDINGS.map(([language, ending]) => ({
    language,
    count: paths.filter((path) => ending.test(path)).length,
  }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).language;
}
