import type { Refusal } from '../../../../src/snippets/memoizing/scriptRefusal';
import type { ImpurityKind } from '../../../../src/snippets/memoizing/impurities';

/** A function as it is found in a program. `/*·*\/` stands where a call of its body is counted. */
export interface Fixture {
  readonly name: string;
  readonly source: string;
  /** Calls in the words of the source; each is made twice and counted once. */
  readonly calls: readonly string[];
  /** How often the body runs for one round of the calls; the number of calls when it is not said. */
  readonly runs?: number;
  readonly impure?: readonly ImpurityKind[];
  /** Whether parameters that are taken apart get a name: then their text is not left as it is. */
  readonly renames?: boolean;
  /** Whether it has elements of JSX in it. */
  readonly tsx?: boolean;
}

export interface RefusedFixture {
  readonly name: string;
  readonly source: string;
  readonly refused: Refusal;
}

export const SCRIPT_FIXTURES: readonly Fixture[] = [
  {
    name: 'slugify',
    source: `/** Makes a title part of an address. */
export function slugify(title: string): string {
  /*·*/
  return title.toLowerCase().normalize('NFKD').replace(/[^\\w\\s-]/g, '').trim().replace(/[\\s_-]+/g, '-');
}
`,
    calls: ["slugify('Hello, World!')", "slugify('')"],
  },
  {
    name: 'fibonacci',
    source: `export function fibonacci(n: number): number {
  /*·*/
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}
`,
    calls: ['fibonacci(50)'],
    runs: 51,
  },
  {
    name: 'levenshtein',
    source: `export function levenshtein(a: string, b: string): number {
  /*·*/
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
`,
    calls: ["levenshtein('kitten', 'sitting')", `levenshtein('a","b', 'c')`, `levenshtein('a', 'b","c')`],
  },
  {
    name: 'gcd',
    source: `const gcd = (a: number, b: number): number => (/*,*/b === 0 ? a : gcd(b, a % b));
export { gcd };
`,
    calls: ['gcd(12, 0)', 'gcd(7, 0)'],
  },
  {
    name: 'first',
    source: `export function first<T>(items: readonly T[]): T | undefined {
  /*·*/
  return items[0];
}
const some = [1, 2];
`,
    calls: ['first(some)'],
    impure: ['identity'],
  },
  {
    name: 'groupByLength',
    source: `export const groupByLength = <T extends { readonly length: number }>(items: readonly T[]): Map<number, T[]> => {
  /*·*/
  const groups = new Map<number, T[]>();
  for (const item of items) groups.set(item.length, [...(groups.get(item.length) ?? []), item]);
  return groups;
};
const words = ['a', 'bb'];
`,
    calls: ['groupByLength(words)'],
    impure: ['identity'],
  },
  {
    name: 'parse',
    source: `export function parse(value: string): number;
export function parse(value: number): number;
/** Overloaded. */
export function parse(value: string | number): number {
  /*·*/
  return typeof value === 'string' ? Number.parseFloat(value) : value;
}
`,
    calls: ["parse('1.5')", 'parse(1.5)'],
  },
  {
    name: 'formatMoney',
    source: `export function formatMoney(cents: number, currency: string = 'EUR', grouping?: boolean): string {
  /*·*/
  return new Intl.NumberFormat('en', { style: 'currency', currency, useGrouping: grouping ?? true }).format(cents / 100);
}
`,
    calls: ['formatMoney(123456)', "formatMoney(123456, 'USD')", "formatMoney(123456, 'USD', false)"],
  },
  {
    name: 'sum',
    source: `export function sum(...numbers: number[]): number {
  /*·*/
  return numbers.reduce((total, each) => total + each, 0);
}
`,
    calls: ['sum()', 'sum(1, 2)', 'sum(12)'],
  },
  {
    name: 'primes',
    source: `const primes = function (limit: number): number[] {
  /*·*/
  const found: number[] = [];
  for (let n = 2; n <= limit; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
};
export { primes };
`,
    calls: ['primes(30)'],
  },
  {
    name: 'rounded',
    source: `export const rounded = (value: number, digits = 0, unit?: string): string => (/*,*/value.toFixed(digits) + (unit ?? ''));
`,
    calls: ['rounded(1.26)', 'rounded(1.26, 1)', "rounded(1.26, 1, 'm')"],
    renames: true,
  },
  {
    name: 'repeated',
    source: `const memoizedRepeated = 3;
export function repeated(times: number = memoizedRepeated - 1, text: string): string {
  /*·*/
  return text.repeat(times);
}
function twice(text: string): string {
  return repeated(undefined, text);
}
`,
    calls: ["repeated(1, 'a')", "twice('a')"],
  },
  {
    name: 'escapeHtml',
    source: `const ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
export const escapeHtml = (text: string) => (/*,*/text.replace(/[<>&]/g, (char) => ENTITIES[char] ?? char));
`,
    calls: ["escapeHtml('<b>')"],
  },
  {
    name: 'loadUser',
    source: `export async function loadUser(id: number): Promise<{ id: number; name: string }> {
  /*·*/
  await Promise.resolve();
  return { id, name: \`user \${id}\` };
}
`,
    calls: ['loadUser(1)', 'loadUser(2)'],
  },
  {
    name: 'delayed',
    source: `export const delayed = async (value: string) => {
  /*·*/
  await null;
  return value;
};
`,
    calls: ["delayed('a')"],
  },
  {
    name: 'resolved',
    source: `export function resolved(value: string): Promise<string> {
  /*·*/
  return Promise.resolve(value);
}
`,
    calls: ["resolved('a')"],
  },
  {
    name: 'area',
    source: `interface Shape { readonly width: number; readonly height: number }
export function area(shape: Shape): number {
  /*·*/
  return shape.width * shape.height;
}
const shape = { width: 2, height: 3 };
`,
    calls: ['area(shape)'],
    impure: ['identity'],
  },
  {
    name: 'scaled',
    source: `export function scaled(this: { readonly factor: number } | void, value: number): number {
  /*·*/
  return value * (this?.factor ?? 1);
}
`,
    calls: ['scaled(2)'],
    impure: ['this'],
  },
  {
    name: 'daysUntil',
    source: `export function daysUntil(time: number): number {
  /*·*/
  return Math.ceil((time - Date.now()) / 86_400_000);
}
`,
    calls: ['daysUntil(0)'],
    impure: ['clock'],
  },
  {
    name: 'pick',
    source: `export function pick(count: number): number {
  /*·*/
  console.log(count);
  return Math.floor(Math.random() * count);
}
`,
    calls: ['pick(1)'],
    impure: ['randomness', 'io'],
  },
  {
    name: 'defaults',
    source: `export function defaults(): { readonly a: number } {
  /*·*/
  return { a: 1 };
}
`,
    calls: ['defaults()'],
  },
  {
    name: 'curried',
    source: `export const curried = (a: number) => (b: number) => a + b;
`,
    calls: ['curried(1)(2)'],
    runs: 0,
  },
  {
    name: 'level',
    source: `export function level(kind: 'low' | 'high', value: 1 | 2): string {
  /*·*/
  return \`\${kind} \${value} \${'}{('}\`;
}
`,
    calls: ["level('low', 1)", "level('low', 2)"],
  },
];

