/** From narrow to wide; the greatest value of all but the last stands for "not known", in the last `NaN` does. */
const KINDS = [Uint8Array, Uint16Array, Uint32Array, Float64Array] as const;
const UNKNOWN = [0xff, 0xffff, 0xffffffff, Number.NaN] as const;
type Values = InstanceType<(typeof KINDS)[number]>;

const FIRST_CAPACITY = 256;
const WIDEST = KINDS.length - 1;

/**
 * The last `capacity` numbers of a series, each at its position; `NaN` stands for "not known at that moment". The memory
 * is taken as it fills, and only as wide as the numbers need: 1, 2 or 4 bytes for each while all of them are integers of
 * that size, 8 bytes from the first other one on. Nothing is ever rounded.
 */
export class CompactColumn {
  readonly #capacity: number;
  #kind = 0;
  #values: Values;
  /** The position of the oldest number. */
  #first: number;
  #start = 0;
  #length = 0;

  /** `first` is the position from which on there may be numbers. */
  constructor(capacity: number, first = 0) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError(`a column needs a capacity of at least 1, not ${capacity}`);
    }
    this.#capacity = capacity;
    this.#first = first;
    this.#values = new Uint8Array(Math.min(FIRST_CAPACITY, capacity));
  }

  /** How much memory the numbers take. */
  get byteLength(): number {
    return this.#values.byteLength;
  }

  /** The number at `position`; `NaN` where none was set, or is no longer kept. O(1). */
  at(position: number): number {
    const index = position - this.#first;
    if (index < 0 || index >= this.#length) return Number.NaN;
    const value = this.#values[(this.#start + index) % this.#values.length] as number;
    return value === unknownOf(this.#kind) ? Number.NaN : value;
  }

  /** Sets the number at a position behind all others; those between are not known. Amortised O(1) a position. */
  set(position: number, value: number): void {
    if (position - this.#first - this.#length >= this.#capacity) this.#restart(position);
    while (this.#first + this.#length < position) this.#push(Number.NaN);
    this.#push(value);
  }

  #restart(position: number): void {
    this.#first = position;
    this.#start = 0;
    this.#length = 0;
  }

  #push(value: number): void {
    const kind = Math.max(this.#kind, kindOf(value));
    if (kind > this.#kind) this.#widen(kind);
    if (this.#length === this.#values.length && this.#length < this.#capacity) this.#grow();
    const stored = Number.isNaN(value) ? unknownOf(this.#kind) : value;
    if (this.#length < this.#values.length) {
      this.#values[this.#length++] = stored;
      return;
    }
    this.#values[this.#start] = stored;
    this.#start = (this.#start + 1) % this.#length;
    this.#first++;
  }

  // Only called before the ring wrapped round, so the numbers are in order from index 0.
  #grow(): void {
    const larger = this.#make(this.#kind, Math.min(this.#capacity, this.#values.length * 2));
    larger.set(this.#values);
    this.#values = larger;
  }

  #widen(kind: number): void {
    const before = this.#values;
    const unknown = unknownOf(this.#kind);
    const wider = this.#make(kind, before.length);
    before.forEach((value, index) => {
      wider[index] = value === unknown ? unknownOf(kind) : value;
    });
    this.#values = wider;
    this.#kind = kind;
  }

  #make(kind: number, length: number): Values {
    return new (KINDS[kind] as (typeof KINDS)[number])(length);
  }
}

function unknownOf(kind: number): number {
  return UNKNOWN[kind] as number;
}

/** The narrowest kind that can hold the number. */
function kindOf(value: number): number {
  if (Number.isNaN(value)) return 0;
  if (!Number.isInteger(value) || value < 0 || Object.is(value, -0)) return WIDEST;
  for (let kind = 0; kind < WIDEST; kind++) if (value < unknownOf(kind)) return kind;
  return WIDEST;
}
