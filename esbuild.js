// Builds the bundles. `--production` minifies, `--watch` rebuilds on change, `--quiet` prints errors only.
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

/**
 * Most of the extension is needed only when something is inserted: it is a bundle of its own, which the main one reads at
 * its first use. A static import of it would bring it back into the start, so that is an error.
 * @type {import('esbuild').Plugin}
 */
const insertingApart = {
  name: 'inserting apart',
  setup(build) {
    build.onResolve({ filter: /\/inserting\/main$/ }, ({ kind }) =>
      kind === 'dynamic-import'
        ? { path: './inserting.js', external: true }
        : { errors: [{ text: 'What inserts is loaded when it is needed: use import().' }] },
    );
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...forNode,
    entryPoints: { extension: 'src/extension.ts' },
    external: ['vscode'],
    plugins: [insertingApart],
    // The extension host gives `vscode` to what is required, and need not give it to what is imported.
    supported: { 'dynamic-import': false },
  },
  { ...forNode, entryPoints: { inserting: 'src/inserting/main.ts' }, external: ['vscode'] },
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
