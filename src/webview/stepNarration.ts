import type { PageSnapshot, PageRequest } from '../protocol/page';
import type { Step } from '../protocol/probe';
import { isAlive } from '../protocol/snapshot';
import { element, icon, setHidden, setText } from './element';
import { fill, type Locale } from './locale';
import { StepList } from './stepList';

/** What the scenario says about the moment that it is at. Hidden for a program that says nothing. */
export class StepNarration {
  readonly root: HTMLElement;
  readonly #title = element('h2', { id: 'step-title' });
  readonly #standing = element('p', { class: 'note standing' });
  readonly #narration = element('p', { class: 'told' });
  readonly #watch = element('dd');
  readonly #python = element('dd');
  readonly #pythonNote: HTMLElement;
  readonly #place = element('span', { class: 'note place' });
  readonly #source: HTMLElement;
  readonly #list: StepList;

  constructor(
    readonly locale: Locale,
    ask: (request: PageRequest) => void,
  ) {
    const { strings } = locale;
    this.#list = new StepList(locale);
    const watchNote = element('div', {}, element('dt', {}, icon('eye'), strings.watch), this.#watch);
    this.#pythonNote = element('div', {}, element('dt', {}, icon('arrow-both'), strings.python), this.#python);
    const open = element('button', { type: 'button', class: 'link', 'data-action': 'openSource' });
    open.append(icon('go-to-file'), element('span', {}, strings.openSource));
    open.addEventListener('click', () => ask({ type: 'session/openSource' }));
    this.#source = element('p', { class: 'source' }, open, this.#place);
    this.root = element(
      'section',
      { class: 'narration', 'aria-labelledby': 'step-title' },
      element('div', { class: 'section-head' }, this.#title, this.#standing),
      this.#narration,
      element('dl', { class: 'notes' }, watchNote, this.#pythonNote),
      this.#source,
      this.#list.root,
    );
    this.root.hidden = true;
  }

  update(snapshot: PageSnapshot): void {
    const { currentStep: step } = snapshot;
    setHidden(this.root, step === null);
    if (step === null) return;
    const { strings, format } = this.locale;
    this.root.dataset['step'] = String(step.number);
    setText(this.#title, fill(strings.stepTitle, format.count(step.number), step.title));
    setText(this.#standing, this.#standingOf(snapshot, step));
    setText(this.#narration, step.narration);
    setText(this.#watch, step.watch);
    setText(this.#python, step.python);
    setHidden(this.#pythonNote, step.python === '');
    this.#showPlace(step);
    this.#list.update(snapshot);
  }

  #standingOf({ state, heldAt }: PageSnapshot, { number }: Step): string {
    const { strings } = this.locale;
    if (!isAlive(state)) return strings.stepOver;
    return heldAt === number ? strings.stepHeld : strings.stepGoes;
  }

  #showPlace({ place }: Step): void {
    setHidden(this.#source, place === null);
    if (place === null) return;
    const { strings, format } = this.locale;
    const file = place.file.split(/[\\/]/).at(-1) ?? place.file;
    setText(this.#place, fill(strings.sourceLines, file, format.count(place.firstLine), format.count(place.lastLine)));
  }
}
