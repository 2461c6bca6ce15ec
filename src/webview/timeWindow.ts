import type { Span } from '../protocol/page';

/** The shortest time that the charts of a running program span while they are not zoomed, so that the first points do not race across them. */
const SHORTEST_SPAN_MS = 10_000;
/** The closest that one can zoom in: a few points. */
const CLOSEST_SPAN_MS = 500;

/** Which time all the charts show: everything that is known, or the stretch that somebody has zoomed to. */
export class TimeWindow {
  #full: Span = { fromMs: 0, toMs: SHORTEST_SPAN_MS };
  #zoom: Span | null = null;

  /** `zoom` is what an earlier page was zoomed to. */
  constructor(
    readonly onZoom: () => void,
    zoom: Span | null,
  ) {
    this.#zoom = zoom;
    if (zoom !== null) this.#full = { fromMs: Math.min(0, zoom.fromMs), toMs: Math.max(SHORTEST_SPAN_MS, zoom.toMs) };
  }

  /** `null` for everything. */
  get zoom(): Span | null {
    return this.#zoom;
  }

  get span(): Span {
    return this.#zoom ?? this.#full;
  }

  /** Takes in the times of the points, and how long the program has been observed, and whether more is to come. */
  update(atMs: readonly number[], elapsedMs: number, isAlive: boolean): void {
    const fromMs = atMs[0] ?? 0;
    const shortestMs = isAlive ? SHORTEST_SPAN_MS : CLOSEST_SPAN_MS;
    const toMs = Math.max(atMs.at(-1) ?? 0, fromMs + shortestMs);
    // While it is zoomed the points may be those of the zoom only.
    this.#full =
      this.#zoom === null
        ? { fromMs, toMs }
        : { fromMs: Math.min(this.#full.fromMs, fromMs), toMs: Math.max(this.#full.toMs, toMs, elapsedMs) };
  }

  zoomTo(span: Span | null): void {
    const zoom = span === null ? null : this.#within(span);
    const same = zoom?.fromMs === this.#zoom?.fromMs && zoom?.toMs === this.#zoom?.toMs;
    this.#zoom = zoom;
    if (!same) this.onZoom();
  }

  /** Shows `factor` times as much time, and leaves `aroundMs` where it is. */
  scale(factor: number, aroundMs: number): void {
    const { fromMs, toMs } = this.span;
    const around = Math.min(toMs, Math.max(fromMs, aroundMs));
    this.zoomTo({ fromMs: around - (around - fromMs) * factor, toMs: around + (toMs - around) * factor });
  }

  /** Moves the zoom by a share of itself. */
  pan(share: number): void {
    if (this.#zoom === null) return;
    const { fromMs, toMs } = this.#zoom;
    const room = { left: this.#full.fromMs - fromMs, right: this.#full.toMs - toMs };
    const byMs = Math.min(Math.max(share * (toMs - fromMs), room.left), room.right);
    this.zoomTo({ fromMs: fromMs + byMs, toMs: toMs + byMs });
  }

  /** Moves the zoom so that `atMs` is in it. */
  reveal(atMs: number): void {
    const { fromMs, toMs } = this.span;
    if (atMs >= fromMs && atMs <= toMs) return;
    this.pan((atMs - (fromMs + toMs) / 2) / (toMs - fromMs));
  }

  /** `null` when that is everything. */
  #within({ fromMs, toMs }: Span): Span | null {
    const { fromMs: first, toMs: last } = this.#full;
    const missing = Math.max(0, CLOSEST_SPAN_MS - (toMs - fromMs)) / 2;
    const zoom = { fromMs: Math.max(first, fromMs - missing), toMs: Math.min(last, toMs + missing) };
    return zoom.fromMs <= first && zoom.toMs >= last ? null : zoom;
  }
}
