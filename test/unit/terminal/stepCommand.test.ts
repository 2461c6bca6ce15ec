import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { readStepCommands, type StepCommand } from '../../../src/terminal/stepCommand';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** What is understood of an input, which is a terminal or not. */
function listen(isTTY: boolean): { input: PassThrough; commands: StepCommand[]; raw: boolean[]; stop: () => void } {
  const raw: boolean[] = [];
  const input = new PassThrough();
  const terminal = Object.assign(input, { isTTY, setRawMode: (mode: boolean) => void raw.push(mode) });
  const commands: StepCommand[] = [];
  const listening = readStepCommands(terminal as never, (command) => void commands.push(command));
  return { input, commands, raw, stop: () => listening.dispose() };
}

describe('the commands of a stepper', () => {
  it('are keys at a terminal, which hands over each of them until it is given back', async () => {
    const { input, commands, raw, stop } = listen(true);
    input.write('\rc');
    input.write('r+-xq\u0003');
    await turn();
    assert.deepEqual(commands, ['next', 'continue', 'restart', 'faster', 'slower', 'quit', 'interrupt']);
    stop();
    input.write('\r');
    await turn();
    assert.deepEqual([commands.length, raw, input.isPaused()], [7, [true, false], true]);
  });

  it('are lines otherwise, and the end of the lines lets the rest run through', async () => {
    const { input, commands, raw } = listen(false);
    input.write('\nr\r\n');
    input.write(' + \nwhat\n');
    input.end('\n');
    await turn();
    assert.deepEqual([commands, raw], [['next', 'restart', 'faster', 'next', 'continue'], []]);
  });

  it('are heard no more once nobody listens', async () => {
    const { input, commands, stop } = listen(false);
    stop();
    input.end('\n\n');
    await turn();
    assert.deepEqual(commands, []);
  });
});
