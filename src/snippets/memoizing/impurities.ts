import type { SnippetLanguage } from '../language';

/**
 * Why the results of a function may differ for the same arguments, or a call does more than give a result: it reads the
 * clock, draws random values, does input or output, reads `this` or the state of its object, writes what is not its own,
 * has an object for its key, gives what can be read once, takes what may have no key, or is a method that may be called
 * before its object has all its fields.
 */
export type ImpurityKind =
  'clock' | 'randomness' | 'io' | 'this' | 'state' | 'writes' | 'identity' | 'iterator' | 'hash' | 'inherited';

type TextKind = 'clock' | 'randomness' | 'io';

export interface Impurity {
  readonly kind: ImpurityKind;
  /** The code that tells, as it is written. */
  readonly code: string;
}

const SCRIPT: Readonly<Record<TextKind, RegExp>> = {
  clock: /\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)|\bprocess\.hrtime\b/,
  randomness: /\bMath\.random\(\)|\bcrypto\.random\w+|\bcrypto\.getRandomValues|\brandom(?:UUID|Bytes|Int)\(/,
  io: /\bconsole\.\w+|\bfetch\(|\bfs\.\w+|\b(?:read|write|append)File(?:Sync)?\(|\bprocess\.(?:env|argv|stdout)|\b(?:local|session)Storage\b|\bdocument\.\w+|\bXMLHttpRequest\b/,
};

const PYTHON: Readonly<Record<TextKind, RegExp>> = {
  clock: /\btime\.(?:time|monotonic|perf_counter)\w*\(|\b(?:datetime|date)\.(?:now|today|utcnow)\(/,
  randomness: /\brandom\.\w+\(|\bsecrets\.\w+\(|\buuid[14]\(|\bos\.urandom\(/,
  io: /\bprint\(|\binput\(|\bopen\(|\brequests\.\w+|\burlopen\(|\bos\.environ|\bsubprocess\.\w+|\.(?:read|write)_(?:text|bytes)\(/,
};

/**
 * What makes code without its comments and strings doubtful to memoize, one of each kind. It knows the usual names, not
 * what they are bound to.
 */
export function impuritiesOf(code: string, language: SnippetLanguage): Impurity[] {
  const patterns = language === 'python' ? PYTHON : SCRIPT;
  return (Object.keys(patterns) as (keyof typeof patterns)[]).flatMap((kind) => {
    const found = patterns[kind].exec(code);
    return found === null ? [] : [{ kind, code: found[0].replace(/\($/, '()') }];
  });
}
