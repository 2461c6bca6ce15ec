import type { SnippetLanguage } from '../language';

/** What an offset is in: a block of statements, the members of a class, or the middle of an expression or comment. */
export interface CodeFrame {
  readonly kind: 'block' | 'class' | 'expression';
  /** Where the line begins that it is opened on; of a class, the one of its keyword. */
  readonly line: number;
}

interface OpenFrame extends CodeFrame {
  readonly open: string;
  readonly headStart: number;
}

const SCRIPT_TOKEN =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|(['"])(?:\\[^]|(?!\1)[^\\\n])*\1?|[`{}()[\];]|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/\w*/g;
const PYTHON_TOKEN = /#[^\n]*|("""|''')(?:\\[^]|(?!\1)[^])*(?:\1|$)|(['"])(?:\\[^]|(?!\2)[^\\\n])*\2?|[{}()[\]]/g;
const TEMPLATE_PART = /(?:\\[^]|\$(?!\{)|[^\\`$])*(`|\$\{|$)/y;
const REGEX_MAY_FOLLOW =
  /(?:^|=>|[(,=:[!&|?{};+\-*%~^]|\b(?:return|typeof|case|in|of|void|delete|throw|yield|await))\s*$/;
const VALUE_MAY_FOLLOW =
  /(?:[(,=:[!&|?+\-*%~^<]|\b(?:return|typeof|in|of|yield|await|default|import|export|type|throw))\s*$/;
const MEMBERS_FOLLOW = /(?<![.\w$])(?:class|interface|enum)(?![\w$])(?!\s*[:(=.])/g;

/**
 * The frames that are open at an offset, outermost first. It knows comments, strings, templates and brackets of
 * TypeScript and JavaScript, and strings and brackets of Python; it guesses where only a parser could know.
 */
export function framesAt(text: string, language: SnippetLanguage, offset: number): CodeFrame[] {
  const stack: OpenFrame[] = [];
  const token = new RegExp(language === 'python' ? PYTHON_TOKEN : SCRIPT_TOKEN);
  let headStart = 0;
  const push = (kind: CodeFrame['kind'], open: string, at: number): void => {
    stack.push({ kind, open, line: text.lastIndexOf('\n', at - 1) + 1, headStart });
  };
  const readTemplate = (from: number): number => {
    TEMPLATE_PART.lastIndex = from;
    const part = TEMPLATE_PART.exec(text);
    const end = TEMPLATE_PART.lastIndex;
    if (end > offset || part?.[1] === '') return text.length + 1;
    if (part?.[1] === '`') stack.pop();
    else push('expression', '${', end - 1);
    return end;
  };
  for (let match = token.exec(text); match !== null && match.index < offset; match = token.exec(text)) {
    const [word] = match;
    const at = match.index;
    if (word.length > 1) {
      if (word.startsWith('/') && !/^\/[/*]/.test(word) && !REGEX_MAY_FOLLOW.test(text.slice(headStart, at))) {
        token.lastIndex = at + 1;
      } else if (at + word.length > offset && word.includes('\n')) {
        push('expression', word, at);
        break;
      }
    } else if (word === '`') {
      push('expression', word, at);
      token.lastIndex = readTemplate(at + 1);
    } else if (word === '(' || word === '[' || (word === '{' && language === 'python')) {
      push('expression', word, at);
    } else if (word === '{') {
      const head = text.slice(headStart, at);
      const keyword = membersKeyword(head);
      if (keyword !== undefined) push('class', word, headStart + keyword);
      else push(opensValue(head) ? 'expression' : 'block', word, at);
      headStart = at + 1;
    } else if (word === ';') {
      headStart = at + 1;
    } else {
      const closed = stack.pop();
      headStart = closed === undefined || closed.kind !== 'expression' ? at + 1 : closed.headStart;
      if (closed?.open === '${') token.lastIndex = readTemplate(at + 1);
    }
  }
  return stack.map(({ kind, line }) => ({ kind, line }));
}

/** Where in the head of a brace the keyword is that makes members of what follows. */
function membersKeyword(head: string): number | undefined {
  const last = [...head.matchAll(MEMBERS_FOLLOW)].at(-1);
  if (last === undefined || /[=(]\s*$|=>/.test(head.slice(last.index))) return undefined;
  return last.index;
}

function opensValue(head: string): boolean {
  if (/=>\s*$/.test(head) || /^\s*(?:case\b[^]*|default\s*):\s*$/.test(head)) return false;
  return VALUE_MAY_FOLLOW.test(head);
}
