import { readFileSync } from 'node:fs';
import { TEXT_CAP, type Step } from '../protocol/probe';
import type { StepPlace } from '../protocol/stage';
import { stepEnd } from './stepEnd';

/** The largest source that is looked through, in bytes. */
const SOURCE_CAP = 1_000_000;

/** Finds the lines of steps in the sources that the program runs, each read once: a file edited later has other lines. */
export class StepSources {
  readonly #texts = new Map<string, string | undefined>();
  readonly #places = new Map<string, Step['place']>();

  /** The lines of the step that begins at `place`; `null` when there is no such source. */
  place({ file, line }: StepPlace): Step['place'] {
    const id = `${line} ${file}`;
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const text = this.#text(file);
    const found = text === undefined ? null : { file, firstLine: line, lastLine: stepEnd(text, line) };
    this.#places.set(id, found);
    return found;
  }

  #text(file: string): string | undefined {
    if (!this.#texts.has(file)) this.#texts.set(file, read(file));
    return this.#texts.get(file);
  }
}

function read(file: string): string | undefined {
  if (file.length > TEXT_CAP) return undefined;
  try {
    const text = readFileSync(file, 'utf8');
    return text.length > SOURCE_CAP ? undefined : text;
  } catch {
    return undefined;
  }
}