/** What takes its parameters apart: the key is made of what it takes. */
export const DESTRUCTURED_FIXTURES: readonly Fixture[] = [
  {
    name: 'paintFor',
    source: `interface Wall { readonly width: number; readonly height?: number; readonly color: string }
export function paintFor({ width, height: h = 2 }: Wall): number {
  /*·*/
  return width * h;
}
`,
    calls: ["paintFor({ width: 1, height: 12, color: 'a' })", "paintFor({ width: 11, height: 2, color: 'a' })"],
    renames: true,
  },
  {
    name: 'volume',
    source: `export const volume = ({ w, h = 1, d = 1 }: { w: number; h?: number; d?: number } = { w: 1 }): number => (/*,*/w * h * d);
`,
    calls: ['volume()', 'volume({ w: 2 })', 'volume({ w: 2, d: 3 })'],
  },
  {
    name: 'distance',
    source: `export function distance([x, y]: readonly [number, number], unit: 'm' | 'ft' = 'm'): string {
  /*·*/
  return Math.hypot(x, y).toFixed(1) + unit;
}
`,
    calls: ['distance([3, 4])', "distance([3, 4], 'ft')"],
    renames: true,
  },
  {
    name: 'initials',
    source: `type Person = {
  readonly first: string;
  readonly last: string;
};
export async function initials({ first, last }: Readonly<Person>, options = 1): Promise<string> {
  /*·*/
  await null;
  return first.slice(0, options) + last.slice(0, options);
}
`,
    calls: ["initials({ first: 'Ada', last: 'Byron' })", "initials({ first: 'Ada', last: 'Byron' }, 2)"],
    renames: true,
  },
  {
    name: 'padded',
    source: `export const padded = (text: string, { width = 8, fill: char = '.' } = {}, left = true): string =>
  (/*,*/left ? text.padStart(width, char) : text.padEnd(width, char));
`,
    calls: ["padded('a')", "padded('a', { width: 9 })", "padded('a', {}, false)"],
    renames: true,
  },
  {
    name: 'weightOf',
    source: `interface Parcel { readonly content: readonly number[] }
export function weightOf({ content }: Parcel): number {
  /*·*/
  return content.reduce((sum, each) => sum + each, 0);
}
const content = [1, 2];
`,
    calls: ['weightOf({ content })'],
    impure: ['identity'],
    renames: true,
  },
];

