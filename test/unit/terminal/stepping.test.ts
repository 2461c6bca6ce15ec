import assert from 'node:assert/strict';
import { UserError } from '../../../src/base/userError';
import type { ProbeRequest } from '../../../src/protocol/probe';
import type { SessionSnapshot } from '../../../src/protocol/snapshot';
import type { Sessions } from '../../../src/session/sessions';
import { Stepping } from '../../../src/terminal/stepping';
import { sessionSnapshot } from '../fixtures/snapshots';

/** Sessions that write down what they are asked for. */
class Bench {
  readonly asked: string[] = [];
  readonly stepping: Stepping;
  restarted = 0;
  /** Whether the program has ended, so that it refuses everything. */
  refuses = false;
  /** Lets a restart that was asked for come about. */
  letRestart: () => void = () => undefined;

  constructor() {
    this.stepping = new Stepping(this as unknown as Sessions, () => void this.restarted++);
  }

  async request(request: ProbeRequest): Promise<void> {
    if (this.refuses) throw new UserError('It has ended.');
    this.asked.push(request.type === 'probe/setPace' ? `pace ${request.factor}` : request.type.slice('probe/'.length));
  }

  async stop(): Promise<void> {
    this.asked.push('stop');
  }

  restart(): Promise<void> {
    this.asked.push('restart');
    return new Promise((resolve) => (this.letRestart = resolve));
  }

  /** The program is held for the `holds`th time. */
  async hold(holds: number, parts: Partial<SessionSnapshot> = {}): Promise<void> {
    this.stepping.update(sessionSnapshot({ state: { kind: 'paused' }, holds, ...parts }));
    await new Promise(setImmediate);
  }

  async run(parts: Partial<SessionSnapshot> = {}): Promise<void> {
    this.stepping.update(sessionSnapshot({ state: { kind: 'running' }, pace: 1, ...parts }));
    await new Promise(setImmediate);
  }
}

describe('going through step by step', () => {
  it('lets the program go once for each hold, though all commands came at once', async () => {
    const bench = new Bench();
    for (let times = 0; times < 3; times++) bench.stepping.push('next');
    await bench.run();
    assert.deepEqual(bench.asked, []);
    await bench.hold(1);
    await bench.hold(1);
    assert.deepEqual(bench.asked, ['step']);
    await bench.run({ holds: 1 });
    await bench.hold(2);
    await bench.hold(3);
    await bench.hold(4);
    assert.deepEqual(bench.asked, ['step', 'step', 'step']);
  });

  it('lets a program that runs through be held again', async () => {
    const bench = new Bench();
    bench.stepping.push('continue');
    await bench.hold(1);
    bench.stepping.push('next');
    await bench.run({ holds: 1 });
    assert.deepEqual(bench.asked, ['resume', 'step']);
  });

  it('makes it faster and slower within bounds, without waiting for a hold', async () => {
    const bench = new Bench();
    await bench.run({ pace: 0.25 });
    for (const command of ['faster', 'faster', 'slower'] as const) bench.stepping.push(command);
    await new Promise(setImmediate);
    await bench.run({ pace: 8 });
    bench.stepping.push('slower');
    await bench.run({ pace: 0 });
    for (const command of ['faster', 'slower'] as const) bench.stepping.push(command);
    await new Promise(setImmediate);
    assert.deepEqual(bench.asked, ['pace 0.125', 'pace 0.125', 'pace 0.25', 'pace 8', 'pace 0', 'pace 0.125']);
  });

  it('begins anew: what comes after waits for the new program', async () => {
    const bench = new Bench();
    await bench.hold(7);
    for (const command of ['restart', 'next'] as const) bench.stepping.push(command);
    assert.ok(bench.stepping.isRestarting);
    await bench.hold(8);
    assert.deepEqual([bench.asked, bench.restarted], [['restart'], 0]);
    bench.letRestart();
    await new Promise(setImmediate);
    assert.deepEqual([bench.stepping.isRestarting, bench.restarted], [false, 1]);
    await bench.hold(1);
    assert.deepEqual(bench.asked, ['restart', 'step']);
  });

  it('stops when it is told to quit, and takes it calmly that the program has ended', async () => {
    const bench = new Bench();
    await bench.run();
    bench.refuses = true;
    bench.stepping.push('faster');
    bench.stepping.push('quit');
    await new Promise(setImmediate);
    assert.deepEqual(bench.asked, ['stop']);
  });
});
