/** Characters at each end of a string that count; what lies between does not. Of bigints the 64 low bits count. */
const CHARACTERS = 32;
/** Where the hashes of these types begin: not where integers have theirs. */
const STRINGS = 0x5bd1e995;
const BIGINTS = 0x3c6ef372;
const doubleWords = new Float64Array(1);
const words = new Uint32Array(doubleWords.buffer);

/**
 * 32-bit hashes of cache keys. Equal keys, as a `Map` compares them, have equal hashes; others may have too, so a hash is
 * only ever a hint. Bounded work for each, O(1). Objects are numbered, and not held.
 */
export class KeyHash {
  readonly #numbers = new WeakMap<object, number>();
  #lastNumber = 0;

  of(key: unknown): number {
    return mix(this.#raw(key));
  }

  #raw(key: unknown): number {
    switch (typeof key) {
      case 'number':
        return (key | 0) === key ? key | 0 : hashDouble(key);
      case 'string':
        return hashString(key);
      case 'bigint':
        return hashBigint(BigInt.asUintN(64, key));
      case 'symbol':
        return hashString(key.description ?? '');
      case 'object':
      case 'function':
        return key === null ? 1 : this.#numberOf(key);
      default:
        return hashString(String(key));
    }
  }

  #numberOf(object: object): number {
    const known = this.#numbers.get(object);
    if (known !== undefined) return known;
    this.#lastNumber = (this.#lastNumber + 1) | 0;
    this.#numbers.set(object, this.#lastNumber);
    return this.#lastNumber;
  }
}

function hashDouble(key: number): number {
  // There are many `NaN`s, and an engine may tell them apart here.
  if (Number.isNaN(key)) return 2;
  doubleWords[0] = key;
  return (words[0] as number) ^ Math.imul(words[1] as number, 31);
}

function hashBigint(low: bigint): number {
  return BIGINTS ^ Number(low & 0xffffffffn) ^ Math.imul(Number(low >> 32n), 31);
}

function hashString(text: string): number {
  const { length } = text;
  let hash = STRINGS ^ length;
  const head = Math.min(length, CHARACTERS);
  for (let i = 0; i < head; i++) hash = Math.imul(hash, 31) + text.charCodeAt(i);
  for (let i = Math.max(head, length - CHARACTERS); i < length; i++) hash = Math.imul(hash, 31) + text.charCodeAt(i);
  return hash;
}

/** Austin Appleby's finalizer of MurmurHash3: each bit of the input sways each bit of the output. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
