/** Characters at each end of a string that count; what lies between does not. */
const CHARACTERS = 32;
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
        return Number(BigInt.asIntN(32, key)) ^ Number(BigInt.asIntN(32, key >> 32n));
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
  doubleWords[0] = key;
  return (words[0] as number) ^ Math.imul(words[1] as number, 31);
}

function hashString(text: string): number {
  const { length } = text;
  let hash = length;
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
