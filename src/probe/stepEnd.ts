import { codeTokens, type CodeToken } from './codeTokens';

/**
 * The last line of the step whose `step(` call begins in line `firstLine` (from 1): the line before the next such call of
 * the same block, before the statement that holds one further in, or before the end of the block; without the empty lines
 * and comments that stand there last. O(text).
 */
export function stepEnd(text: string, firstLine: number): number {
  const tokens = [...codeTokens(text)];
  const begin = tokens.findIndex(({ line }, index) => line >= firstLine && isStepCall(tokens, index));
  if (begin < 0) return firstLine;
  let depth = 0;
  /** Until where the step goes for sure, and until where its whole statements go. */
  let lastLine = firstLine;
  let statementsEnd = firstLine;
  for (let index = begin + 1; index < tokens.length; index++) {
    const { token, endLine } = tokens[index] as CodeToken;
    if (isStepCall(tokens, index)) return depth === 0 ? lastLine : statementsEnd;
    if ('([{'.includes(token)) depth++;
    if (')]}'.includes(token)) depth--;
    if (depth < 0) return lastLine;
    // `await` in front of the next call belongs to that one.
    if (token !== 'await') lastLine = Math.max(lastLine, endLine);
    if (depth === 0 && (token === ';' || token === '}')) statementsEnd = lastLine;
  }
  return lastLine;
}

/** Whether a call of the function `step` begins there; neither a property of that name nor the function itself. */
function isStepCall(tokens: readonly CodeToken[], index: number): boolean {
  if (tokens[index]?.token !== 'step' || tokens[index + 1]?.token !== '(') return false;
  const before = tokens[index - 1]?.token;
  return before !== '.' && before !== 'function';
}
