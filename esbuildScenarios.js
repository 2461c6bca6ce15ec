// Makes of each scenario a JavaScript module that people can read, run and copy: the source itself without its types, its
// imports from one library beside it, and a last line that runs it. What is shown is what runs, so lines agree.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { runInNewContext } = require('node:vm');
const esbuild = require('esbuild');
const prettier = require('prettier');
const { transform } = require('sucrase');

const SOURCES = join(__dirname, 'src', 'scenarios');
const LIBRARY = 'hitrate.mjs';
const ENTRY = 'library-of-scenarios';

/** The catalogue as the program sees it: it is TypeScript, so it is built first. */
async function readCatalogue() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(SOURCES, 'catalogue.ts')],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
  });
  const module = { exports: {} };
  runInNewContext(outputFiles[0].text, { module });
  return module.exports.SCENARIOS;
}

function camelCase(id) {
  return id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** Without its types; a comment on a type goes with it. */
function withoutTypes(text) {
  const untyped = text.replace(/\/\*\*(?:(?!\*\/)[^])*\*\/\s*\n(?=(?:export )?(?:interface|type)\s)/g, '');
  return transform(untyped, { transforms: ['typescript'], disableESTransforms: true, preserveDynamicImport: true })
    .code;
}

/** One scenario as a module, and which of the modules beside it it uses for what. */
async function readableModule({ id, title }) {
  const name = camelCase(id);
  const file = join(SOURCES, `${name}.ts`);
  const run = `run${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const text = readFileSync(file, 'utf8');
  if (!text.includes(`export async function ${run}(`)) {
    throw new Error(`${file}: export an async function ${run}, the program of the scenario "${id}".`);
  }
  const used = new Map();
  const body = withoutTypes(text)
    .replace(/^import \{([^}]*)\} from '(\.[^']*)';$/gm, (_, names, from) => {
      const wanted = names.split(',').map((each) => each.trim());
      used.set(from, [...(used.get(from) ?? []), ...wanted.filter((each) => each !== '')]);
      return '';
    })
    .replace(/^export (?=async |function|class|const|let)/gm, '');
  const left = /^(?:import|export) .*\bfrom '\.[^\n]*/m.exec(body) ?? /^import '\.[^\n]*/m.exec(body);
  if (left !== null) throw new Error(`${file}: import names in braces, without "as": ${left[0]}`);
  const names = ['play', ...[...used.values()].flat()].sort((a, b) => a.localeCompare(b));
  const whole = [
    `// ${title}. Run it with: node --expose-gc ${id}.mjs`,
    `import { ${names.join(', ')} } from './${LIBRARY}';\n`,
    body.trim(),
    `\nawait play(${run});\n`,
  ].join('\n');
  const style = await prettier.resolveConfig(file);
  return { id, file, used, code: await prettier.format(whole, { ...style, parser: 'babel' }) };
}

/** An esbuild plugin: bundles what the scenarios use into one library, and writes the scenarios beside it. */
function scenarioModules(outdir) {
  return {
    name: 'scenario-modules',
    setup(build) {
      let modules = [];
      build.onResolve({ filter: new RegExp(`^${ENTRY}$`) }, ({ path }) => ({ path, namespace: ENTRY }));
      build.onLoad({ filter: /./, namespace: ENTRY }, async () => {
        modules = await Promise.all((await readCatalogue()).map(readableModule));
        const used = new Set(['./play', ...modules.flatMap((module) => [...module.used.keys()])]);
        const contents = [...used].map((from) => `export * from '${from}';`).join('\n');
        const watchFiles = ['catalogue', 'cachingScenarios', 'poolScenarios', 'weakReferenceScenarios'];
        return {
          contents,
          resolveDir: SOURCES,
          watchFiles: [...watchFiles.map((name) => join(SOURCES, `${name}.ts`)), ...modules.map(({ file }) => file)],
        };
      });
      build.onEnd(({ errors, metafile }) => {
        if (errors.length > 0) return;
        const [library] = Object.values(metafile.outputs);
        for (const { id, file, used, code } of modules) {
          const missing = [...used.values()].flat().find((name) => !library.exports.includes(name));
          if (missing !== undefined) throw new Error(`${file}: no module of the scenarios exports ${missing} alone.`);
          writeFileSync(join(outdir, `${id}.mjs`), code);
        }
      });
    },
  };
}

/** @type {(outdir: string) => import('esbuild').BuildOptions} */
module.exports.scenarioBundle = (outdir) => ({
  entryPoints: { hitrate: ENTRY },
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // People read and copy it, and the names of functions and classes are shown to them.
  minify: false,
  keepNames: true,
  metafile: true,
  plugins: [scenarioModules(outdir)],
});
