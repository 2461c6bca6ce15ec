import { isAlive, type SessionSnapshot } from '../protocol/snapshot';

/** Lines of a source that are to be shown as those of the current step. */
export interface StepHighlight {
  readonly sessionId: number;
  readonly step: number;
  /** A path of this machine. */
  readonly file: string;
  /** From 1, inclusive. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** The lines of the step that the scenario is at; `undefined` when nothing runs or they are not known. */
export function stepHighlight(snapshot: SessionSnapshot | undefined): StepHighlight | undefined {
  const step = snapshot?.currentStep;
  if (snapshot === undefined || !step?.place || !isAlive(snapshot.state)) return undefined;
  const { file, firstLine, lastLine } = step.place;
  return { sessionId: snapshot.sessionId, step: step.number, file, firstLine, lastLine };
}
