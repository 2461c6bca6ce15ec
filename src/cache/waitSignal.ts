/** The part of an `AbortSignal` that is used. */
export interface WaitSignal {
  readonly aborted: boolean;
  /** Anything, as the standard has it; waiting ends with just that. */
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Calls `onAbort` once when `signal` is aborted, at once if it is already: a signal tells only those who listened before.
 * Returns what ends the listening.
 */
export function listen(signal: WaitSignal, onAbort: () => void): () => void {
  const stop = (): void => signal.removeEventListener('abort', abort);
  function abort(): void {
    stop();
    onAbort();
  }
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  return stop;
}

/**
 * Waits for `promise`; when `signal` is aborted first, calls `onAbort` and rejects with its reason, and `promise` goes on.
 */
export function waitUntil<T>(promise: Promise<T>, signal: WaitSignal, onAbort: () => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const fail: (reason: unknown) => void = reject;
    const stop = listen(signal, () => {
      onAbort();
      fail(signal.reason);
    });
    promise.then(resolve, fail).finally(stop);
  });
}

/** A promise that is rejected with the reason of a signal that is aborted. */
export function abortedBy(signal: WaitSignal): Promise<never> {
  return new Promise<never>((_resolve, reject) => {
    const fail: (reason: unknown) => void = reject;
    fail(signal.reason);
  });
}
