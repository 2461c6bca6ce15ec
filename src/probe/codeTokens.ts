/** A piece of JavaScript that is neither a comment nor white space: a word, one sign, or a whole literal. */
export interface CodeToken {
  /** The word or sign itself; a literal is only named. */
  readonly token: string;
  /** The lines of its first and last character, from 1. */
  readonly line: number;
  readonly endLine: number;
}

/** Each alternative begins where the one before has not matched. Templates are told apart below. */
const PIECE =
  /(?<space>\s+)|(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<string>'(?:\\[^]|[^'\\\n])*'?|"(?:\\[^]|[^"\\\n])*"?)|(?<word>[\p{ID_Continue}$#]+)|(?<sign>[^])/uy;
const REGULAR_EXPRESSION = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/\w*/y;
const TEMPLATE_PART = /(?:\\[^]|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)/y;
/** After these a slash begins a regular expression, not a division. */
const BEFORE_EXPRESSION = /^(?:[(,=:[!&|?{};+\-*%<>~^]|return|typeof|case|in|of|await|yield|=>)?$/;

/**
 * The tokens of a source, good enough to count brackets: whether a slash divides is judged by the token before it alone.
 * Any text has some. O(text).
 */
export function* codeTokens(text: string): Generator<CodeToken, void> {
  /** For each template that is open: how many braces are open in its expression. */
  const templates: number[] = [];
  let line = 1;
  let before = '';
  let at = 0;

  const taken = (pattern: RegExp, from: number): string => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0] ?? '';
  };
  const advance = (piece: string): number => {
    at += piece.length;
    const first = line;
    for (const letter of piece) if (letter === '\n') line++;
    return first;
  };
  const template = (): CodeToken => {
    const piece = taken(TEMPLATE_PART, at);
    const first = advance(piece);
    if (piece.endsWith('${')) templates.push(0);
    before = piece.endsWith('${') ? '{' : 'template';
    return { token: 'template', line: first, endLine: line };
  };

  while (at < text.length) {
    PIECE.lastIndex = at;
    const groups = PIECE.exec(text)?.groups ?? {};
    const { space, comment, string, word, sign = '' } = groups;
    if (space !== undefined || comment !== undefined) {
      advance(space ?? comment ?? '');
      continue;
    }
    if (sign === '`') {
      advance(sign);
      yield template();
      continue;
    }
    const open = templates.at(-1);
    if (sign === '}' && open === 0) {
      templates.pop();
      advance(sign);
      yield template();
      continue;
    }
    if (open !== undefined && sign === '{') templates[templates.length - 1] = open + 1;
    if (open !== undefined && sign === '}') templates[templates.length - 1] = open - 1;
    const expression = sign === '/' && BEFORE_EXPRESSION.test(before) ? taken(REGULAR_EXPRESSION, at) : '';
    const first = advance(string ?? word ?? (expression === '' ? sign : expression));
    before = string !== undefined || expression !== '' ? 'literal' : (word ?? sign);
    yield { token: before, line: first, endLine: line };
  }
}
