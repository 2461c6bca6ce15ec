import type { Fixture, RefusedFixture } from './fixtures';

/** A function of JavaScript: what `out` holds after the module has run is the same before and after. */
export interface RunFixture {
  readonly name: string;
  readonly source: string;
  readonly impure?: Fixture['impure'];
}

/** Functions as people and formatters write them: with comments everywhere, and with braces in every place. */
export const REAL_FIXTURES: readonly Fixture[] = [
  {
    name: 'isObject',
    source: `export const isObject = (value: unknown) =>
  (/*,*/ 0) === 0 &&
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value);
`,
    calls: ["isObject('a')", 'isObject(1)'],
    impure: ['identity'],
  },
  {
    name: 'fullName',
    source: `export const fullName = (first: string, last: string, title = '') =>
  (/*,*/ title) +
  (title === '' ? '' : ' ') +
  first +
  ' ' +
  last;
`,
    calls: ["fullName('Ada', 'Byron')", "fullName('Ada', 'Byron', 'Lady')"],
    renames: true,
  },
  {
    name: 'isUser',
    source: `export function isUser(value: unknown): value is { name: string; tags: { id: number }[] } {
  /*·*/
  return typeof value === 'object' && value !== null && 'name' in value;
}
const given: unknown = { name: 'a', tags: [] };
export const tags: number = isUser(given) ? given.tags.length : 0;
`,
    calls: ["isUser('a')"],
    runs: 2,
    impure: ['identity'],
  },
  {
    name: 'area',
    source: `// The area of a rectangle.
export default function area(
  width: number, // in metres, (not feet
  /* as well: { */ height: number = width,
): number /* square metres */ {
  /*·*/
  return width * height; // }
}
`,
    calls: ['area(2)', 'area(2, 3)'],
  },
  {
    name: 'countBy',
    source: `export function countBy<Row extends Record<string, unknown>, Key extends string & keyof Row>(
  rows: readonly Row[],
): Partial<Record<Key, number>> {
  /*·*/
  const counts: Partial<Record<Key, number>> = {};
  for (const row of rows) for (const key of Object.keys(row) as Key[]) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
const rows = [{ a: 1 }, { a: 2, b: 3 }];
`,
    calls: ['countBy(rows)'],
    impure: ['identity'],
  },
  {
    name: 'nth',
    source: `export function nth<const Place extends 1 | 2 | 3>(place: Place, of: 'day' | 'week'): \`\${Place}. \${typeof of}\` {
  /*·*/
  return \`\${place}. \${of}\` as const;
}
`,
    calls: ["nth(1, 'day')", "nth(1, 'week')", "nth(2, 'day')"],
  },
  {
    name: 'tokens',
    source: `export const tokens = (source: string): readonly string[] => {
  /*·*/
  const pattern = /[{}()[\\]"'\`]|\\/\\*|[^\\s{}()[\\]]+/g;
  return source.match(pattern)?.map((token) => \`<\${token.replace(/}/g, \`{\${'}'}\`)}>\`) ?? [];
};
`,
    calls: ["tokens('a { b }')", "tokens('/* c */')"],
  },
  {
    name: 'template',
    source: `export const template = (name: string, count: number): string => (/*,*/ \`
  \${count > 1 ? \`\${count} {\${name}s}\` : \`a {\${name}}\`}
// \${'\`'}
\`);
`,
    calls: ["template('cat', 1)", "template('cat', 2)"],
  },
  {
    name: 'adder',
    source: `export const adder = (a: number) => (b: number) => (c: number): number => a + b + c;
`,
    calls: ['adder(1)(2)(3)'],
    runs: 0,
  },
  {
    name: 'load',
    source: `export const load = async <Value extends object>(
  id: number,
  kind: 'user' | 'post' = 'user',
  { retries = 1, tag: label = '' }: { retries?: number; tag?: string } = {},
): Promise<Partial<Value> & { id: string }> => {
  /*·*/
  await Promise.resolve(retries);
  return { id: kind + id + label } as Partial<Value> & { id: string };
};
`,
    calls: ['load(1)', "load(1, 'post')", "load(1, 'post', { tag: 'x' })"],
  },
  {
    name: 'pipe',
    source: `export const pipe = (transform: (text: string) => string) => (/*,*/ (text: string): string => transform(text));
const upper = (text: string): string => text.toUpperCase();
`,
    calls: ["pipe(upper)('a')"],
  },
  {
    name: 'compare',
    source: `type Id = string | number;
enum Order {
  Up,
  Down = 'down',
}
export function compare(a: Id, b: Id | null, order: Order): number {
  /*·*/
  const sign = order === Order.Up ? 1 : -1;
  return a === b ? 0 : sign;
}
`,
    calls: ['compare(1, 1, Order.Up)', "compare('1', 1, Order.Up)", 'compare(1, null, Order.Down)'],
  },
  {
    name: 'sized',
    source: `export function sized(n: number | bigint, unit: string | null | undefined): string {
  /*·*/
  return typeof n + n + unit;
}
`,
    calls: ["sized(1, 'a')", "sized(1n, 'a')", 'sized(1, null)', 'sized(1, undefined)', "sized(1, 'null')"],
  },
  {
    name: 'within',
    source: `namespace Geometry {
  export function within(a: number, b: number): boolean {
    /*·*/
    return a < b && b > a;
  }
}
`,
    calls: ['Geometry.within(1, 2)', 'Geometry.within(2, 1)'],
  },
  {
    name: 'roman',
    source: `const DIGITS = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'],
  [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
] as const;
export const table = [1, 4].map((n) => n * 2);
export function roman(value: number): string {
  /*·*/
  let rest = value;
  let text = '';
  for (const [amount, digit] of DIGITS) {
    while (rest >= amount) {
      text += digit;
      rest -= amount;
    }
  }
  return text;
}
export const years = [1999, 2026].map(roman);
`,
    calls: ['roman(3)', 'roman(9)'],
    runs: 4,
  },
  {
    name: 'render',
    source: `export const isShort = (text: string) => text.length < 9;
export function page(title: string): string {
  return render(title, isShort(title));
}
export const handlers = { render: (title: string) => render(title, false) };
function render(title: string, short: boolean): string {
  /*·*/
  const { length } = title;
  return short ? \`<b>\${length}</b>\` : title;
}
`,
    calls: ["page('a')", "handlers.render('b')"],
  },
  {
    name: 'Badge',
    tsx: true,
    source: `declare global {
  namespace JSX { interface IntrinsicElements { [name: string]: object } type Element = string }
}
const h = (name: string, props: object | null, ...children: readonly unknown[]): string =>
  \`<\${name} \${JSON.stringify(props)}>\${children.join('')}\`;
export const Badge = ({ label, count = 0 }: { label: string; count?: number }) => (
  <b title={\`\${label}: {\`} data-n={(/*,*/ count)}>
    {label} {'{'} {count > 1 ? <i>{\`\${count}}\`}</i> : null}
  </b>
);
`,
    calls: ["Badge({ label: 'a' })", "Badge({ label: 'a', count: 2 })"],
  },
  {
    name: 'wrap',
    tsx: true,
    source: `export class Box {
  wrap<Value,>(value: Value): { readonly value: Value } {
    /*·*/
    return { value };
  }
}
const box = new Box();
`,
    calls: ["box.wrap('a')", 'box.wrap(1)'],
    impure: ['identity'],
  },
  {
    name: 'price',
    source: `function logged(_target: object, _key: string, descriptor: PropertyDescriptor): PropertyDescriptor {
  return descriptor;
}
abstract class Priced {
  protected abstract readonly net: number;
}
export class Item extends Priced {
  protected readonly net = 10;
  /** With tax. */
  @logged // }
  price(this: Item, rate: number, round: boolean): number {
    /*·*/
    const gross = this.net * (1 + rate);
    return round ? Math.round(gross) : gross;
  }
  [Symbol.toPrimitive](): number {
    return this.price(0, true);
  }
}
const item = new Item();
`,
    calls: ['item.price(0.2, true)', 'Number(item)'],
    impure: ['state', 'inherited'],
  },
  {
    name: 'and',
    source: `export class Query {
  constructor(readonly text: string = '') {}
  and<Part extends string>(part: Part): Query {
    /*·*/
    return new Query(\`\${this.text} {\${part}}\`);
  }
}
const none = new Query();
`,
    calls: ["none.and('a').text", "none.and('b').text"],
    impure: ['state'],
  },
  {
    name: 'fetchAll',
    source: `async function one(id: string): Promise<string> {
  return id;
}
export function fetchAll(prefix: string, count: number) {
  /*·*/
  return Promise.all(Array.from({ length: count }, (_, i) => one(prefix + i)));
}
`,
    calls: ["fetchAll('a', 2)", "fetchAll('a', 1)"],
  },
  {
    name: 'describe',
    source: `import { sep } from 'node:path';
import {
  join, // joins
} from 'node:path';

/* eslint-disable no-console */
export { join };

type Level = 'a|b' | "c";
export function describe(level: Level, at = -1.5, ...rest: readonly string[]) {
  /*·*/
  return [level, at, sep.length, ...rest].join(':');
}
`,
    calls: ["describe('a|b')", "describe('c', 2, 'x', 'y')", "describe('c', 2, 'x,y')"],
    renames: true,
  },
  {
    name: 'visible',
    source: `const items = [{ id: 1, done: false }, { id: 2, done: true }];
export const visible = function filtered(this: void, filter: 'all' | 'done'): typeof items {
  /*·*/
  return items.filter(({ done }) => filter === 'all' || done);
};
`,
    calls: ["visible('all')", "visible('done')"],
  },
  {
    name: 'total',
    source: `interface Line { readonly price: number; readonly count?: number }
export function total(
  { price, count = 1 }: Line,
  options: string = 'EUR',
): string {
  /*·*/
  return \`\${price * count} \${options}\`;
}
`,
    calls: ['total({ price: 2 })', "total({ price: 2, count: 3 }, 'USD')"],
    renames: true,
  },
  {
    name: 'measure',
    source: `type Measure = (text: string) => number;
export const measure: Measure = (text) => (/*,*/ text.length as number);
`,
    calls: ["measure('a')"],
    impure: ['identity'],
  },
  {
    name: 'signed',
    source: `type Sign = true | 'minus' | -1;
export const signed: ((sign: Sign, value: bigint | null) => string) = (sign: Sign, value: bigint | null) => (/*,*/ \`\${sign} \${value!}\`);
`,
    calls: ['signed(true, 1n)', "signed('minus', null)", 'signed(-1, 1n)'],
  },
];

