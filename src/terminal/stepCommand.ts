import { createInterface } from 'node:readline';
import type { ReadStream } from 'node:tty';
import type { Disposable } from '../base/disposable';

/** What somebody who goes through a scenario step by step may ask for. */
export type StepCommand = 'next' | 'continue' | 'restart' | 'faster' | 'slower' | 'quit' | 'interrupt';

/** How it is asked for. */
export const STEP_KEYS = 'Enter: next step · c: continue · r: restart · + or -: faster or slower · q: quit';

const COMMANDS: ReadonlyMap<string, StepCommand> = new Map([
  ['', 'next'],
  ['\r', 'next'],
  ['\n', 'next'],
  ['c', 'continue'],
  ['r', 'restart'],
  ['+', 'faster'],
  ['-', 'slower'],
  ['q', 'quit'],
  // Ctrl+C, which a terminal that hands over each key does not make a signal of.
  ['\u0003', 'interrupt'],
]);

/**
 * Reads commands: from a terminal key by key, from anything else line by line. When the lines have ended, the rest of the
 * scenario runs through. What is no command is ignored.
 */
export function readStepCommands(
  input: NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY' | 'setRawMode'>>,
  onCommand: (command: StepCommand) => void,
): Disposable {
  const take = (text: string): void => {
    const command = COMMANDS.get(text);
    if (command !== undefined) onCommand(command);
  };
  if (input.isTTY !== true) {
    const lines = createInterface({ input });
    lines.on('line', (line) => take(line.trim())).on('close', () => onCommand('continue'));
    return { dispose: () => lines.removeAllListeners().close() };
  }
  const onKeys = (keys: Buffer | string): void => String(keys).split('').forEach(take);
  input.setRawMode?.(true);
  input.on('data', onKeys).resume();
  return {
    dispose: () => {
      input.off('data', onKeys).pause();
      input.setRawMode?.(false);
    },
  };
}
