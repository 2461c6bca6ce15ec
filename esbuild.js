// Builds the bundles. `--production` minifies, `--watch` rebuilds on change, `--quiet` prints errors only.
const { join } = require('node:path');
const esbuild = require('esbuild');
const { scenarioBundle } = require('./esbuildScenarios');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const quiet = process.argv.includes('--quiet');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  outdir: 'dist',
  minify: production,
  sourcemap: true,
  logLevel: quiet ? 'warning' : 'info',
};

/** @type {import('esbuild').BuildOptions} */
const forNode = { ...shared, platform: 'node', format: 'cjs', target: 'node20' };

/** What is needed only when something is inserted, observed or shown in a page: modules that are bundles of their own. */
const laterParts = {
  inserting: 'src/inserting/main.ts',
  session: 'src/session/session.ts',
  statsPage: 'src/views/statsPage.ts',
};

/**
 * The main bundle reads each of these parts at its first use. A static import of one would bring it back into the start,
 * so that is an error.
 * @type {import('esbuild').Plugin}
 */
const partsApart = {
  name: 'parts apart',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      const file = join(resolveDir, `${path}.ts`);
      const part = Object.keys(laterParts).find((name) => join(__dirname, laterParts[name]) === file);
      if (part === undefined) return undefined;
      return kind === 'dynamic-import'
        ? { path: `./${part}.js`, external: true }
        : { errors: [{ text: `${laterParts[part]} is read when it is needed: use import().` }] };
    });
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...forNode,
    entryPoints: { extension: 'src/extension.ts' },
    external: ['vscode'],
    plugins: [partsApart],
    // The extension host gives `vscode` to what is required, and need not give it to what is imported.
    supported: { 'dynamic-import': false },
  },
  { ...forNode, entryPoints: laterParts, external: ['vscode'] },
  {
    ...forNode,
    entryPoints: {
      probe: 'src/probe/main.ts',
      watchdog: 'src/probe/watchdog.ts',
    },
    // The names of functions and classes are shown to people.
    keepNames: true,
  },
  { ...forNode, entryPoints: { terminal: 'src/terminal/main.ts' } },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { page: 'src/webview/main.ts' },
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  },
  { ...scenarioBundle('dist/scenarios'), logLevel: shared.logLevel },
];

async function main() {
  if (!watch) {
    await Promise.all(bundles.map((options) => esbuild.build(options)));
    return;
  }
  for (const options of bundles) await (await esbuild.context(options)).watch();
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