const refused = (name: string, reason: RefusedFixture['refused'], source: string): RefusedFixture => ({
  name,
  source,
  refused: reason,
});

export const REFUSED_REAL: readonly RefusedFixture[] = [
  refused(
    'check',
    'nothing',
    `export function check(x: unknown): asserts x is string {\n  if (typeof x !== 'string') throw x;\n}\n`,
  ),
  refused('bump', 'nothing', `let n = 0;\nexport function bump(by: number): void {\n  n += by;\n}\n`),
  refused('save', 'nothing', `export async function save(id: number): Promise<void> {\n  await id;\n}\n`),
  refused('run', 'nothing', `const run = (id: number) => {\n  [id].map((x) => {\n    return x;\n  });\n};\n`),
  refused('isText', 'guard', `export const isText = (x: unknown): x is string => typeof x === 'string';\n`),
  refused('same', 'declared-type', `export const same: <T>(value: T) => T = (value) => value;\n`),
  refused('Card', 'declared-type', `const Card: React.FC<{ a: string }> = ({ a }) => null;\n`),
  refused('fact', 'recursive-type', `export function fact(n: number) {\n  return n < 2 ? 1 : n * fact(n - 1);\n}\n`),
  refused(
    'words',
    'generator',
    `export function words(text: string): IterableIterator<string> {\n  return new Set(text).values();\n}\n`,
  ),
  refused(
    'lines',
    'generator',
    `export function lines(path: string): AsyncGenerator<string> {\n  return read(path);\n}\n`,
  ),
  refused(
    'all',
    'called-above',
    `export const doubled = [1, 2].map(all);\nfunction all(x: number): number {\n  return x * 2;\n}\n`,
  ),
  refused(
    'area',
    'called-above',
    `main();\nfunction main(): void {\n  console.log(area(1));\n}\nfunction area(w: number): number {\n  return w * 2;\n}\n`,
  ),
  refused(
    'area',
    'called-above',
    `const api = { area };\nfunction area(w: number): number {\n  return w;\n}\nexport { api };\n`,
  ),
  refused(
    'area',
    'called-above',
    `class Shape {\n  size = area(1);\n}\nconst { size } = new Shape();\nfunction area(w: number): number {\n  return w;\n}\n`,
  ),
  refused(
    'area',
    'called-above',
    `const size = (() => area(1))();\nfunction area(w: number): number {\n  return w;\n}\n`,
  ),
  refused(
    'area',
    'called-above',
    `class A {\n  x = this.make();\n  make() {\n    return this.area(2);\n  }\n  area(w: number): number {\n    return w;\n  }\n}\n`,
  ),
  refused(
    'area',
    'called-above',
    `class A {\n  helper = new Helper(this);\n  area(w: number): number {\n    return w;\n  }\n}\n`,
  ),
  refused(
    'of',
    'called-above',
    `class A {\n  static first = new A();\n  constructor() {\n    A.of(1);\n  }\n  static of(n: number): number {\n    return n;\n  }\n}\n`,
  ),
  refused(
    'useSize',
    'hook',
    `export function useSize(id: string): number {\n  const [size] = useState(0);\n  return size + id.length;\n}\n`,
  ),
  refused('Point', 'constructor', `function Point(x: number) {\n  return new.target ? 1 : x;\n}\n`),
  refused('area', 'unreadable', `export function area(w: number): number {\n  return w *;\n}\n`),
  refused('area', 'form', `if (true) function area(w: number): number { return w; }\n`),
  refused('get', 'form', `const o = {\n  get: function get(x: string) {\n    return x;\n  },\n};\n`),
  refused('area', 'cached', `class A {\n  @memoize()\n  area(w: number): number {\n    return w;\n  }\n}\n`),
  refused('area', 'form', `export abstract class A {\n  abstract area(w: number): number;\n}\n`),
  refused('f', 'form', `const f = ((x: number) => x) as Fn;\n`),
  refused(
    'next',
    'arguments',
    `class A {\n  next(n: number): number {\n    return (() => arguments.length)() + n;\n  }\n}\n`,
  ),
];

