/** Runs the bundled scenario that shows a pattern. */
export type Watch = (scenarioId: string) => Promise<void>;
