import { codeTokens } from './codeTokens';

/**
 * The last line of the step whose `step(` call begins in line `firstLine` (from 1): the line before the next such call of
 * the same block, or before the end of the block, without the empty lines and comments that stand there last. O(text).
 */
export function stepEnd(text: string, firstLine: number): number {
  let depth = 0;
  let inStep = false;
  let lastLine = firstLine;
  for (const { token, line, endLine } of codeTokens(text)) {
    if (line < firstLine) continue;
    if (inStep && depth === 0 && token === 'step') return lastLine;
    if (token === 'step') inStep = true;
    if ('([{'.includes(token)) depth++;
    if (')]}'.includes(token)) depth--;
    if (depth < 0) return lastLine;
    // `await` in front of the next call stands alone, so it is only known afterwards that it belongs to that one.
    if (token !== 'await') lastLine = Math.max(lastLine, endLine);
  }
  return lastLine;
}
