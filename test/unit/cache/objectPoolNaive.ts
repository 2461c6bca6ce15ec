/** The options of a pool of numbered things that the model knows. */
export interface NaiveOptions {
  readonly max: number;
  readonly min: number;
  readonly maxUses: number;
  readonly maxLifetimeMs: number;
  readonly lifetimeJitter: number;
  readonly idleTimeoutMs: number;
  readonly leakAfterMs: number;
  readonly maxWaiters: number;
  /** Whether acquisitions that wait get what is created by hand, later. */
  readonly createsLater: boolean;
  readonly validates: boolean;
}

interface Thing {
  readonly serial: number;
  readonly expiresAtMs: number;
  isFresh: boolean;
  isLent: boolean;
  isReported: boolean;
  uses: number;
  idleSinceMs: number;
  lentAtMs: number;
}

interface Waiter {
  readonly id: number;
  readonly sinceMs: number;
  readonly deadlineMs: number;
}

/** An object pool by the simplest means: arrays that are searched, and a clock that is walked through by the millisecond. */
export class NaivePool {
  /** What observers were told of removals and of leaks, and what acquisitions came to; each in turn. */
  readonly told: string[] = [];
  readonly leaks: string[] = [];
  readonly outcomes: string[] = [];
  /** Things that do not pass validation, and that cannot be reset. */
  readonly broken = new Set<number>();
  readonly stuck = new Set<number>();
  isDown = false;
  readonly #options: NaiveOptions;
  readonly #random: () => number;
  #nowMs = 0;
  #things: Thing[] = [];
  #idle: Thing[] = [];
  #waiters: Waiter[] = [];
  #creating = 0;
  #lastSerial = 0;
  #isClosing = false;
  readonly #counters = { hits: 0, misses: 0, failures: 0, waits: 0, waitTimeMs: 0, leaks: 0 };

  constructor(options: NaiveOptions, random: () => number) {
    this.#options = options;
    this.#random = random;
  }

  get created(): number {
    return this.#lastSerial;
  }

  get creating(): number {
    return this.#creating;
  }

