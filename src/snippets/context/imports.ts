import { importLine } from '../importLine';
import type { SnippetLanguage } from '../language';
import type { ImportSpec, Snippet, SnippetStyle } from '../snippet';
import type { TextChange } from './textChange';

/** An import that a text has at its top level. */
interface FoundImport {
  readonly start: number;
  readonly end: number;
  /** What it binds, as it is written. */
  readonly clause: string;
  readonly clauseStart: number;
  /** Absent for Python's `import a, b`. */
  readonly module?: string;
}

const ESM =
  /^import(?!\s*[.(])\s*(?<clause>[^'";]*?)\s*(?:\bfrom\s*)?(?<quote>['"])(?<module>[^'"\n]+)\k<quote>[^\n]*/dgm;
const COMMONJS =
  /^(?:const|let|var)\s+(?<clause>[^=;]*?)\s*=\s*require\(\s*(?<quote>['"])(?<module>[^'"\n]+)\k<quote>\s*\)[^\n]*/dgm;
const PYTHON =
  /^(?:from\s+(?<module>[\w.]+)\s+import\s+(?<clause>\([^)]*\)|[^\n#]*)|import\s+(?<names>[^\n#]+))[^\n]*/dgm;
const DECLARATION =
  /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:class|function|interface|enum|def)\b/m;
/** What a file begins with, too: comments that tools read there, and nowhere else. */
const SCRIPT_HEADER =
  /^(?:#![^\n]*\n)?(?:(?:\/\/[^\n]*(?:@ts-(?:no)?check|<reference\b|@flow|@jsx|eslint-disable(?!-))|\/\*[^\n]*(?:@ts-(?:no)?check|@flow|@jsx|@(?:jest|vitest)-|eslint-disable(?!-))[^\n]*\*\/)[^\n]*\n)*(?:\s*(?:\/\*[^]*?\*\/[ \t]*\n|(?:\/\/[^\n]*\n)+)(?:[ \t]*\n)+)?(?:(['"])use [\w ]+\1;?[ \t]*(?:\n|$))*/;
const PYTHON_HEADER =
  /^(?:#[^\n]*(?:coding|!)[^\n]*\n)*(?:(?:#[^\n]*\n)+(?:[ \t]*\n)+)?(?:("""|''')[^]*?\1[^\n]*(?:\n|$))?/;

/** What a text begins with that belongs above all code: header and imports. */
interface Preface {
  /** Where code may begin: a line's beginning, or the end of the text. */
  readonly end: number;
  readonly imports: readonly FoundImport[];
}

/** Comments and documentation of several lines may show an import, or begin a line with the word for a declaration. */
function withoutProse(text: string, language: SnippetLanguage): string {
  const prose = language === 'python' ? /("""|''')(?:\\[^]|(?!\1)[^])*\1/g : /\/\*[^]*?\*\//g;
  return text.replaceAll(prose, (all) => (all.includes('\n') ? all.replaceAll(/[^\n]/g, ' ') : all));
}

function prefaceOf(text: string, language: SnippetLanguage, style: SnippetStyle): Preface {
  const code = withoutProse(text, language);
  const pattern = language === 'python' ? PYTHON : isCommonJs(language, style) ? COMMONJS : ESM;
  const imports: FoundImport[] = [];
  for (const match of code.matchAll(pattern)) {
    if (DECLARATION.test(code.slice(imports.at(-1)?.end ?? 0, match.index))) break;
    const { clause, module, names = '' } = match.groups ?? {};
    const [clauseStart] = match.indices?.groups?.[clause === undefined ? 'names' : 'clause'] ?? [match.index];
    imports.push({
      start: match.index,
      end: match.index + match[0].length,
      clause: clause ?? names,
      clauseStart,
      ...(module === undefined ? {} : { module }),
    });
  }
  const last = imports.at(-1);
  const header = (language === 'python' ? PYTHON_HEADER : SCRIPT_HEADER).exec(text)?.[0].length ?? 0;
  return { end: last === undefined ? header : Math.min(last.end + 1, text.length), imports };
}

/** Where the header and the imports of a text end. */
export function endOfPreface(text: string, language: SnippetLanguage, style: SnippetStyle): number {
  return prefaceOf(text, language, style).end;
}

/** Where code may begin that needs the imports and the preamble, which the text has by now. */
export function endOfNeeds(
  text: string,
  { preamble }: Snippet,
  language: SnippetLanguage,
  style: SnippetStyle,
): number {
  const ends = preamble.map((statement) => declarationOf(text, statement)?.end ?? 0);
  return Math.max(endOfPreface(text, language, style), ...ends);
}

/**
 * What brings the imports and the preamble of a snippet into a text: names join an import of their module that is
 * there, other imports come below the last one, and the preamble below them. What is there already stays as it is.
 */
export function importChanges(
  text: string,
  { imports, preamble }: Snippet,
  language: SnippetLanguage,
  style: SnippetStyle,
): TextChange[] {
  const preface = prefaceOf(text, language, style);
  const changes: TextChange[] = [];
  const lines: string[] = [];
  for (const spec of imports) {
    const missing = missingOf(spec, preface.imports, language);
    if (missing === undefined) continue;
    const change = joined(missing, preface.imports, language, style);
    if (change === undefined) lines.push(importLine(missing, language, style));
    else changes.push(change);
  }
  const statements = preamble.filter((line) => declarationOf(text, line) === undefined);
  const added = addedBelow(text, language, preface, lines, statements);
  return [...changes, ...(added === undefined ? [] : [added])].sort((a, b) => a.start - b.start);
}

function addedBelow(
  text: string,
  language: SnippetLanguage,
  { end, imports }: Preface,
  lines: readonly string[],
  statements: readonly string[],
): TextChange | undefined {
  if (lines.length + statements.length === 0) return undefined;
  const last = imports.at(-1);
  const below = statements.length === 0 ? '' : `${statements.join('\n')}\n`;
  if (last === undefined) {
    const head = lines.length === 0 ? '' : `${lines.join('\n')}\n${below === '' ? '' : '\n'}`;
    const before = end > 0 && !text.slice(0, end).endsWith('\n\n') ? '\n' : '';
    const after = text.slice(end, text.indexOf('\n', end) === -1 ? undefined : text.indexOf('\n', end)).trim();
    // What Python declares at its top level has two blank lines above it.
    const blank =
      after === '' ? '' : language === 'python' && /^(?:@|def |async def |class )/.test(after) ? '\n\n' : '\n';
    return { start: end, end, text: `${before}${head}${below}${blank}` };
  }
  const inline = lines.map((line) => `\n${line}`).join('');
  const apart = statements.length === 0 ? '' : `\n\n${statements.join('\n')}`;
  return { start: last.end, end: last.end, text: inline + apart };
}

/** The part of an import that the text does not have; `undefined` when it has all of it. */
function missingOf(spec: ImportSpec, found: readonly FoundImport[], language: SnippetLanguage): ImportSpec | undefined {
  const same = found.filter(({ module }) => module === spec.module);
  if (spec.names === undefined) {
    const bound = spec.namespace ?? spec.default ?? '';
    const binding = new RegExp(
      language === 'python' ? String.raw`(?:^|,)\s*${bound}\s*(?:,|$)` : String.raw`\b${bound}\b`,
    );
    const where = language === 'python' ? found.filter(({ module }) => module === undefined) : same;
    return where.some(({ clause }) => binding.test(clause)) ? undefined : spec;
  }
  const values = same.filter(({ clause }) => spec.typeOnly || !isTypeOnly(clause));
  const names = spec.names.filter((name) => !values.some(({ clause }) => namesOf(clause).includes(name)));
  return names.length === 0 ? undefined : { ...spec, names };
}

/** The change that adds the names to an import that is there, if there is one that can take them. */
function joined(
  spec: ImportSpec,
  found: readonly FoundImport[],
  language: SnippetLanguage,
  style: SnippetStyle,
): TextChange | undefined {
  const { names, module } = spec;
  if (names === undefined) return undefined;
  const target = found.find((each) => each.module === module && takesNames(each.clause, language, style));
  if (target === undefined) return undefined;
  const { clause, clauseStart } = target;
  const closing = /[})]\s*$/.exec(clause)?.index ?? clause.length;
  const list = clause.slice(0, closing);
  const kept = list.trimEnd();
  const comma = /[,{(]$/.test(kept) ? '' : ',';
  const start = clauseStart + kept.length;
  if (language !== 'python' && !clause.includes('{')) return { start, end: start, text: `, { ${names.join(', ')} }` };
  const lineBreak = /\n([ \t]*)[^\n]*$/.exec(kept);
  if (lineBreak !== null) {
    const indent = lineBreak[1] ?? '';
    const last = kept.endsWith(',') ? ',' : '';
    return { start, end: start, text: `${comma}\n${indent}${names.join(`,\n${indent}`)}${last}` };
  }
  const space = kept.endsWith('(') ? '' : ' ';
  return { start, end: start, text: `${comma}${space}${names.join(', ')}` };
}

function takesNames(clause: string, language: SnippetLanguage, style: SnippetStyle): boolean {
  if (language === 'python') return clause.trim() !== '*' && !clause.includes('\\');
  if (isCommonJs(language, style)) return clause.startsWith('{');
  return (
    clause !== '' && !isTypeOnly(clause) && !clause.includes('*') && (clause.includes('{') || !clause.includes(','))
  );
}

function isTypeOnly(clause: string): boolean {
  return /^type\s+[\w{*]/.test(clause);
}

/** The names that a clause binds under their own names. */
function namesOf(clause: string): string[] {
  const list = /\{([^}]*)\}|\(([^)]*)\)/.exec(clause);
  const names = list === null ? clause : (list[1] ?? list[2] ?? '');
  return names.split(',').map((name) => name.replace(/#.*$/m, '').trim());
}

/** Where the text has a statement of a preamble, in whatever way it is written there. */
function declarationOf(text: string, statement: string): { readonly end: number } | undefined {
  const name = /^\w+/.exec(statement)?.[0] ?? '';
  const found = new RegExp(String.raw`^${name}\s*=\s*(?:typing\.)?TypeVar\([^\n]*`, 'm').exec(text);
  return found === null ? undefined : { end: found.index + found[0].length };
}

function isCommonJs(language: SnippetLanguage, { modules }: SnippetStyle): boolean {
  return language === 'javascript' && modules === 'commonjs';
}
