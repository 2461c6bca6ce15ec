import { join } from 'node:path';
import { timersOf } from '../../../src/base/timersOf';
import { Session } from '../../../src/session/session';
import { observedProgram } from '../../../src/session/program';

// A host whose observed program never yields; it prints the program's process id, and is then killed by the test.
const bundles = join(__dirname, '../../../../dist');
const session = new Session(
  { sessionId: 1, scenarioId: 'none', title: 'none', seed: 0, startedAtEpochMs: 0 },
  observedProgram([join(__dirname, `${process.argv[2]}.js`)], {
    bundles,
    runtime: process.execPath,
    sampleIntervalMs: 50,
    environment: process.env,
  }),
  timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval }),
);
let frames = 0;
session.onDidChange(({ pid, memory }) => {
  if (memory !== null && ++frames === 2) console.log(pid);
});
