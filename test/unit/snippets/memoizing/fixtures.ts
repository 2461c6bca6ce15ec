import type { Refusal } from '../../../../src/snippets/memoizing/memoizeAt';
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

export const REFUSED_FIXTURES: readonly RefusedFixture[] = [
  { name: 'count', source: 'export function* count(n: number) {\n  yield n;\n}\n', refused: 'generator' },
  { name: 'all', source: 'function all() {\n  return arguments.length;\n}\n', refused: 'arguments' },
  { name: 'area', source: 'function area({ w, h }: Size) {\n  return w * h;\n}\n', refused: 'key' },
  { name: 'merge', source: 'const merge = (a: object, b: object) => ({ ...a, ...b });\n', refused: 'key' },
  { name: 'area', source: 'class Shape {\n  area() {\n    return 1;\n  }\n}\n', refused: 'form' },
  { name: 'size', source: 'const size = 1;\n', refused: 'form' },
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
  { name: 'load', source: 'async def load(n):\n    return n\n', refused: 'coroutine' },
  { name: 'area', source: 'class Shape:\n    def area(self):\n        return 1\n', refused: 'form' },
  { name: 'total', source: 'def total(xs: list[int]) -> int:\n    return sum(xs)\n', refused: 'unhashable' },
  { name: 'f', source: '@lru_cache\ndef f(n):\n    return n\n', refused: 'cached' },
];
