import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { repository } from '../folders';

const sources = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, contents: readFileSync(join(repository, 'src', path), 'utf8') }));

describe('The texts of the code', () => {
  it('are all in the bundle that translators get; if not, "npm run l10n" brings them there', async function () {
    this.timeout(30_000);
    const exported = await getL10nJson(sources.map(({ contents }) => ({ extension: '.ts', contents })));
    const bundle = JSON.parse(readFileSync(join(repository, 'l10n/bundle.l10n.json'), 'utf8')) as typeof exported;
    assert.ok(Object.keys(exported).length > 0);
    assert.deepEqual(bundle, exported);
  });

  it('are literals, because nothing else is found by the export', () => {
    const calls = sources.flatMap(({ path, contents }) =>
      [...contents.matchAll(/\bl10n\.t\(\s*(.)/g)].map((match) => ({ path, first: match[1] ?? '' })),
    );
    assert.ok(calls.length > 0);
    assert.deepEqual(
      calls.filter(({ first }) => !'\'"`{'.includes(first)),
      [],
    );
  });

  it('take their values by place, never by a template literal that only one language fits', () => {
    for (const { path, contents } of sources) assert.doesNotMatch(contents, /\bl10n\.t\(\s*`[^`]*\$\{/, path);
  });
});