/** JavaScript as it is written without types: run before and after, it tells the same. */
export const RUN_FIXTURES: readonly RunFixture[] = [
  {
    name: 'area',
    source: `module.exports = { area };\nfunction area(w) // px\n{ return w * 2; }\nout.push(area(2));\n`,
  },
  { name: 'sign', source: `const sign = (x) =>\n  x > 0\n    ? 'plus'\n    : 'minus';\nout.push(sign(1));\n` },
  { name: 'isOk', source: `const isOk = (x) =>\n  x > 0\n  && x < 10\n  || x === 100\nout.push(isOk(100))\n` },
  {
    name: 'has',
    source: `const has = (x) =>\n  typeof x === 'object' &&\n  'a'\n    in x;\nout.push(has({ a: 1 }));\n`,
  },
  { name: 'less', source: `const less = (x) =>\n  x <\n  100\nout.push(less(99))\n` },
  { name: 'mod', source: `const mod = (x) =>\n  x\n  % 7\nout.push(mod(9))\n` },
  {
    name: 'kind',
    source: `const kind = (x) =>\n  // of what\n  x\n  instanceof Date /* or not */\nout.push(kind(1))\n`,
  },
  { name: 'text', source: 'const text = x => `a\n${[x].map((y) => `{${y}`)}\nb`\nout.push(text(1))\n' },
  {
    name: 'pick',
    source: `const table = { a: 1 }\nconst pick = (key) =>\n  table[key] ??\n  'none'\nout.push(pick('a'), pick('b'))\n`,
  },
  { name: 'twice', source: `function twice(x) { return x * 2 }\n[1].forEach((x) => out.push(twice(x)))\n` },
  { name: 'load', source: `const load = async x => x + 1;\nload(1).then((x) => out.push(x));\n` },
  {
    name: 'sum',
    source: `const sum = (xs) => xs.reduce((a, b) => a + b, 0);\nout.push(sum([1]));\n`,
    impure: ['identity'],
  },
  {
    name: 'day',
    source: `const day = (date) => date.toISOString().slice(0, 4);\nout.push(day(new Date(0)));\n`,
    impure: ['identity'],
  },
  { name: 'shout', source: `const shout = (word) => word.toUpperCase() + '!';\nout.push(shout('a'));\n` },
  {
    name: 'keys',
    source: `const keys = (map) => map.keys();\nout.push([...keys(new Map([[1, 2]]))]);\n`,
    impure: ['identity', 'iterator'],
  },
  { name: 'names', source: `const names = (o) => Object.keys(o);\nout.push(names({ a: 1 }));\n` },
  { name: 'count', source: `let n = 0;\nconst count = (by) => (n += by);\nout.push(count(1));\n`, impure: ['writes'] },
  {
    name: 'fill',
    source: `const seen = [];\nfunction fill(x) { seen.push(x); const own = []; own.push(x); return own; }\nout.push(fill(1));\n`,
    impure: ['writes'],
  },
  {
    name: 'area',
    source: `class A {\n  constructor() { this.k = 2; this.area = this.area.bind(this); }\n  area(w) { return w * this.k; }\n}\nconst { area } = new A();\nout.push(area(2));\n`,
    impure: ['state'],
  },
  { name: 'area', source: `class A {\n  static area(w) { return w * 2; }\n  static { out.push(A.area(2)); }\n}\n` },
  {
    name: 'plain',
    source: `'use strict'\nconst plain = function (a) { return a }\n;[1].map((x) => out.push(plain(x)))\n`,
  },
  {
    name: 'area',
    source: `class A {\n  area(w) { return w }\n  *items() { yield this.area(1) }\n}\nout.push(...new A().items())\n`,
  },
  {
    name: 'div',
    source: `const div = (a = 4, b = 2) => a / b / 1;\nconst re = /div/g;\nout.push(div(), re.test('div'));\n`,
  },
  {
    name: 'el',
    source: `const el = (x) => h('div', { a: x }, 'b');\nfunction h(a, b, c) { return a + b.a + c; }\nout.push(el('q'));\n`,
  },
  {
    name: 'swap',
    source: `const state = {};\nconst swap = (x) => {\n  [state.a, { b: state.b }] = [x, { b: x }];\n  return state.a;\n};\nout.push(swap(1));\n`,
    impure: ['writes'],
  },
  {
    name: 'drop',
    source: `const state = { a: 1 };\nconst drop = (x) => {\n  delete state.a;\n  return x;\n};\nout.push(drop(1));\n`,
    impure: ['writes'],
  },
  {
    name: 'own',
    source: `const own = (x) => {\n  const list = [];\n  list.push(x);\n  try {\n    list.length++;\n  } catch (error) {\n    error.seen = true;\n  }\n  const add = (to) => (to.n = 1);\n  return add({}) + list.length;\n};\nout.push(own(1));\n`,
    impure: [],
  },
  {
    name: 'either',
    source: `const map = new Map();\nconst either = (x) => (x ? map.values() : x && map[Symbol.iterator]());\nout.push([...either(1)].length);\n`,
    impure: ['iterator'],
  },
  {
    name: 'cut',
    source: `module.exports = cut;\nfunction cut(x) {\n  return x.slice(1);\n}\nfunction exportsNothing() {}\nout.push(cut('ab'));\n`,
    impure: ['identity'],
  },
  {
    name: 'read',
    source: `class Base {}\nclass A extends Base {\n  read(x) {\n    return x + 1;\n  }\n}\nout.push(new A().read(1));\n`,
    impure: ['inherited'],
  },
  {
    name: 'lent',
    source: `class A {\n  lent(x) {\n    return x + 1;\n  }\n}\nout.push(A.prototype.lent.call(new A(), 1));\n`,
    impure: ['inherited'],
  },
];

