import { Emitter } from '../base/emitter';
import { unpackedSnapshot } from '../protocol/packedSnapshot';
import { PAGE_POINT_CAP, type HostEvent, type PageSnapshot, type PageView } from '../protocol/page';
import { withNews } from '../protocol/snapshotNews';
import { Points } from './points';
import { Residencies } from './residencies';

/** What the page knows, all of it from the host. */
export interface PageState {
  readonly step: number;
  readonly snapshot: PageSnapshot | null;
  readonly view: PageView;
  readonly points: Points;
  /** Stays of which the view tells what has changed. */
  readonly residencies: Residencies;
}

/** Follows the host's events, and notices when it has lost track or holds too much. */
export class Store {
  readonly #didHydrate = new Emitter<void>();
  readonly #didGrow = new Emitter<void>();
  readonly #didNeedHydrate = new Emitter<void>();
  #state: PageState | undefined;

  /** Everything is new: draw at once. */
  readonly onDidHydrate = this.#didHydrate.event;
  /** There are newer numbers. */
  readonly onDidGrow = this.#didGrow.event;
  /** Ask the host for everything. */
  readonly onDidNeedHydrate = this.#didNeedHydrate.event;

  /** `undefined` until the host has said something. */
  get state(): PageState | undefined {
    return this.#state;
  }

  receive(event: HostEvent): void {
    if (event.type === 'host/hydrate') {
      const points = new Points();
      points.append(event.series);
      const { step, view } = event;
      const snapshot = event.snapshot && unpackedSnapshot(event.snapshot);
      this.#state = { step, snapshot, view, points, residencies: new Residencies(view.residencies) };
      return this.#didHydrate.fire();
    }
    const known = this.#state;
    if (known === undefined || known.snapshot === null || event.step !== known.step + 1) {
      return this.#didNeedHydrate.fire();
    }
    const { points, residencies } = known;
    const before = points.length;
    points.append(event.series);
    residencies.update(event.view.residencies);
    const snapshot = withNews(known.snapshot, event.news);
    this.#state = { step: event.step, snapshot, view: { ...known.view, ...event.view }, points, residencies };
    this.#didGrow.fire();
    // Once, when the cap is crossed: the answer is already on its way for the deltas that arrive meanwhile.
    if (before < PAGE_POINT_CAP && points.length >= PAGE_POINT_CAP) this.#didNeedHydrate.fire();
  }
}