/** What has overloads: callers still see each of them, and nothing else. */
export const OVERLOADED_FIXTURES: readonly Fixture[] = [
  {
    name: 'toDate',
    source: `/** From the milliseconds of the epoch. */
export function toDate(value: number): Date;
/** From a text, which may be none. */
export function toDate(value: string): Date | undefined;
export function toDate(value: string | number): Date | undefined {
  /*·*/
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
export const always: Date = toDate(0);
// @ts-expect-error A text may be none.
export const perhaps: Date = toDate('2026-01-01');
// @ts-expect-error The signature of the implementation is not to be seen.
export const either = toDate(0 as number | string);
`,
    calls: ['toDate(1)', "toDate('no date')"],
    runs: 4,
  },
  {
    name: 'find',
    source: `export function find<T extends string>(key: T): Promise<{ readonly key: T }>;
export function find<T extends string>(key: T, fallback: number): Promise<{ readonly key: T; readonly fallback: number }>;
export async function find(key: string, fallback?: number): Promise<{ readonly key: string; readonly fallback?: number }> {
  /*·*/
  await null;
  return fallback === undefined ? { key } : { key, fallback };
}
export const narrow: Promise<{ readonly key: 'a'; readonly fallback: number }> = find('a', 1);
// @ts-expect-error One without a fallback has none.
export const without: Promise<{ readonly fallback: number }> = find('b');
`,
    calls: ["find('a')", "find('a', 1)"],
    runs: 3,
  },
];

/** Methods: each object has results of its own, which go with it. */
export const METHOD_FIXTURES: readonly Fixture[] = [
  {
    name: 'total',
    source: `export class Basket {
  readonly #prices: readonly number[];
  constructor(...prices: number[]) {
    this.#prices = prices;
  }

  /** With this tax. */
  total(tax: number): number {
    /*·*/
    return this.#prices.reduce((sum, price) => sum + price, 0) * (1 + tax);
  }
}
const [one, two] = [new Basket(1), new Basket(2, 3)];
`,
    calls: ['one.total(0)', 'two.total(0)', 'two.total(1)'],
    impure: ['state'],
  },
  {
    name: 'pick',
    source: `class Shelf<Item> {
  constructor(protected readonly items: readonly Item[]) {}
  pick<Else>(index: number, otherwise: string): Item | undefined {
    /*·*/
    return this.items[index] ?? (otherwise === '' ? undefined : this.items[0]);
  }
}
export class Deep extends Shelf<string> {
  override pick(index: number, otherwise: string): string | undefined {
    return super.pick(index, otherwise)?.toUpperCase();
  }
}
const shelf = new Deep(['a', 'b']);
`,
    calls: ["shelf.pick(1, '')", "shelf.pick(7, '')"],
    impure: ['state'],
  },
  {
    name: 'load',
    source: `export class Users {
  protected async load(id: number): Promise<string> {
    /*·*/
    await null;
    return this.prefix + id;
  }
  prefix = 'user ';
  get(id: number): Promise<string> {
    return this.load(id);
  }
}
const users = new Users();
`,
    calls: ['users.get(1)', 'users.get(2)'],
    impure: ['state'],
  },
  {
    name: 'parse',
    source: `export class Parser {
  parse(text: string): number;
  parse(text: number): string;
  parse(text: string | number): string | number {
    /*·*/
    return typeof text === 'string' ? Number(text) : String(text);
  }
}
const parser = new Parser();
export const typed: [number, string] = [parser.parse('1'), parser.parse(1)];
// @ts-expect-error A text gives a number.
export const wrong: string = parser.parse('2');
`,
    calls: ["parser.parse('1')"],
    runs: 3,
  },
  {
    name: 'scaled',
    source: `export class Size {
  constructor(readonly width: number) {}
  readonly scaled = (factor: number): number => (/*,*/this.width * factor);
}
const size = new Size(2);
`,
    calls: ['size.scaled(2)', 'size.scaled(3)'],
    impure: ['state'],
  },
  {
    name: 'of',
    source: `export class Tags {
  static of({ name, count = 1 }: { readonly name: string; readonly count?: number }): string {
    /*·*/
    return name.repeat(count);
  }
}
`,
    calls: ["Tags.of({ name: 'a' })", "Tags.of({ name: 'a', count: 2 })"],
    renames: true,
  },
  {
    name: 'key',
    source: `export class Names {
  #key(name: string): string {
    /*·*/
    return name.toLowerCase();
  }
  has(name: string): boolean {
    return this.#key(name) !== '';
  }
}
const names = new Names();
`,
    calls: ["names.has('A')"],
  },
];

