/** The part of an `AbortSignal` that is used. */
export interface WaitSignal {
  readonly aborted: boolean;
  /** Anything, as the standard has it; waiting ends with just that. */
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Waits for `promise`; when `signal` is aborted first, rejects with its reason, and `promise` goes on. */
export function waitUntil<T>(promise: Promise<T>, signal: WaitSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise<T>((resolve, reject) => {
    const fail: (reason: unknown) => void = reject;
    const abort = (): void => fail(signal.reason);
    signal.addEventListener('abort', abort);
    const settled = (): void => signal.removeEventListener('abort', abort);
    promise.then(resolve, fail).finally(settled);
  });
}

/** A promise that is rejected with the reason of a signal that is aborted. */
export function abortedBy(signal: WaitSignal): Promise<never> {
  return new Promise<never>((_resolve, reject) => {
    const fail: (reason: unknown) => void = reject;
    fail(signal.reason);
  });
}
