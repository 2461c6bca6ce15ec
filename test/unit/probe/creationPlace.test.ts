import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { LruCache, memoize, WeakValueMap } from '../../../src/cache';
import { HitrateCaches } from '../../../src/probe/hitrateCaches';
import type { Place } from '../../../src/protocol/probe';
import { repository } from '../../folders';
import { FakeTimers } from '../fixtures/fakeTimers';

const LIBRARY = join(__dirname, '../../../src/cache/index.js');

describe('The place where a cache was created', () => {
  let found: HitrateCaches;
  let folder: string;
  beforeEach(() => {
    found = new HitrateCaches(new FakeTimers().clock);
    folder = mkdtempSync(join(tmpdir(), 'hitrate-'));
  });
  afterEach(() => {
    found.dispose();
    rmSync(folder, { recursive: true });
  });

  const places = (): (Place | null)[] => found.takeTrail().creations.map(({ place }) => place);
  /** What stands in the source from there on. */
  const textAt = (place: Place | null | undefined): string => {
    assert.ok(place);
    const lines = readFileSync(place.file, 'utf8').split('\n');
    return lines[place.line - 1]?.slice(place.column - 1) ?? '';
  };

  const PROGRAM = [
    'class Users extends LruCache {',
    '  constructor() {',
    '    super({ capacity: 1 });',
    '  }',
    '}',
    'function factory() {',
    "  return new WeakValueMap({ name: 'made' });",
    '}',
    'const kept = [',
    '  new LruCache({ capacity: 1 }),',
    '  new Users(),',
    '  factory(),',
    '  memoize((n) => n),',
    '  WeakValueMap.from([]),',
    '  new TtlCache({ ttlMs: 5, runtime: { now: () => 0, after: () => () => undefined } }),',
    '  new ObjectPool({ create: () => ({}), max: 1 }),',
    '  new WeakRefSet(),',
    '];',
    '',
  ].join('\n');
  const STARTS = [
    'new LruCache(',
    'super({',
    'new WeakValueMap({',
    'memoize(',
    /^(?:WeakValueMap\.)?from\(/,
    'new TtlCache(',
    'new ObjectPool(',
    'new WeakRefSet(',
  ];
  const NAMES = 'LruCache, memoize, ObjectPool, TtlCache, WeakRefSet, WeakValueMap';

  function checkPlaces(file: string): void {
    const told = places();
    assert.equal(told.length, STARTS.length);
    for (const [index, start] of STARTS.entries()) {
      assert.equal(told[index]?.file, file);
      const text = textAt(told[index]);
      assert.ok(typeof start === 'string' ? text.startsWith(start) : start.test(text), text);
    }
  }

  it('is the first one outside the library, for every class', () => {
    const file = join(folder, 'program.cjs');
    writeFileSync(file, `const { ${NAMES} } = require(${JSON.stringify(LIBRARY)});\n${PROGRAM}`);
    createRequire(file)(file);
    checkPlaces(file);
  });

  it('is found where the library is one file beside the program', async () => {
    buildSync({
      entryPoints: [join(repository, 'src/cache/index.ts')],
      outfile: join(folder, 'hitrate.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
    });
    const file = join(folder, 'program.mjs');
    writeFileSync(file, `import { ${NAMES} } from './hitrate.mjs';\n${PROGRAM}`);
    // Not by this file itself: its own import would be compiled to a require.
    const loader = join(folder, 'loader.cjs');
    writeFileSync(loader, 'module.exports = (file) => import(file);');
    const load = createRequire(loader)(loader) as (file: string) => Promise<unknown>;
    await load(pathToFileURL(file).href);
    checkPlaces(file);
  });

  it("is found where the library was bundled into the program's own file", () => {
    const source = join(folder, 'program.cjs');
    writeFileSync(source, `const { ${NAMES} } = require(${JSON.stringify(LIBRARY)});\n${PROGRAM}`);
    const file = join(folder, 'bundled.cjs');
    buildSync({ entryPoints: [source], outfile: file, bundle: true, format: 'cjs', platform: 'node', keepNames: true });
    createRequire(file)(file);
    const told = places();
    assert.equal(told.length, STARTS.length);
    assert.ok(told.every((place) => place?.file === file));
    for (const index of [0, 1, 2]) assert.match(textAt(told[index]), /^(?:new|super)\b/);
  });

  it('leaves the stack traces of the program as they were, whatever it does with them', () => {
    const before = Object.getOwnPropertyDescriptors(Error);
    let prepared = 0;
    Error.stackTraceLimit = 1;
    Error.prepareStackTrace = () => `own ${++prepared}`;
    const own = Object.getOwnPropertyDescriptors(Error);
    try {
      assert.equal(new LruCache({ capacity: 1 }).size, 0);
      assert.deepEqual([Object.getOwnPropertyDescriptors(Error), prepared], [own, 0]);
    } finally {
      Object.defineProperties(Error, before);
    }
    assert.equal(places()[0]?.file, __filename);
  });

  it('is not known where there is no stack', () => {
    const before = Object.getOwnPropertyDescriptors(Error);
    Error.captureStackTrace = () => {
      throw new TypeError('not here');
    };
    try {
      assert.equal(new WeakValueMap().size + memoize((n: number) => n).cache.size, 0);
    } finally {
      Object.defineProperties(Error, before);
    }
    assert.deepEqual(places(), [null, null]);
  });
});
