import * as v from 'valibot';
import { PACE_CAP } from './probe';

const LaunchSchema = v.object({
  sampleIntervalMs: v.pipe(v.number(), v.minValue(10), v.maxValue(60_000)),
  /** Whether the program is held at its first step or checkpoint. */
  held: v.boolean(),
  /** How long steps are shown, as a multiple of the usual time; 0 does not wait. */
  pace: v.pipe(v.number(), v.minValue(0), v.maxValue(PACE_CAP)),
});
/** What the probe is told before the program's first line runs. */
export type Launch = v.InferOutput<typeof LaunchSchema>;

/** What `launchEnvironment` wrote; `undefined` when the probe is not wanted or the text makes no sense. */
export function parseLaunch(text: string | undefined): Launch | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = v.safeParse(LaunchSchema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
