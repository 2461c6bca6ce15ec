import { LAYERS, type Runtime } from './layers';

/** A global, by a statement that uses it, and the runtimes that have it. */
interface GlobalCase {
  readonly statement: string;
  readonly runtimes: readonly Runtime[];
}

const GLOBALS: readonly GlobalCase[] = [
  { statement: 'export const weak = WeakRef;', runtimes: ['language', 'node', 'browser'] },
  { statement: 'export const registry = FinalizationRegistry;', runtimes: ['language', 'node', 'browser'] },
  { statement: 'export const number = Intl.NumberFormat;', runtimes: ['language', 'node', 'browser'] },
  { statement: 'export const timer = setTimeout;', runtimes: ['node', 'browser'] },
  { statement: 'export const time = performance;', runtimes: ['node', 'browser'] },
  { statement: 'export const output = console;', runtimes: ['node', 'browser'] },
  { statement: 'export const argv = process.argv;', runtimes: ['node'] },
  { statement: 'export const bytes = Buffer;', runtimes: ['node'] },
  { statement: 'export const title = document.title;', runtimes: ['browser'] },
  { statement: 'export const frame = requestAnimationFrame;', runtimes: ['browser'] },
  { statement: 'export const suite = describe;', runtimes: [] },
];

export const GLOBAL_STATEMENTS: readonly string[] = GLOBALS.map(({ statement }) => statement);

/** Where the statements are put to be compiled as a part of the layer. */
export function globalsFile(place: string): string {
  return place.endsWith('.ts') ? `src/${place}` : `src/${place}/globals.ts`;
}

/** The statements that must not compile there. */
export function forbiddenStatements(place: string): string[] {
  const runtime = LAYERS[place]!.runtime;
  return GLOBALS.filter(({ runtimes }) => !runtimes.includes(runtime)).map(({ statement }) => statement);
}
