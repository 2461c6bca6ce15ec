import assert from 'node:assert/strict';
import { EVENT_ROW_CAP, type EventsInterest, type HostEvent, type PageInterest } from '../../../src/protocol/page';
import {
  WINDOW_ENTRY_CAP,
  type CacheSample,
  type EntryPage,
  type Frame,
  type EntryWindow,
} from '../../../src/protocol/probe';
import { PanelFeed } from '../../../src/views/panelFeed';
import { FakeTimers } from '../fixtures/fakeTimers';
import { cacheSample, frame, MEMORY, removal, removals } from '../fixtures/frames';
import { keyPatternTexts } from '../session/events/keyPatternTexts';
import { FakeSource } from './fakeSource';

/** What a message may take, in bytes. */
const MESSAGE_BYTES = 32 * 1024;
/** What a hydrate with full lists may take, which are more than a page asks for. */
const HYDRATE_BYTES = { few: 40 * 1024, many: 48 * 1024 };
const EVENTS_PER_SECOND = 500;

const ENTRIES: EntryWindow = { cacheId: 0, filter: '', from: 0, count: WINDOW_ENTRY_CAP };
const EVENTS: EventsInterest = { causes: [], cacheId: null, key: '', upToId: null, from: 0, count: EVENT_ROW_CAP };

/** A program with so many caches, all of them busy, in which `EVENTS_PER_SECOND` entries come and go. */
class BusyProgram {
  #frames = 0;
  #keys = 0;

  constructor(
    readonly cacheCount: number,
    readonly frameMs: number,
  ) {}

  next(): Frame {
    const atMs = ++this.#frames * this.frameMs + 0.123_456;
    const count = Math.round((EVENTS_PER_SECOND * this.frameMs) / 1_000);
    const changes = Array.from({ length: count }, (_, i) => ({
      cacheId: i % this.cacheCount,
      atMs: atMs - 1,
      key: `user:${1_000_000 + this.#keys++}`,
    }));
    const caches = Array.from({ length: this.cacheCount }, (_, id) => this.#cache(id));
    return frame({
      atMs,
      caches,
      memory: { ...MEMORY, heapUsedBytes: 41_234_567 + this.#frames * 1_111 },
      creations: this.#frames === 1 ? caches.map(({ id }) => ({ cacheId: id, place: place(id) })) : [],
      insertions: changes,
      hits: changes.map((one) => ({ ...one, count: 3 })),
      removals: changes.map(({ key, ...rest }) =>
        removal({ ...rest, key: `${key}-`, hits: 7, idleMs: 812.123_456, ageMs: 2_345.123_456 }),
      ),
      windows: [window()],
    });
  }

  #cache(id: number): CacheSample {
    const ticks = this.#frames * 37 + id;
    const counts = removals({ size: 4_000 + ticks, expired: 1_000 + ticks });
    const name = `cache number ${id}`;
    return cacheSample({
      id,
      name,
      capacity: 10_000,
      size: 9_000 + (ticks % 500),
      hits: 100_000 + ticks * 9,
      misses: ticks,
      removals: counts,
    });
  }
}

function place(id: number): { file: string; line: number; column: number } {
  return { file: '/home/somebody/projects/shop/src/repositories/users.ts', line: 100 + id, column: 17 };
}

function window(): EntryPage {
  const entries = Array.from({ length: WINDOW_ENTRY_CAP }, (_, i) => ({
    key: `user:${1_000_000 + i}`,
    value: `{ id: ${1_000_000 + i}, name: 'somebody' }`,
    hits: 12,
    idleMs: 1_234.567,
    ageMs: 12_345.678,
    remainingTtlMs: 3_456.789,
  }));
  return { ...ENTRIES, entries, first: entries[0] ?? null, matching: 9_000 };
}

/** A page that draws everything at once, and how great what it was sent is. */
class Watch {
  readonly source = new FakeSource();
  readonly timers = new FakeTimers();
  readonly sizes: Record<HostEvent['type'], number[]> = { 'host/hydrate': [], 'host/delta': [] };
  readonly #feed: PanelFeed;

