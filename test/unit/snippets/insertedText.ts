import { strict as assert } from 'node:assert';
import { importLine } from '../../../src/snippets/importLine';
import { plainText } from '../../../src/snippets/plainText';
import { memoizeFunction, snippetOf } from '../../../src/snippets/snippetOf';
import type { Edition, Variant } from './editions';

/** A module that holds nothing but what was inserted, with the defaults of its placeholders. */
export function insertedText({ language, style }: Edition, { pattern, kind }: Variant): string {
  const snippet = snippetOf(pattern, language, kind, style);
  assert.ok(snippet !== undefined, `${pattern} has no ${kind} kind in ${language}`);
  const imports = snippet.imports.map((spec) => importLine(spec, language, style));
  return [...imports, '', ...snippet.preamble, '', plainText(snippet.body)].join('\n').trimStart();
}

/** A module with the declarations alone that wrap a function of the user's. */
export function memoizeFunctionsText({ language, style }: Edition): string {
  assert.ok(language !== 'python');
  const bodies = (['value', 'promise'] as const).map((returns) => memoizeFunction(language, returns, style).body);
  return bodies.map(plainText).join('\n');
}

/** The names that it declares at its top level. */
export function declaredNames(text: string): string[] {
  return [...text.matchAll(/^(?:async )?(?:class|function|const) (\w+)/gm)].map(([, name = '']) => name);
}
