import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { UserError } from '../base/userError';
import { PACE_CAP } from '../protocol/probe';
import { findScenario, SCENARIOS } from '../scenarios/catalogue';

export interface RunOptions {
  readonly scenario: string;
  /** `undefined` when the user did not say. */
  readonly operations: number | undefined;
  readonly seed: number;
  readonly json: boolean;
  /** Whether the program is held before each step. */
  readonly step: boolean;
  /** How long steps are shown, as a multiple of the usual time; `undefined` when the user did not say. */
  readonly pace: number | undefined;
}

export type TerminalOptions =
  | { readonly kind: 'run'; readonly run: RunOptions }
  | { readonly kind: 'list'; readonly json: boolean }
  | { readonly kind: 'help'; readonly text: string };

interface Parsed {
  operations?: number;
  seed: number;
  json: boolean;
  step: boolean;
  pace?: number;
  list: boolean;
}

/**
 * What the command line asks for.
 * @throws {UserError} one line that names what is allowed
 */
export function parseTerminalOptions(args: readonly string[]): TerminalOptions {
  const command = new Command('npm run demo --')
    .description('Runs a bundled scenario and shows its caches live.')
    .argument('[scenario]', `one of: ${scenarioIds()}`, scenario, 'lru')
    .option('--operations <n>', 'end after so many operations', wholeNumber(1))
    .option('--seed <s>', 'seed of the workload; the same seed gives the same totals', wholeNumber(0), 1)
    .option('--step', 'hold before each step; Enter runs it', false)
    .option('--pace <factor>', 'show steps so many times as long as usual, 0 for not at all', pace)
    .option('--json', 'print one JSON object a line, a summary last', false)
    .option('--list', 'name the scenarios', false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return { kind: 'help', text: command.helpInformation() };
    throw new UserError(`${sentence(error.message)} Allowed: ${allowed(command)}.`);
  }
  const { operations, seed, json, step, pace: factor, list } = command.opts<Parsed>();
  if (list) return { kind: 'list', json };
  const [id] = command.processedArgs as [string];
  return { kind: 'run', run: { scenario: id, operations, seed, json, step, pace: factor } };
}

function scenario(id: string): string {
  if (findScenario(id) === undefined) throw new InvalidArgumentError(`There is no such scenario.`);
  return id;
}

function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= Number.MAX_SAFE_INTEGER) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least}.`);
  };
}

function pace(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value <= PACE_CAP) return value;
  throw new InvalidArgumentError(`It must be a number from 0 to ${PACE_CAP}.`);
}

function scenarioIds(): string {
  return SCENARIOS.map(({ id }) => id).join(', ');
}

function allowed(command: Command): string {
  return `[${SCENARIOS.map(({ id }) => id).join(' | ')}] ${command.options.map((option) => `[${option.flags}]`).join(' ')}`;
}

/** Commander's messages begin with `error:` and may have several lines. */
function sentence(message: string): string {
  const line = message.replace(/^error: /, '').replace(/\s+/g, ' ');
  return `${line.charAt(0).toUpperCase()}${line.slice(1).replace(/\.?$/, '.')}`;
}
