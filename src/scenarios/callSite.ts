import { fileURLToPath } from 'node:url';
import type { StepPlace } from '../protocol/stage';

/** The end of a line of a stack: file or URL, line, column. */
const PLACE = /((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*):(\d+):\d+\)?$/;

/** Where `callee` was called from; `undefined` when the engine does not tell. */
export function callSite(callee: (...args: never[]) => unknown): StepPlace | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 1;
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, callee);
  Error.stackTraceLimit = stackTraceLimit;
  return placeOf(trace.stack ?? '');
}

/** The place in the last line of a stack. */
export function placeOf(stack: string): StepPlace | undefined {
  const [, file, line] = PLACE.exec(stack) ?? [];
  if (file === undefined) return undefined;
  return { file: file.startsWith('file:') ? fileURLToPath(file) : file, line: Number(line) };
}