  get numbers(): string {
    const { hits, misses, failures, waits, waitTimeMs, leaks } = this.#counters;
    const held = [this.#things.length, this.#idle.length, this.#waiters.length, this.#creating];
    return [...held, hits, misses, this.#lastSerial, failures, waits, waitTimeMs, leaks].join(' ');
  }

  acquire(): string {
    if (this.#isClosing) return 'closed';
    const idle = this.#takeUsable();
    if (idle !== undefined) return this.#lend(idle);
    if (!this.#hasRoom) return 'exhausted';
    return this.#isFailing() ? 'down' : this.#lend(this.#create());
  }

  request(id: number, timeoutMs: number): void {
    const idle = this.#isClosing ? undefined : this.#takeUsable();
    if (this.#isClosing) this.outcomes.push(`${id} closed`);
    else if (idle !== undefined) this.outcomes.push(`${id} ${this.#lend(idle)}`);
    else if (this.#hasRoom && !this.#options.createsLater) {
      this.outcomes.push(`${id} ${this.#isFailing() ? 'down' : this.#lend(this.#create())}`);
    } else if (!this.#hasRoom && this.#waiters.length - this.#creating >= this.#options.maxWaiters) {
      this.outcomes.push(`${id} queue-full`);
    } else {
      this.#waiters.push({ id, sinceMs: this.#nowMs, deadlineMs: this.#nowMs + timeoutMs });
      this.#counters.waits++;
      this.#goOn();
    }
  }

  abort(id: number): void {
    const waiter = this.#waiters.find((other) => other.id === id);
    if (waiter !== undefined) this.#endWait(waiter, 'aborted');
  }

  release(serial: number): string {
    const thing = this.#things.find((other) => other.serial === serial);
    if (thing === undefined) return 'foreign';
    if (!thing.isLent) return 'released';
    thing.isLent = false;
    if (this.#isOver(thing)) this.#remove([thing], 'expired');
    else if (this.stuck.has(serial)) {
      this.#remove([thing], 'explicit');
      return 'stuck';
    } else if (this.#waiters.length > 0 && this.#isBroken(thing)) this.#remove([thing], 'explicit');
    else this.#place(thing);
    return 'ok';
  }

  discard(serial: number): string {
    const thing = this.#things.find((other) => other.serial === serial);
    if (thing === undefined) return 'foreign';
    thing.isLent = false;
    this.#idle = this.#idle.filter((other) => other !== thing);
    this.#remove([thing], 'explicit');
    return 'ok';
  }

  /** Ends one of the creations that were begun. */
  finishCreating(isFailing: boolean): void {
    if (this.#creating === 0) return;
    this.#creating--;
    if (!isFailing) {
      this.#place(this.#create());
      return;
    }
    this.#counters.failures++;
    const [first] = this.#waiters;
    if (first !== undefined) this.#endWait(first, 'down');
    this.#goOn();
  }

  clear(): void {
    const idle = this.#idle;
    this.#idle = [];
    this.#remove(idle, 'explicit');
  }

  close(): void {
    for (const waiter of this.#waiters) this.#endWait(waiter, 'closed');
    this.#isClosing = true;
    this.clear();
  }

  jump(ms: number): void {
    this.#nowMs += ms;
  }

  advance(ms: number): void {
    const untilMs = this.#nowMs + ms;
    this.#tick();
    while (this.#nowMs < untilMs) {
      this.#nowMs++;
      this.#tick();
    }
  }

  get #hasRoom(): boolean {
    return this.#things.length + this.#creating < this.#options.max;
  }

  #tick(): void {
    const { idleTimeoutMs, leakAfterMs, min } = this.#options;
    const over = this.#idle.filter(({ expiresAtMs }) => expiresAtMs <= this.#nowMs);
    for (const thing of this.#idle) {
      const isLate = thing.idleSinceMs + idleTimeoutMs <= this.#nowMs && !over.includes(thing);
      if (isLate && this.#things.length - over.length > min) over.push(thing);
    }
    this.#idle = this.#idle.filter((thing) => !over.includes(thing));
    this.#remove(over, 'expired');
    for (const waiter of this.#waiters) if (waiter.deadlineMs <= this.#nowMs) this.#endWait(waiter, 'timed-out');
    const leaked = this.#things.filter((thing) => {
      return thing.isLent && !thing.isReported && thing.lentAtMs + leakAfterMs <= this.#nowMs;
    });
    for (const thing of leaked.sort((a, b) => a.lentAtMs - b.lentAtMs)) {
      thing.isReported = true;
      this.#counters.leaks++;
      this.leaks.push(`${thing.serial} after ${this.#nowMs - thing.lentAtMs}`);
    }
  }

  #takeUsable(): Thing | undefined {
    for (let thing = this.#idle.pop(); thing !== undefined; thing = this.#idle.pop()) {
      if (this.#isOver(thing)) this.#remove([thing], 'expired');
      else if (this.#isBroken(thing)) this.#remove([thing], 'explicit');
      else return thing;
    }
    return undefined;
  }

  #isOver(thing: Thing): boolean {
    return thing.uses >= this.#options.maxUses || thing.expiresAtMs <= this.#nowMs;
  }

  #isBroken(thing: Thing): boolean {
    return this.#options.validates && this.broken.has(thing.serial);
  }

  #isFailing(): boolean {
    if (this.isDown) this.#counters.failures++;
    return this.isDown;
  }

  #create(): Thing {
    const { maxLifetimeMs, lifetimeJitter } = this.#options;
    const expiresAtMs =
      maxLifetimeMs === Infinity ? Infinity : this.#nowMs + maxLifetimeMs * (1 - lifetimeJitter * this.#random());
    const state = { isFresh: true, isLent: false, isReported: false, uses: 0, idleSinceMs: 0, lentAtMs: 0 };
    const thing = { serial: ++this.#lastSerial, expiresAtMs, ...state };
    this.#things.push(thing);
    return thing;
  }

  #lend(thing: Thing): string {
    if (thing.isFresh) this.#counters.misses++;
    else this.#counters.hits++;
    Object.assign(thing, { isFresh: false, isLent: true, isReported: false, lentAtMs: this.#nowMs });
    thing.uses++;
    // Of those that were lent at the same time, the one that was lent last is the last.
    this.#things = [...this.#things.filter((other) => other !== thing), thing];
    return `got ${thing.serial}`;
  }

  #place(thing: Thing): void {
    const [first] = this.#waiters;
    if (first !== undefined) this.#endWait(first, this.#lend(thing));
    else if (this.#isClosing) this.#remove([thing], 'explicit');
    else {
      Object.assign(thing, { isFresh: false, idleSinceMs: this.#nowMs });
      this.#idle.push(thing);
    }
  }

  #endWait(waiter: Waiter, how: string): void {
    this.#waiters = this.#waiters.filter((other) => other !== waiter);
    this.#counters.waitTimeMs += this.#nowMs - waiter.sinceMs;
    this.outcomes.push(`${waiter.id} ${how}`);
  }

  #remove(things: readonly Thing[], cause: string): void {
    this.#things = this.#things.filter((thing) => !things.includes(thing));
    for (const { serial } of things) this.told.push(`${cause} ${serial}`);
    this.#goOn();
  }

  #goOn(): void {
    while (this.#waiters.length > this.#creating && this.#hasRoom) {
      if (this.#options.createsLater) this.#creating++;
      else if (this.#isFailing()) this.#endWait(this.#waiters[0] as Waiter, 'down');
      else this.#place(this.#create());
    }
  }
}
