import type { Trace } from './policyTraces';

/**
 * Eviction policies as plainly as they can be told, written from the papers: queues are arrays, the oldest first, what is
 * remembered is exact, and no scan is bounded. Each tells how many requests of a trace hit a cache of `capacity` entries.
 */
export type NaivePolicy = (trace: Trace, capacity: number) => number;

function drop(queue: number[], key: number): void {
  queue.splice(queue.indexOf(key), 1);
}

/** The entry that came first goes. */
export const naiveFifo: NaivePolicy = (trace, capacity) => {
  const queue: number[] = [];
  const held = new Set<number>();
  let hits = 0;
  for (const key of trace) {
    if (held.has(key)) {
      hits++;
      continue;
    }
    if (held.size === capacity) held.delete(queue.shift() as number);
    held.add(key);
    queue.push(key);
  }
  return hits;
};

/** The entry that was used longest ago goes. */
export const naiveLru: NaivePolicy = (trace, capacity) => {
  const queue: number[] = [];
  const held = new Set<number>();
  let hits = 0;
  for (const key of trace) {
    if (held.has(key)) {
      hits++;
      drop(queue, key);
    } else {
      if (held.size === capacity) held.delete(queue.shift() as number);
      held.add(key);
    }
    queue.push(key);
  }
  return hits;
};

/** Zhang et al., NSDI 2024, algorithm 1; the hand may be said to look at so many entries at most. */
export function naiveSieve(trace: Trace, capacity: number, mostLooks = Infinity): number {
  const queue: number[] = [];
  const visited = new Map<number, boolean>();
  let hand = 0;
  let hits = 0;
  for (const key of trace) {
    if (visited.has(key)) {
      hits++;
      visited.set(key, true);
      continue;
    }
    if (visited.size === capacity) {
      for (let looks = 1; looks < mostLooks && visited.get(queue[hand] as number) === true; looks++) {
        visited.set(queue[hand] as number, false);
        hand = (hand + 1) % queue.length;
      }
      visited.delete(queue[hand] as number);
      queue.splice(hand, 1);
      // Behind the newest comes the oldest, not one that is still to come.
      hand %= queue.length;
    }
    visited.set(key, false);
    queue.push(key);
  }
  return hits;
}

/** Yang et al., SOSP 2023, algorithm 1: a tenth is the small queue's, and there are as many ghosts as others. */
export const naiveS3Fifo: NaivePolicy = (trace, capacity) => {
  const [small, main, ghosts]: [number[], number[], number[]] = [[], [], []];
  const uses = new Map<number, number>();
  const smallLength = Math.max(1, Math.floor(capacity / 10));
  let hits = 0;

  function evictFromMain(): void {
    for (;;) {
      const key = main.shift() as number;
      const used = uses.get(key) as number;
      if (used === 0) {
        uses.delete(key);
        return;
      }
      uses.set(key, used - 1);
      main.push(key);
    }
  }

  function evictFromSmall(): void {
    while (small.length > 0) {
      const key = small.shift() as number;
      if ((uses.get(key) as number) > 1) {
        uses.set(key, 0);
        main.push(key);
        if (main.length > capacity - smallLength) return evictFromMain();
      } else {
        uses.delete(key);
        ghosts.push(key);
        if (ghosts.length > capacity - smallLength) ghosts.shift();
        return;
      }
    }
  }

  for (const key of trace) {
    const used = uses.get(key);
    if (used !== undefined) {
      hits++;
      uses.set(key, Math.min(3, used + 1));
      continue;
    }
    while (uses.size === capacity) {
      if (small.length >= smallLength) evictFromSmall();
      else evictFromMain();
    }
    uses.set(key, 0);
    if (ghosts.includes(key)) {
      drop(ghosts, key);
      main.push(key);
    } else {
      small.push(key);
    }
  }
  return hits;
};

