import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { snippetBody, type SnippetPattern } from '../../../src/snippets/snippetBody';
import { packageFile } from '../../folders';
import { expandSnippet } from './expandSnippet';

export const LANGUAGES = ['typescript', 'javascript'] as const;
export type SnippetLanguage = (typeof LANGUAGES)[number];

/** The strictest compiler that users have; with `erasableSyntaxOnly` Node runs the code without one. */
const STRICTEST = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--erasableSyntaxOnly'];
const TO_NODE = ['--target', 'es2022', '--module', 'commonjs', '--moduleResolution', 'bundler', '--pretty', 'false'];

/** A pattern with the defaults of its placeholders, in every language, ready to be loaded. */
export class CompiledSnippet {
  readonly #folder = mkdtempSync(join(tmpdir(), 'hitrate-snippet-'));

  /** `declares` are the names of the class and of the instance that the snippet makes. */
  constructor(pattern: SnippetPattern, declares: { type: string; instance: string }) {
    const { type, instance } = declares;
    const source = join(this.#folder, 'source.ts');
    writeFileSync(source, `${expanded(pattern, 'typescript')}\nexport { ${type} as Type, ${instance} as instance };\n`);
    writeFileSync(
      join(this.#folder, 'javascript.js'),
      `'use strict';\n${expanded(pattern, 'javascript')}\nmodule.exports = { Type: ${type}, instance: ${instance} };\n`,
    );
    const compiler = packageFile('typescript/bin/tsc');
    const compiled = spawnSync(process.execPath, [compiler, ...STRICTEST, ...TO_NODE, source], {
      cwd: this.#folder,
      encoding: 'utf8',
    });
    assert.equal(compiled.status, 0, compiled.stdout + compiled.stderr);
  }

  load(language: SnippetLanguage): { readonly Type: unknown; readonly instance: unknown } {
    const file = language === 'typescript' ? 'source.js' : 'javascript.js';
    return require(join(this.#folder, file)) as { Type: unknown; instance: unknown };
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

function expanded(pattern: SnippetPattern, language: SnippetLanguage): string {
  const body = snippetBody(pattern, language);
  assert.ok(body !== undefined, `${pattern} is not offered for ${language}`);
  return expandSnippet(body);
}