export const REFUSED_FIXTURES: readonly RefusedFixture[] = [
  { name: 'count', source: 'export function* count(n: number) {\n  yield n;\n}\n', refused: 'generator' },
  { name: 'all', source: 'function all() {\n  return arguments.length;\n}\n', refused: 'arguments' },
  { name: 'area', source: 'function area({ w, h }: Size) {\n  return w * h;\n}\n', refused: 'key' },
  { name: 'merge', source: 'const merge = (a: object, b: object) => ({ ...a, ...b });\n', refused: 'key' },
  {
    name: 'nested',
    source: 'function nested({ a: { b } }: { a: { b: number } }) {\n  return b;\n}\n',
    refused: 'key',
  },
  { name: 'others', source: 'const others = ({ a, ...rest }) => [a, rest];\n', refused: 'key' },
  { name: 'ago', source: 'const ago = (date = new Date()) => date.getTime();\n', refused: 'key' },
  { name: 'deep', source: 'const deep = ({ a }: A, b = a) => b;\n', refused: 'key' },
  {
    name: 'fresh',
    source: 'const fresh = ({ a, b }: { a: number; b: number } = make()) => a + b;\n',
    refused: 'key',
  },
  { name: 'area', source: 'class Shape {\n  get area() {\n    return 1;\n  }\n}\n', refused: 'form' },
  { name: 'constructor', source: 'class Shape {\n  constructor() {\n    f();\n  }\n}\n', refused: 'form' },
  { name: 'area', source: 'const shape = {\n  area() {\n    return 1;\n  },\n};\n', refused: 'form' },
  { name: 'area', source: 'interface Shape {\n  area(): number;\n}\n', refused: 'form' },
  { name: 'items', source: 'class Shape {\n  *items() {\n    yield 1;\n  }\n}\n', refused: 'generator' },
  {
    name: 'make',
    source: 'class Shape {\n  static make() {\n    return new this();\n  }\n}\n',
    refused: 'static',
  },
  {
    name: 'area',
    source: 'class Shape {\n  size = this.area();\n  area() {\n    return 1;\n  }\n}\n',
    refused: 'called-above',
  },
  { name: 'size', source: 'const size = 1;\n', refused: 'form' },
  {
    name: 'inner',
    source: 'function outer() {\n  if (a) {\n    use(inner(1));\n  }\n  function inner(n) {\n    return n;\n  }\n}\n',
    refused: 'called-above',
  },
  { name: 'late', source: 'const a = late(1);\nfunction late(n: number) {\n  return n;\n}\n', refused: 'called-above' },
  { name: 'twice', source: 'const twice = memoize((n: number) => n * 2, (n) => n, 500);\n', refused: 'form' },
];

export const PYTHON_FIXTURES: readonly Fixture[] = [
  {
    name: 'fib',
    source: 'def fib(n: int) -> int:\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n',
    calls: ['fib(80)'],
    runs: 81,
  },
  {
    name: 'slug',
    source:
      'import re\n\n\ndef slug(title: str) -> str:\n    """Make a title part of an address."""\n    return re.sub(r"\\W+", "-", title.lower())\n',
    calls: ['slug("A b")', 'slug("")'],
  },
  {
    name: 'price',
    source:
      'from functools import wraps\n\n\ndef named(f):\n    return f\n\n\n@named\ndef price(net, *, tax=0.2):\n    return net * (1 + tax)\n',
    calls: ['price(1)', 'price(1, tax=0.1)'],
  },
  {
    name: 'inner',
    source: 'def outer():\n    def inner(n):\n        return n\n\n    return inner\n\n\ninner = outer()\n',
    calls: ['inner(1)'],
  },
  {
    name: 'stamp',
    source: 'import time\n\n\ndef stamp(n: int) -> float:\n    print(end="")\n    return time.time() + n\n',
    calls: ['stamp(1)'],
    impure: ['clock', 'io'],
  },
];

export const REFUSED_PYTHON: readonly RefusedFixture[] = [
  { name: 'count', source: 'def count(n):\n    yield n\n', refused: 'generator' },
  { name: 'stream', source: 'async def stream(n):\n    yield n\n', refused: 'generator' },
  { name: 'area', source: 'class Shape:\n    def area(self):\n        return 1\n', refused: 'method' },
  { name: 'load', source: 'class Users:\n    async def load(self, n):\n        return n\n', refused: 'method' },
  { name: 'load', source: '@memoize_async(128)\nasync def load(n):\n    return n\n', refused: 'cached' },
  { name: 'total', source: 'def total(xs: list[int]) -> int:\n    return sum(xs)\n', refused: 'unhashable' },
  { name: 'f', source: '@lru_cache\ndef f(n):\n    return n\n', refused: 'cached' },
];
