import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { pageHtml, type PageHtmlOptions } from '../../src/views/pageHtml';
import { repository } from '../folders';
import { englishStrings } from './englishStrings';
import { PAGE_TIMEOUT_MS } from './statsPage';

const options: PageHtmlOptions = {
  strings: englishStrings,
  scriptUri: 'https://host.test/dist/page.js',
  styleUris: ['https://host.test/dist/page.css'],
  cspSource: `'self' https://*.host.test`,
  nonce: 'bm9uY2U=',
};

describe('The HTML of the page', () => {
  it('allows its own script by a nonce, styles and fonts by their source, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(pageHtml(options))?.[1];
    assert.equal(
      policy?.replaceAll('&#39;', `'`),
      `default-src 'none'; script-src 'nonce-bm9uY2U='; style-src 'self' https://*.host.test; ` +
        `font-src 'self' https://*.host.test; base-uri 'none'; form-action 'none'`,
    );
  });

  it('has no script or style of its own, but the texts as data', () => {
    const html = pageHtml(options);
    const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    assert.deepEqual(scripts, [
      '<script type="application/json" id="hitrate-strings">',
      '<script nonce="bm9uY2U=" src="https://host.test/dist/page.js">',
    ]);
    assert.doesNotMatch(html, /<style|\son\w+=|style=/);
    const json = /id="hitrate-strings">(.*)<\/script>/.exec(html)?.[1];
    assert.deepEqual(JSON.parse(json ?? ''), englishStrings);
  });

  it('says in which language it is, and has a title', () => {
    const html = pageHtml({ ...options, strings: { ...englishStrings, language: 'pt-br' } });
    assert.match(html, /<html lang="pt-br">/);
    assert.match(html, /<title>Cache Stats<\/title>/);
  });

  it('keeps hostile values from becoming markup', () => {
    const hostile = `"><img src=x onerror=alert(1)></script><script>alert('1')</script><!--`;
    const html = pageHtml({
      strings: { ...englishStrings, language: hostile, title: hostile, caches: hostile },
      scriptUri: hostile,
      styleUris: [hostile, hostile],
      cspSource: hostile,
      nonce: hostile,
    });
    assert.doesNotMatch(html, /<img|<!--/);
    assert.equal(html.match(/<script/g)?.length, 2);
    assert.equal(html.match(/<\/script/g)?.length, 2);
    const json = /id="hitrate-strings">(.*)<\/script>/.exec(html)?.[1] ?? '';
    assert.equal((JSON.parse(json) as { caches: string }).caches, hostile);
  });
});

describe('The sources of the page', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  const folder = join(repository, 'src/webview');
  const sources = readdirSync(folder)
    .filter((name) => /\.(ts|css)$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

  it('take every colour from VS Code', () => {
    assert.ok(sources.length > 20);
    for (const [name, text] of sources) {
      const colours = text.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/gi) ?? [];
      assert.deepEqual(colours, [], name);
    }
  });

  it('fit into 250 KB, styles and the chart library included', async () => {
    const { outputFiles } = await build({
      entryPoints: [join(folder, 'main.ts')],
      outdir: join(repository, 'dist'),
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      loader: { '.ttf': 'file' },
    });
    const code = outputFiles.filter(({ path }) => /\.(js|css)$/.test(path));
    assert.equal(code.length, 2);
    const bytes = code.reduce((sum, { contents }) => sum + contents.length, 0);
    assert.ok(bytes <= 250 * 1024, `${bytes} bytes`);
  });

  it('never turn text into HTML', () => {
    for (const [name, text] of sources) {
      assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser/, name);
    }
  });

  it('ask for the API of VS Code in one place', () => {
    const asking = sources.filter(([, text]) => text.includes('acquireVsCodeApi('));
    assert.deepEqual(
      asking.map(([name]) => name),
      ['vscodeApi.ts'],
    );
  });
});
