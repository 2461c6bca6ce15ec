import assert from 'node:assert/strict';
import { timersOf, type TimerFunctions } from '../../../src/base/timersOf';

interface Call {
  readonly name: string;
  readonly delayMs?: number;
  readonly handle: number;
}

/** A runtime that only writes down what it is asked to do. */
class WrittenTimers implements TimerFunctions<number> {
  readonly calls: Call[] = [];
  readonly callbacks: (() => void)[] = [];

  setTimeout(callback: () => void, delayMs: number): number {
    return this.#start('setTimeout', callback, delayMs);
  }

  setInterval(callback: () => void, delayMs: number): number {
    return this.#start('setInterval', callback, delayMs);
  }

  clearTimeout(handle: number): void {
    this.calls.push({ name: 'clearTimeout', handle });
  }

  clearInterval(handle: number): void {
    this.calls.push({ name: 'clearInterval', handle });
  }

  #start(name: string, callback: () => void, delayMs: number): number {
    const handle = this.callbacks.push(callback);
    this.calls.push({ name, delayMs, handle });
    return handle;
  }
}

describe('timersOf', () => {
  it("sets one of the runtime's timeouts and clears that one", () => {
    const runtime = new WrittenTimers();
    let called = 0;
    const timer = timersOf(runtime).after(7, () => void called++);
    runtime.callbacks[0]?.();
    timer.dispose();
    assert.deepEqual(runtime.calls, [
      { name: 'setTimeout', delayMs: 7, handle: 1 },
      { name: 'clearTimeout', handle: 1 },
    ]);
    assert.equal(called, 1);
  });

  it("sets one of the runtime's intervals and clears that one", () => {
    const runtime = new WrittenTimers();
    let called = 0;
    const timer = timersOf(runtime).every(9, () => void called++);
    runtime.callbacks[0]?.();
    runtime.callbacks[0]?.();
    timer.dispose();
    assert.deepEqual(runtime.calls, [
      { name: 'setInterval', delayMs: 9, handle: 1 },
      { name: 'clearInterval', handle: 1 },
    ]);
    assert.equal(called, 2);
  });
});
