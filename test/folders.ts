import { resolve } from 'node:path';

/** The checkout: this file runs from `out/test`. */
export const repository = resolve(__dirname, '../..');

/** What tests keep between runs: VS Code's installations, results, and what a failure left to look at. Ignored by git. */
export const testCache = resolve(repository, '.test-cache');

/** The file inside one of the checkout's packages, for `process.execPath` to run: no shell, no search of the path. */
export function packageFile(path: string): string {
  return resolve(repository, 'node_modules', path);
}
