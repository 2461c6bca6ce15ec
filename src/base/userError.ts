/**
 * Something the user can mend: `message` is a sentence for people that says what is wrong and what to do. Told by its name,
 * because each bundle of the extension has this class once more.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'UserError';
  }
}

/** What `error` says, whatever was thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
