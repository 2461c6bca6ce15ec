/**
 * How much work a regular expression can make at most, by its form alone: `ways` to match it at one place of a text of
 * `length` characters, each tried by the engine before it gives up. JavaScript's engine has no bound of its own, and a
 * search that never returns would stop the whole host; so what has no bound that is known here is not searched with.
 */
export interface PatternWork {
  /** Ways that do not depend on the text. */
  readonly choices: number;
  /** How many parts can each take any number of characters. */
  readonly openParts: number;
}

const ATOM: PatternWork = { choices: 1, openParts: 0 };
const BACKREFERENCE = /^(?:[1-9]|k<)/;
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/;

/** The work of an expression that `RegExp` accepts; `null` where it is not bounded or not known. O(length). */
export function patternWork(source: string): PatternWork | null {
  const reader = new Reader(source);
  const work = reader.alternatives();
  return reader.isAtEnd ? work : null;
}

class Reader {
  #rest: string;

  constructor(source: string) {
    this.#rest = source;
  }

  get isAtEnd(): boolean {
    return this.#rest === '';
  }

  alternatives(): PatternWork | null {
    let sum = this.#sequence();
    while (this.#take('|')) sum = either(sum, this.#sequence());
    return sum;
  }

  #sequence(): PatternWork | null {
    let product: PatternWork | null = ATOM;
    while (!this.isAtEnd && !this.#rest.startsWith('|') && !this.#rest.startsWith(')')) {
      product = both(product, this.#quantified());
      if (product === null) return null;
    }
    return product;
  }

  #quantified(): PatternWork | null {
    const part = this.#part();
    const [quantifier, least, comma, greatest] = QUANTIFIER.exec(this.#rest) ?? [''];
    this.#skip(quantifier.length);
    if (quantifier === '' || part === null) return part;
    if (quantifier.startsWith('?')) return either(part, ATOM);
    // `{3}`: as often each time.
    if (least !== undefined && comma === undefined) return repeated(part, Number(least));
    const isPlain = part.choices === 1 && part.openParts === 0;
    // Repeats of what can itself match in several ways are what makes a search explode.
    if (!isPlain) return null;
    return greatest === undefined || greatest === ''
      ? { choices: 1, openParts: 1 }
      : { choices: Number(greatest) - Number(least) + 1, openParts: 0 };
  }

  #part(): PatternWork | null {
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) return this.#skipClass();
    if (this.#take('\\')) {
      if (BACKREFERENCE.test(this.#rest)) return null;
      this.#skip(1);
      return ATOM;
    }
    this.#skip(1);
    return ATOM;
  }

  #group(): PatternWork | null {
    const head = /^\?(?:[:=!]|<[=!]|<[^>]*>)/.exec(this.#rest)?.[0] ?? '';
    this.#skip(head.length);
    const work = this.alternatives();
    return this.#take(')') ? work : null;
  }

  #skipClass(): PatternWork {
    while (!this.isAtEnd && !this.#rest.startsWith(']')) this.#skip(this.#rest.startsWith('\\') ? 2 : 1);
    this.#skip(1);
    return ATOM;
  }

  #take(text: string): boolean {
    if (!this.#rest.startsWith(text)) return false;
    this.#skip(text.length);
    return true;
  }

  #skip(length: number): void {
    this.#rest = this.#rest.slice(length);
  }
}

function both(a: PatternWork | null, b: PatternWork | null): PatternWork | null {
  return a && b && { choices: a.choices * b.choices, openParts: a.openParts + b.openParts };
}

function either(a: PatternWork | null, b: PatternWork | null): PatternWork | null {
  return a && b && { choices: a.choices + b.choices, openParts: Math.max(a.openParts, b.openParts) };
}

function repeated({ choices, openParts }: PatternWork, times: number): PatternWork {
  return { choices: choices ** times, openParts: openParts * times };
}
