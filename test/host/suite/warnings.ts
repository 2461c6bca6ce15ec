import { strict as assert } from 'node:assert';
import { commands, window } from 'vscode';

/** Runs a command and returns the warnings that it showed; each is answered with `answer`. */
export async function warningsOf(command: string, argument?: unknown, answer?: string): Promise<string[]> {
  const warnings: string[] = [];
  const original = Object.getOwnPropertyDescriptor(window, 'showWarningMessage');
  assert.ok(original, 'VS Code has changed how its API is made');
  Object.defineProperty(window, 'showWarningMessage', {
    ...original,
    value: (message: string): Promise<string | undefined> => {
      warnings.push(message);
      return Promise.resolve(answer);
    },
  });
  try {
    await commands.executeCommand(command, argument);
  } finally {
    Object.defineProperty(window, 'showWarningMessage', original);
  }
  return warnings;
}