/** Einziger, Friedman and Manes, 2017, with exact counts that are halved after ten requests for each place. */
export function naiveTinyLfu(windowShare: number): NaivePolicy {
  return (trace, capacity) => {
    const windowLength = Math.max(1, Math.round(windowShare * capacity));
    const protectedLength = Math.floor(0.8 * (capacity - windowLength));
    const [window, probation, guarded]: [number[], number[], number[]] = [[], [], []];
    const queueOf = new Map<number, number[]>();
    let counts = new Map<number, number>();
    const countOf = (key: number): number => counts.get(key) ?? 0;
    const enter = (queue: number[], key: number): void => {
      queue.push(key);
      queueOf.set(key, queue);
    };
    let hits = 0;
    for (const [i, key] of trace.entries()) {
      if (i % (10 * capacity) === 0) {
        counts = new Map(
          [...counts].map(([other, count]) => [other, count >> 1] as const).filter(([, count]) => count > 0),
        );
      }
      counts.set(key, Math.min(15, countOf(key) + 1));
      const queue = queueOf.get(key);
      if (queue !== undefined) {
        hits++;
        drop(queue, key);
        enter(queue === window ? window : guarded, key);
        if (guarded.length > protectedLength) enter(probation, guarded.shift() as number);
        continue;
      }
      enter(window, key);
      if (window.length <= windowLength) continue;
      const candidate = window.shift() as number;
      if (queueOf.size <= capacity) {
        enter(probation, candidate);
        continue;
      }
      const resident = (probation.length > 0 ? probation : guarded)[0] as number;
      if (countOf(candidate) > countOf(resident)) {
        drop(queueOf.get(resident) as number[], resident);
        queueOf.delete(resident);
        enter(probation, candidate);
      } else {
        queueOf.delete(candidate);
      }
    }
    return hits;
  };
}

/**
 * Einziger, Eytan, Friedman and Manes, 2018: the window grows or shrinks by a step after ten requests for each place, on
 * in the same direction while that hits more, back when it hits less. A step is a sixteenth, two percent less each time,
 * and a sixteenth again when the hit rate has changed by five points. What is in the wrong part goes over at once.
 */
export const naiveTinyLfuAdaptive: NaivePolicy = (trace, capacity) => {
  const [window, probation, guarded]: [number[], number[], number[]] = [[], [], []];
  const queueOf = new Map<number, number[]>();
  const counts = new Map<number, number>();
  const requestsInTurn = Math.max(500, 10 * capacity);
  let [share, step, hits, hitsBefore, lastRate] = [0.2, 0.0625, 0, 0, -1];

  function put(queue: number[], key: number): void {
    queue.push(key);
    queueOf.set(key, queue);
  }

  function climb(): void {
    const rate = (hits - hitsBefore) / requestsInTurn;
    const gain = lastRate < 0 ? 0 : rate - lastRate;
    if (gain < 0) step = -step;
    step = Math.abs(gain) >= 0.05 ? Math.sign(step) * 0.0625 : step * 0.98;
    share = Math.min(0.8, Math.max(0.01, share + step));
    [lastRate, hitsBefore] = [rate, hits];
  }

  /** Moves what is too much in one part to the next one, and gives up what is too much at all. */
  function fit(): void {
    const windowLength = Math.max(1, Math.round(share * capacity));
    while (guarded.length > 0.8 * (probation.length + guarded.length)) put(probation, guarded.shift() as number);
    while (window.length > windowLength && queueOf.size <= capacity) put(probation, window.shift() as number);
    if (queueOf.size <= capacity) return;
    const main = probation.length > 0 ? probation : guarded;
    const candidate = window.length > windowLength ? window.shift() : undefined;
    if (candidate !== undefined && (main.length === 0 || count(candidate) <= count(main[0] as number))) {
      queueOf.delete(candidate);
      return;
    }
    queueOf.delete(main.shift() as number);
    if (candidate !== undefined) put(probation, candidate);
  }

  function count(key: number): number {
    return counts.get(key) ?? 0;
  }

  for (const [i, key] of trace.entries()) {
    if (i > 0 && i % (10 * capacity) === 0) for (const [other, times] of counts) counts.set(other, times >> 1);
    counts.set(key, Math.min(15, count(key) + 1));
    const queue = queueOf.get(key);
    if (queue === undefined) {
      put(window, key);
    } else {
      hits++;
      drop(queue, key);
      put(queue === window ? window : guarded, key);
    }
    fit();
    if ((i + 1) % requestsInTurn === 0) climb();
  }
  return hits;
};

/** Belady, 1966: the entry that is needed again last goes. No policy that keeps each new entry hits more. */
export const belady: NaivePolicy = (trace, capacity) => {
  const nextUse = new Array<number>(trace.length);
  const seen = new Map<number, number>();
  for (let i = trace.length - 1; i >= 0; i--) {
    nextUse[i] = seen.get(trace[i] as number) ?? Infinity;
    seen.set(trace[i] as number, i);
  }
  const keys: number[] = [];
  const uses: number[] = [];
  const placeOf = new Map<number, number>();
  let hits = 0;
  for (const [i, key] of trace.entries()) {
    let place = placeOf.get(key);
    if (place !== undefined) {
      hits++;
    } else if (keys.length < capacity) {
      place = keys.length;
    } else {
      place = 0;
      for (let other = 1; other < capacity; other++) {
        if ((uses[other] as number) > (uses[place] as number)) place = other;
      }
      placeOf.delete(keys[place] as number);
    }
    keys[place] = key;
    uses[place] = nextUse[i] as number;
    placeOf.set(key, place);
  }
  return hits;
};
