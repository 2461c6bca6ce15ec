import assert from 'node:assert/strict';
import { join } from 'node:path';
import { LAUNCH_VARIABLE } from '../../../src/protocol/launch';
import { parseLaunch } from '../../../src/protocol/parseLaunch';
import { parseScenarioArguments } from '../../../src/scenarios/scenarioOptions';
import { observedProgram, scenarioProgram, type ProgramOptions } from '../../../src/session/program';

const options: ProgramOptions = {
  bundles: 'bundles',
  runtime: '/opt/editor',
  sampleIntervalMs: 250,
  environment: { PATH: '/bin', HOME: '/home/me', TOKEN: 'secret', NODE_OPTIONS: '--inspect', LANG: 'de', TZ: 'UTC' },
};

describe('the program to start', () => {
  it('is the runtime with the probe before the script and its arguments', () => {
    const { runtime, args } = observedProgram(['my script.js', '--fast', '$(rm)'], options);
    assert.equal(runtime, '/opt/editor');
    assert.deepEqual(args, ['--require', join('bundles', 'probe.js'), 'my script.js', '--fast', '$(rm)']);
  });

  it('inherits of the environment only what a process needs to run at all', () => {
    const { env } = observedProgram(['script.js'], options);
    assert.deepEqual(Object.keys(env).sort(), ['ELECTRON_RUN_AS_NODE', 'LANG', 'TZ', LAUNCH_VARIABLE].sort());
    assert.deepEqual([env['LANG'], env['TZ'], env['ELECTRON_RUN_AS_NODE']], ['de', 'UTC', '1']);
  });

  it('tells the probe how often to sample', () => {
    assert.deepEqual(parseLaunch(observedProgram(['script.js'], options).env[LAUNCH_VARIABLE]), {
      sampleIntervalMs: 250,
      held: false,
      pace: 0,
    });
  });

  it('tells the probe how to begin', () => {
    const begin = { held: true, pace: 2 };
    const scenario = { operations: 1, seed: 1, rate: 1 };
    const { env } = scenarioProgram('lru', scenario, options, begin);
    assert.deepEqual(parseLaunch(env[LAUNCH_VARIABLE]), { sampleIntervalMs: 250, ...begin });
  });

  it('of a copy is the copy', () => {
    const scenario = { operations: 1, seed: 1, rate: 1 };
    const { args } = scenarioProgram('lru', scenario, options, { held: false, pace: 0 }, 'my/lru.mjs');
    assert.equal(args[2], 'my/lru.mjs');
  });

  it('of a scenario is its module with its options', () => {
    const scenario = { operations: 500, seed: 7, rate: Infinity };
    const [require, probe, bundle, ...rest] = scenarioProgram('lru', scenario, options).args;
    assert.deepEqual(
      [require, probe, bundle],
      ['--require', join('bundles', 'probe.js'), join('bundles', 'scenarios', 'lru.mjs')],
    );
    assert.deepEqual(parseScenarioArguments(rest), scenario);
  });
});
