/** Something the user can mend: `message` is a sentence for people that says what is wrong and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** What `error` says, whatever was thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
