import { provideRuntime } from '../cache';
import { parseScenarioArguments, type ScenarioOptions } from './scenarioOptions';

/**
 * Runs a scenario as the program that this process is: with the options of its command line, and with Node's clock and
 * timers for the caches. The build ends each scenario's file with a call of this.
 */
export async function play(scenario: (options: ScenarioOptions) => Promise<void>): Promise<void> {
  provideRuntime({
    now: () => performance.now(),
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs).unref();
      return () => clearTimeout(timer);
    },
  });
  await scenario(parseScenarioArguments(process.argv.slice(2)));
}
