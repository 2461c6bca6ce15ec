import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { UserError } from '../../../src/base/userError';
import { SCENARIOS } from '../../../src/scenarios/catalogue';
import { parseTerminalOptions, type TerminalOptions } from '../../../src/terminal/options';

const IDS = SCENARIOS.map(({ id }) => id);
const ALLOWED = `Allowed: [${IDS.join(' | ')}] [--operations <n>] [--seed <s>] [--step] [--pace <factor>] [--json] [--list].`;

/** What is wrong with the command line, said for people. */
function complaint(...args: string[]): string {
  try {
    parseTerminalOptions(args);
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error.message;
  }
  return assert.fail('nothing was wrong');
}

describe("the command line's options", () => {
  const usual = { scenario: 'lru', operations: undefined, seed: 1, json: false, step: false, pace: undefined };
  const lines: [line: string, options: TerminalOptions][] = [
    ['', { kind: 'run', run: usual }],
    ['cheese', { kind: 'run', run: { ...usual, scenario: 'cheese' } }],
    ['--operations 200000', { kind: 'run', run: { ...usual, operations: 200_000 } }],
    ['lru --operations=1 --seed=0', { kind: 'run', run: { ...usual, operations: 1, seed: 0 } }],
    ['--json --seed 7 lru', { kind: 'run', run: { ...usual, seed: 7, json: true } }],
    ['--seed 9007199254740991', { kind: 'run', run: { ...usual, seed: Number.MAX_SAFE_INTEGER } }],
    ['cheese --step', { kind: 'run', run: { ...usual, scenario: 'cheese', step: true } }],
    ['--pace 0.5', { kind: 'run', run: { ...usual, pace: 0.5 } }],
    ['--pace=0 --json', { kind: 'run', run: { ...usual, pace: 0, json: true } }],
    ['--list', { kind: 'list', json: false }],
    ['--list --json', { kind: 'list', json: true }],
    ['lru --list', { kind: 'list', json: false }],
  ];
  for (const [line, options] of lines) {
    it(`are understood: "${line}"`, () => {
      assert.deepEqual(parseTerminalOptions(line === '' ? [] : line.split(' ')), options);
    });
  }

  for (const flag of ['--help', '-h']) {
    it(`are explained by ${flag}`, () => {
      const help = parseTerminalOptions(['lru', flag]);
      assert.ok(help.kind === 'help');
      for (const word of [
        '[scenario]',
        IDS.join(', '),
        '--operations <n>',
        '--seed <s>',
        '--step',
        '--pace <factor>',
        '--json',
        '--list',
      ]) {
        assert.ok(help.text.replace(/\s+/g, ' ').includes(word), word);
      }
    });
  }

  const wrong: [args: string[], what: string][] = [
    [['bread'], "Command-argument value 'bread' is invalid for argument 'scenario'. There is no such scenario."],
    [[''], "Command-argument value '' is invalid for argument 'scenario'. There is no such scenario."],
    [['lru', 'cheese'], 'Too many arguments. Expected 1 argument but got 2.'],
    [['--jsn'], "Unknown option '--jsn' (Did you mean --json?)."],
    [['--operations'], "Option '--operations <n>' argument missing."],
    [['--seed'], "Option '--seed <s>' argument missing."],
    ...['0', '-1', '1.5', '1e3', 'many', '', ' 1', '9007199254740992', 'Infinity'].map((value): [string[], string] => [
      ['--operations', value],
      `Option '--operations <n>' argument '${value}' is invalid. It must be a whole number from 1.`,
    ]),
    ...['-1', '10.1', '1e1', 'slow', ''].map((value): [string[], string] => [
      [`--pace=${value}`],
      `Option '--pace <factor>' argument '${value}' is invalid. It must be a number from 0 to 10.`,
    ]),
    ...['-1', '0x10', '7s'].map((value): [string[], string] => [
      [`--seed=${value}`],
      `Option '--seed <s>' argument '${value}' is invalid. It must be a whole number from 0.`,
    ]),
  ];
  for (const [args, what] of wrong) {
    it(`are refused in one line that names what is allowed: ${JSON.stringify(args)}`, () => {
      assert.equal(complaint(...args), `${what} ${ALLOWED}`);
    });
  }

  it('are understood or refused in one line that names what is allowed, whatever they are', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'lru',
        'cheese',
        '--operations',
        '--seed',
        '--json',
        '--list',
        '--step',
        '--pace',
        '--help',
        '-h',
        '--',
        '-',
        'help',
      ),
      fc.constantFrom('--seed=1', '--operations=x', '--no-json', '--json=1', '-j', '5', 'a\nb', '--a\r\nb'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6, size: 'max' }), (args) => {
        try {
          assert.ok(['run', 'list', 'help'].includes(parseTerminalOptions(args).kind));
        } catch (error) {
          assert.ok(error instanceof UserError, String(error));
          assert.ok(error.message.endsWith(` ${ALLOWED}`), error.message);
          assert.equal(error.message.split(/[\r\n]/).length, 1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
