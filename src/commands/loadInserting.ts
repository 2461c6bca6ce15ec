import type { inserting as loaded } from '../inserting/main';

/** What inserts patterns and memoizes functions: most of the extension's code, in a bundle that is read when it is needed. */
export async function loadInserting(): Promise<typeof loaded> {
  const { inserting } = await import('../inserting/main');
  return inserting;
}
