import { createLogUpdate } from 'log-update';
import { Formatter } from '../base/format';
import { timersOf } from '../base/timersOf';
import { errorMessage, UserError } from '../base/userError';
import { SCENARIOS } from '../scenarios/catalogue';
import { Sessions } from '../session/sessions';
import type { Front } from './front';
import { JsonFront } from './jsonFront';
import { parseTerminalOptions, type RunOptions } from './options';
import { PlainFront } from './plainFront';
import { runToEnd } from './runToEnd';
import { readStepCommands } from './stepCommand';
import { TableFront } from './tableFront';

const SAMPLE_INTERVAL_MS = 100;
const EXIT_USAGE = 2;

function write(text: string): void {
  process.stdout.write(text);
}

function chooseFront({ json, step }: RunOptions): Front {
  const format = new Formatter('en');
  if (json) return new JsonFront(write);
  return process.stdout.isTTY
    ? new TableFront(createLogUpdate(process.stdout), format, step)
    : new PlainFront(write, format, step);
}

async function run(options: RunOptions): Promise<number> {
  const sessions = new Sessions(
    () => ({
      bundles: __dirname,
      runtime: process.execPath,
      sampleIntervalMs: SAMPLE_INTERVAL_MS,
      environment: process.env,
    }),
    timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval }),
  );
  sessions.onDidStart(({ session }) => {
    session.onDidReject((rejection) => console.error(`The observed process sent what is ${rejection}; it is ignored.`));
  });
  try {
    return await runToEnd(sessions, chooseFront(options), options, {
      attended: process.stdout.isTTY,
      readCommands: (onCommand) => readStepCommands(process.stdin, onCommand),
    });
  } finally {
    sessions.dispose();
  }
}

function list(json: boolean): void {
  if (json) return write(`${JSON.stringify(SCENARIOS)}\n`);
  const width = Math.max(...SCENARIOS.map(({ id }) => id.length)) + 1;
  for (const { id, title, teaches } of SCENARIOS) {
    write(`${id.padEnd(width)} ${title}\n${' '.repeat(width)} ${teaches}\n`);
  }
}

async function main(): Promise<number> {
  // Whoever reads the output may go away (`| head`): then there is nobody left to run for.
  process.stdout.on('error', () => process.exit(0));
  const options = parseTerminalOptions(process.argv.slice(2));
  if (options.kind === 'run') return run(options.run);
  if (options.kind === 'list') list(options.json);
  else write(options.text);
  return 0;
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(errorMessage(error));
    process.exitCode = error instanceof UserError ? EXIT_USAGE : 1;
  },
);