  constructor(minIntervalMs: number) {
    const { timers } = this;
    const options = { clock: timers.clock, timers, minIntervalMs, texts: keyPatternTexts };
    this.#feed = new PanelFeed(this.source, (event) => this.#draw(event), options);
    this.source.start();
    this.#feed.onPageEvent({ type: 'page/ready' });
  }

  show(interest: Partial<PageInterest>): void {
    const nothing = { cacheId: null, span: null, entries: null, events: null, selected: null };
    this.#feed.onPageEvent({ type: 'page/show', interest: { ...nothing, ...interest } });
  }

  run(program: BusyProgram, ms: number): void {
    for (let i = 0; i < ms / program.frameMs; i++) {
      this.timers.advance(program.frameMs);
      this.source.addFrame(program.next());
    }
  }

  hydrate(): number {
    this.#feed.setVisible(false);
    this.#feed.setVisible(true);
    return this.sizes['host/hydrate'].at(-1) ?? 0;
  }

  #draw(event: HostEvent): void {
    this.sizes[event.type].push(Buffer.byteLength(JSON.stringify(event)));
    // As a message would: the page answers later than it was sent to.
    this.timers.after(0, () => this.#feed.onPageEvent({ type: 'page/drawn', step: event.step }));
  }
}

describe('What a page is sent of a busy program', () => {
  for (const { caches, interest, hydrateBytes } of [
    { caches: 1, interest: { cacheId: 0 }, hydrateBytes: HYDRATE_BYTES.few },
    { caches: 100, interest: {}, hydrateBytes: HYDRATE_BYTES.many },
    { caches: 100, interest: { cacheId: 0 }, hydrateBytes: HYDRATE_BYTES.many },
  ]) {
    const shown = 'cacheId' in interest ? 'one of them shown' : 'the first ones shown';
    it(`is at most ten messages a second of at most 32 KB: ${caches} busy caches, ${shown}, full lists`, () => {
      const watch = new Watch(100);
      watch.show({ ...interest, entries: ENTRIES, events: EVENTS });
      watch.run(new BusyProgram(caches, 50), 3_000);
      const before = watch.sizes['host/delta'].length;
      watch.run(new BusyProgram(caches, 50), 2_000);
      const deltas = watch.sizes['host/delta'].slice(before);
      assert.ok(deltas.length <= 20 && deltas.length >= 18, `${deltas.length} messages in two seconds`);
      const greatest = Math.max(...deltas);
      assert.ok(greatest <= MESSAGE_BYTES, `${greatest} bytes`);
      assert.ok(watch.hydrate() <= hydrateBytes, `${watch.hydrate()} bytes`);
    });
  }

  for (const { caches, ms } of [
    { caches: 6, ms: 30_000 },
    { caches: 100, ms: 5_000 },
  ]) {
    it(`is a hydrate of at most 32 KB when the lists are as long as they can be seen: ${caches} caches`, () => {
      const watch = new Watch(100);
      watch.show({ entries: { ...ENTRIES, count: 32 }, events: { ...EVENTS, count: 32 } });
      watch.run(new BusyProgram(caches, 100), ms);
      const bytes = watch.hydrate();
      assert.ok(bytes <= MESSAGE_BYTES, `${bytes} bytes`);
    });
  }

  it('is at most four messages a second in the compact view, and small: it shows no lists', () => {
    const watch = new Watch(250);
    watch.run(new BusyProgram(100, 50), 1_000);
    const before = watch.sizes['host/delta'].length;
    watch.run(new BusyProgram(100, 50), 2_000);
    const deltas = watch.sizes['host/delta'].slice(before);
    assert.ok(deltas.length <= 8 && deltas.length >= 7, `${deltas.length} messages in two seconds`);
    assert.ok(Math.max(...deltas) <= MESSAGE_BYTES);
  });
});
