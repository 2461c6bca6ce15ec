/** Stops this whole process for a while: for its end, where nothing can be awaited any more. */
export function sleepSync(durationMs: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, durationMs);
}
