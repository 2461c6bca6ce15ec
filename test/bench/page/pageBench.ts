// npm run bench:page -- [--seconds N] [--json] [--readme]
// What the stats panel's page costs while it shows a busy program, beside the same charts drawn with Chart.js.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { repository } from '../../folders';
import { writeReadme } from '../readme';
import { figuresOf, heapAfter } from './pageFigures';
import { pageTable, type PageReport } from './pageTable';

/** Ten minutes at ten samples a second. */
const TEN_MINUTES = 6_000;

async function bundle(folder: string): Promise<void> {
  const shared = { bundle: true, minify: true, logLevel: 'warning', format: 'iife', target: 'es2022' } as const;
  await build({
    ...shared,
    entryPoints: { page: join(repository, 'src/webview/main.ts') },
    outdir: folder,
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  });
  await build({
    ...shared,
    entryPoints: { chartJs: join(repository, 'test/bench/page/chartJsPage.ts') },
    outdir: folder,
  });
  await build({ ...shared, stdin: { contents: '' }, outfile: join(folder, 'chartJs.css') });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
      readme: { type: 'boolean', default: false },
    },
  });
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) throw new Error('--seconds must be a number greater than 0.');
  const folder = mkdtempSync(join(tmpdir(), 'hitrate-page-bench-'));
  try {
    await bundle(folder);
    const size = (file: string): number => statSync(file).size;
    const report: PageReport = {
      ours: await figuresOf(folder, 'page', seconds),
      chartJs: await figuresOf(folder, 'chartJs', seconds),
      heap: await heapAfter(folder, 'page', TEN_MINUTES),
      bytes: {
        page: size(join(folder, 'page.js')),
        chartJs: size(join(folder, 'chartJs.js')),
      },
    };
    if (values.json) console.log(JSON.stringify(report, undefined, 2));
    const date = new Date().toISOString().slice(0, 10);
    const text = pageTable(report, date);
    if (!values.json) console.log(text);
    if (values.readme) await writeReadme('npm run bench:page -- --readme', text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main()
  .then(() => process.exit())
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
