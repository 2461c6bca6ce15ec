import type { SnippetLanguage } from '../language';

/** Why the results of a function may differ for the same arguments, or a call does more than give a result. */
export type ImpurityKind = 'clock' | 'randomness' | 'io' | 'this' | 'state';

export interface Impurity {
  readonly kind: ImpurityKind;
  /** The code that tells, as it is written. */
  readonly code: string;
}

const SCRIPT: Readonly<Record<ImpurityKind, RegExp>> = {
  clock: /\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)|\bprocess\.hrtime\b/,
  randomness: /\bMath\.random\(\)|\bcrypto\.random\w+|\bcrypto\.getRandomValues|\brandom(?:UUID|Bytes|Int)\(/,
  io: /\bconsole\.\w+|\bfetch\(|\bfs\.\w+|\b(?:read|write|append)File(?:Sync)?\(|\bprocess\.(?:env|argv|stdout)|\b(?:local|session)Storage\b|\bdocument\.\w+|\bXMLHttpRequest\b/,
  this: /\bthis\b/,
  state: /\bthis\b/,
};

const PYTHON: Readonly<Record<ImpurityKind, RegExp>> = {
  clock: /\btime\.(?:time|monotonic|perf_counter)\w*\(|\b(?:datetime|date)\.(?:now|today|utcnow)\(/,
  randomness: /\brandom\.\w+\(|\bsecrets\.\w+\(|\buuid[14]\(|\bos\.urandom\(/,
  io: /\bprint\(|\binput\(|\bopen\(|\brequests\.\w+|\burlopen\(|\bos\.environ|\bsubprocess\.\w+|\.(?:read|write)_(?:text|bytes)\(/,
  this: /(?!)/,
  state: /(?!)/,
};

const NOT_CODE = /\/\/[^\n]*|\/\*[^]*?\*\/|(['"])(?:\\[^]|(?!\1)[^\\\n])*\1/g;
const NOT_PYTHON = /#[^\n]*|("""|''')[^]*?\1|(['"])(?:\\[^]|(?!\2)[^\\\n])*\2/g;

/** The code without its comments and strings. */
export function codeOnly(code: string, language: SnippetLanguage): string {
  return code.replaceAll(language === 'python' ? NOT_PYTHON : NOT_CODE, "''");
}

/**
 * What makes a body doubtful to memoize, one of each kind. It knows the usual names, not what they are bound to. A method
 * has results for each object: then `this` is no stranger, but it has a state that may change.
 */
export function impuritiesOf(body: string, language: SnippetLanguage, isMethod = false): Impurity[] {
  const code = codeOnly(body, language);
  const patterns = language === 'python' ? PYTHON : SCRIPT;
  const kinds = (Object.keys(patterns) as ImpurityKind[]).filter((kind) => kind !== (isMethod ? 'this' : 'state'));
  return kinds.flatMap((kind) => {
    const found = patterns[kind].exec(code);
    return found === null ? [] : [{ kind, code: found[0].replace(/\($/, '()') }];
  });
}
