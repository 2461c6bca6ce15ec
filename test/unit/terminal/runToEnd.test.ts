import assert from 'node:assert/strict';
import { Emitter } from '../../../src/base/emitter';
import type { RemovalEvent, SessionSnapshot } from '../../../src/protocol/snapshot';
import type { ScenarioOptions } from '../../../src/scenarios/scenarioOptions';
import type { RunMode, Sessions } from '../../../src/session/sessions';
import type { Front } from '../../../src/terminal/front';
import type { RunOptions } from '../../../src/terminal/options';
import type { StepCommand } from '../../../src/terminal/stepCommand';
import { runToEnd } from '../../../src/terminal/runToEnd';
import { removalEvent, sessionSnapshot } from '../fixtures/snapshots';

/** Sessions whose only one goes through the states that a test sends it through; and a front that writes down. */
class Bench implements Front {
  readonly #onDidChange = new Emitter<SessionSnapshot>();
  readonly #events: RemovalEvent[] = [];
  readonly shown: [kind: string, removals: number[]][] = [];
  ran: [scenario: string, options: ScenarioOptions] | undefined;
  mode: RunMode | undefined;
  /** Gives a command, while somebody listens. */
  command: ((command: StepCommand) => void) | undefined;
  stops = 0;
  readonly ended: SessionSnapshot[] = [];

  readonly onDidChange = this.#onDidChange.event;

  /** Starts a run and lets it come to the point where it waits for the session. */
  async start(options: Partial<RunOptions> = {}, attended = true): Promise<{ exitCode: Promise<number> }> {
    const usual = { scenario: 'lru', operations: undefined, seed: 3, json: false, step: false, pace: undefined };
    const audience = {
      attended,
      readCommands: (onCommand: (command: StepCommand) => void) => {
        this.command = onCommand;
        return { dispose: () => void (this.command = undefined) };
      },
    };
    const exitCode = runToEnd(this as unknown as Sessions, this, { ...usual, ...options }, audience);
    await new Promise(setImmediate);
    return { exitCode };
  }

  async run(scenario: string, options: ScenarioOptions, mode: RunMode): Promise<this> {
    this.mode = mode;
    this.ran = [scenario, options];
    return this;
  }

  async stop(): Promise<void> {
    this.stops++;
  }

  eventsAfter(id: number): RemovalEvent[] {
    return this.#events.filter((event) => event.id > id);
  }

  update({ state }: SessionSnapshot, removals: readonly RemovalEvent[]): void {
    this.shown.push([state.kind, removals.map(({ id }) => id)]);
  }

  end(snapshot: SessionSnapshot): void {
    this.ended.push(snapshot);
  }

  change(parts: Partial<SessionSnapshot>, ...removed: number[]): void {
    this.#events.push(...removed.map((id) => removalEvent({ id })));
    this.#onDidChange.fire(sessionSnapshot(parts));
  }
}

const signalListeners = (): number => process.listenerCount('SIGINT') + process.listenerCount('SIGTERM');
const exited = { kind: 'exited' } as const;

describe('a run in the terminal', () => {
  it('shows each snapshot with the removals that are new in it, and the last one at the end', async () => {
    const bench = new Bench();
    const { exitCode } = await bench.start();
    bench.change({ state: { kind: 'ready' } });
    bench.change({ state: { kind: 'running' } }, 1, 2);
    bench.change({ state: { kind: 'running' } });
    bench.change({ state: { kind: 'running' } }, 3);
    assert.deepEqual(bench.ended, []);
    bench.change({ state: exited, operations: 9 });
    await exitCode;
    assert.deepEqual(bench.shown, [
      ['ready', []],
      ['running', [1, 2]],
      ['running', []],
      ['running', [3]],
    ]);
    assert.deepEqual(
      bench.ended.map(({ operations }) => operations),
      [9],
    );
  });

  const reason = { kind: 'exit-code', code: 1 } as const;
  const outcomes: [title: string, last: Partial<SessionSnapshot>, code: number][] = [
    ['0 when all was as expected', { state: exited, checks: [{ name: 'a', met: true, observed: 'so it was' }] }, 0],
    ['0 when there was nothing to check', { state: exited }, 0],
    [
      '1 when something was not as expected',
      { state: exited, checks: [{ name: 'a', met: false, observed: 'so it was' }] },
      1,
    ],
    ['1 when the process crashed', { state: { kind: 'crashed', reason, stderrTail: [] } }, 1],
  ];
  for (const [title, last, code] of outcomes) {
    it(`ends with exit code ${title}`, async () => {
      const before = signalListeners();
      const bench = new Bench();
      const { exitCode } = await bench.start();
      bench.change(last);
      assert.equal(await exitCode, code);
      assert.equal(signalListeners(), before);
    });
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`stops the process at ${signal}, shows its end, and ends with exit code 130`, async () => {
      const before = new Set(process.listeners(signal));
      const bench = new Bench();
      const { exitCode } = await bench.start();
      // Not by a real signal, which would end the tests as well.
      for (const listener of process.listeners(signal)) if (!before.has(listener)) listener(signal);
      assert.equal(bench.stops, 1);
      bench.change({ state: exited });
      assert.equal(await exitCode, 130);
      assert.equal(bench.ended.length, 1);
      assert.equal(process.listenerCount(signal), before.size);
    });
  }

  it('is held before each step for somebody who goes through step by step, and listens to the keys until the end', async () => {
    const bench = new Bench();
    const { exitCode } = await bench.start({ step: true });
    assert.deepEqual([bench.mode, bench.command === undefined], [{ held: true, pace: 1 }, false]);
    bench.change({ state: exited });
    assert.equal(await exitCode, 0);
    assert.equal(bench.command, undefined);
  });

  it('ends with exit code 130 when the interrupt comes as a key', async () => {
    const bench = new Bench();
    const { exitCode } = await bench.start({ step: true });
    bench.command?.('interrupt');
    assert.equal(bench.stops, 1);
    bench.change({ state: exited });
    assert.equal(await exitCode, 130);
  });

  it('shows steps for a while only where somebody reads them, or as it was told', async () => {
    for (const [options, attended, pace] of [
      [{}, true, 1],
      [{}, false, 0],
      [{ operations: 5 }, true, 0],
      [{ pace: 0.5 }, false, 0.5],
    ] as const) {
      const bench = new Bench();
      const { exitCode } = await bench.start(options, attended);
      assert.deepEqual([bench.mode, bench.command], [{ held: false, pace }, undefined]);
      bench.change({ state: exited });
      await exitCode;
    }
  });

  const speeds: [title: string, options: Partial<RunOptions>, attended: boolean, expected: Partial<ScenarioOptions>][] =
    [
      ['at full speed for a number of operations', { operations: 500 }, true, { operations: 500, rate: Infinity }],
      ['slowly and endlessly for somebody who watches', {}, true, { operations: Infinity, rate: 2_000 }],
      ['to an end although it is endless when nobody watches', {}, false, { operations: 40_000, rate: 2_000 }],
      ['to its own end where it has one', { scenario: 'cheese' }, false, { operations: Infinity, rate: 2_000 }],
    ];
  for (const [title, options, attended, expected] of speeds) {
    it(`goes ${title}`, async () => {
      const bench = new Bench();
      const { exitCode } = await bench.start(options, attended);
      bench.change({ state: exited });
      await exitCode;
      assert.deepEqual(bench.ran, [options.scenario ?? 'lru', { seed: 3, ...expected }]);
    });
  }
});
