import { strict as assert } from 'node:assert';
import { builtinModules } from 'node:module';
import { SCENARIOS } from '../../src/scenarios/catalogue';
import { repository } from '../folders';
import { PackedCheckout } from './packedCheckout';

/** What the main bundle reads at its first use. */
const PARTS = ['inserting', 'session', 'statsPage'];

/** Everything that a user gets. The packer renames the texts of the Marketplace's page. */
const FILES = [
  'LICENSE.txt',
  'changelog.md',
  'dist/codicon.ttf',
  ...['extension', ...PARTS].map((name) => `dist/${name}.js`),
  'dist/page.css',
  'dist/page.js',
  'dist/probe.js',
  ...['hitrate', ...SCENARIOS.map(({ id }) => id)].map((name) => `dist/scenarios/${name}.mjs`),
  'dist/watchdog.js',
  'l10n/bundle.l10n.json',
  'media/hitrate-session-1.schema.json',
  'media/hitrate.svg',
  'media/icon.png',
  'media/snippets/javascript.json',
  'media/snippets/python.json',
  'media/snippets/typescript.json',
  ...['insert', 'run', 'step', 'watch', 'weak'].map((step) => `media/walkthrough/${step}.md`),
  'package.json',
  'package.nls.json',
  'readme.md',
];
const BUNDLES = FILES.filter((name) => /^dist\/.*\.m?js$/.test(name));
const PAGE_BUDGET_BYTES = 250_000;
const EXTENSION_BUDGET_BYTES = 80_000;

describe('The package', () => {
  let packed: PackedCheckout;

  before(function () {
    this.timeout(180_000);
    packed = new PackedCheckout();
  });

  after(() => packed.dispose());

  it('holds exactly the files that a user needs', () => {
    assert.deepEqual(packed.names().sort(), [...FILES].sort());
  });

  it('is packed without a warning', () => {
    assert.doesNotMatch(packed.printed, /warn/i);
  });

  it('is what "npm run package" makes', () => {
    const { scripts } = JSON.parse(packed.read('package.json')) as { scripts: { package: string } };
    const { build, pack } = PackedCheckout;
    assert.equal(scripts.package, `node ${build.join(' ')} && vsce ${pack.join(' ')}`);
  });

  it('needs no module that is not in VS Code or in Node', () => {
    for (const bundle of BUNDLES) {
      const required = [...packed.read(bundle).matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1] ?? '');
      for (const name of required) {
        const isOwn = bundle === 'dist/extension.js' && PARTS.some((part) => name === `./${part}.js`);
        const isThere = name === 'vscode' || builtinModules.includes(name.replace(/^node:/, ''));
        assert.ok(isOwn || isThere, `${name} in ${bundle}`);
      }
    }
  });

  it('names no folder of the machine on which it was made', () => {
    for (const file of BUNDLES.concat('dist/page.css')) {
      const text = packed.read(file);
      for (const folder of [repository, packed.root]) assert.ok(!text.includes(folder), `${folder} in ${file}`);
    }
  });

  it('keeps the page within its budget', () => {
    assert.ok(Buffer.byteLength(packed.read('dist/page.js')) <= PAGE_BUDGET_BYTES);
  });

  it('keeps what is read at the start within its budget', () => {
    const size = Buffer.byteLength(packed.read('dist/extension.js'));
    assert.ok(size <= EXTENSION_BUDGET_BYTES, `${size} bytes`);
  });

  const marks = { inserting: 'OrderedDict', session: 'serialization:"json"', statsPage: 'Content-Security-Policy' };
  for (const [part, mark] of Object.entries(marks)) {
    it(`keeps ${part} out of what is read at the start`, () => {
      assert.ok(!packed.read('dist/extension.js').includes(mark) && packed.read(`dist/${part}.js`).includes(mark));
    });
  }
});