export const REFUSED_RUN: readonly RefusedFixture[] = [
  refused('dbl', 'called-above', `class A extends make(dbl) {}\nfunction dbl(x) {\n  return x * 2;\n}\n`),
  refused('dbl', 'called-above', `class A {\n  static two = dbl(1);\n}\nfunction dbl(x) {\n  return x * 2;\n}\n`),
  refused(
    'dbl',
    'called-above',
    `const { a, b: [c = 1] } = read(() => dbl(1));\nfunction dbl(x) {\n  return x * 2;\n}\n`,
  ),
  refused(
    'dbl',
    'called-above',
    `function outer() {\n  const a = dbl(1);\n  function dbl(x) {\n    return x;\n  }\n}\n`,
  ),
  refused(
    'of',
    'called-above',
    `class A {\n  static {\n    this.of(1);\n  }\n  static of(x) {\n    return x;\n  }\n}\n`,
  ),
  refused('all', 'form', `const [all] = [(x) => x];\n`),
  refused('never', 'nothing', `const never = (x) => {\n  throw x;\n};\n`),
  refused('keys', 'generator', `function keys(text) {\n  return new Map([[text, 1]]).keys();\n}\n`),
  refused('all', 'generator', `const all = (text) => (text ? text.matchAll(/a/g) : []);\n`),
  refused('Point', 'constructor', `function Point(x) {\n  this.x = x;\n}\nout.push(new Point(1).x);\n`),
  refused('last', 'key', `const last = ([head, ...rest]) => rest;\n`),
  refused('both', 'key', `const both = (a, b) => [a, b];\n`),
  refused('dbl', 'called-above', `out.push([1, 2].map(dbl));\nfunction dbl(x) {\n  return x * 2;\n}\n`),
  refused('dbl', 'called-above', `app.get('/', () => dbl(1));\nfunction dbl(x) {\n  return x * 2;\n}\n`),
  refused('dbl', 'called-above', `const start = () => dbl(1);\nstart();\nfunction dbl(x) {\n  return x * 2;\n}\n`),
];
