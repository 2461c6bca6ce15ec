import type { Place } from '../protocol/probe';

/** A place as people know it: the name of the file and the line. */
export function placeText({ file, line }: Place): string {
  return `${file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)}:${line}`;
}
