import { fileURLToPath } from 'node:url';
import type { StepPlace } from '../protocol/stage';

/** A line of a stack, with or without a function's name: file or URL, line, column. A path may hold brackets, too. */
const PLACE = /^ *at (?:.*? \(|async )?((?:file:\/\/|\/|[A-Za-z]:\\).*):(\d+):\d+\)?$/m;

/** Where `callee` was called from; `undefined` when the engine does not tell. */
export function callSite(callee: (...args: never[]) => unknown): StepPlace | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 1;
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, callee);
  Error.stackTraceLimit = stackTraceLimit;
  return placeOf(trace.stack ?? '');
}

/** The place in the first line of a stack that has one. */
export function placeOf(stack: string): StepPlace | undefined {
  const [, file, line] = PLACE.exec(stack) ?? [];
  if (file === undefined) return undefined;
  return { file: file.startsWith('file:') ? fileURLToPath(file) : file, line: Number(line) };
}
