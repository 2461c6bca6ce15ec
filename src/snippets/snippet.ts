/** Code with no dependency, or code for the library that is kept in the language's ecosystem. */
export type SnippetKind = 'self-contained' | 'library';

/** How the surrounding code is written. What a language does not have (semicolons in Python) is not looked at. */
export interface SnippetStyle {
  readonly quotes: 'single' | 'double';
  readonly semicolons: boolean;
  /** One level of indentation. `'\t'` leaves it to VS Code, which turns tabs of a snippet into what the editor is set to. */
  readonly indent: string;
  /** How JavaScript imports. TypeScript is always written with `import`. */
  readonly modules: 'esm' | 'commonjs';
}

/** One import. It has `names`, or `namespace`, or `default`, never two of them. */
export interface ImportSpec {
  readonly module: string;
  /** `import { A } from 'module'`, `const { A } = require('module')`, `from module import A`. */
  readonly names?: readonly string[];
  /** `import * as name from 'module'`; in Python `import module`, where it is the module's own name. */
  readonly namespace?: string;
  /** `import name from 'module'`, `const name = require('module')`. */
  readonly default?: string;
  /** Whether only types are imported: JavaScript does not need it. */
  readonly typeOnly: boolean;
}

/** How the project gets the library: `npm install lru-cache`, `python -m pip install cachetools`. */
export interface InstallSpec {
  readonly manager: 'npm' | 'pip';
  readonly package: string;
}

/** Code that can be inserted. */
export interface Snippet {
  readonly imports: readonly ImportSpec[];
  /**
   * Statements that a module needs once, however many patterns it holds: Python's `K = TypeVar("K")`. Each is one line
   * of plain text that belongs below the imports; one that is there already is left out.
   */
  readonly preamble: readonly string[];
  /**
   * The code in VS Code's snippet syntax: placeholders 1, 2, … from top to bottom, `$0` alone on the last line, line
   * ends `\n`. It declares at the top level of a module and can also stand in a block, but not in the body of a class.
   */
  readonly body: string;
  /** One sentence: what it does and where it is bounded. */
  readonly description: string;
  /** What must be installed; absent when self-contained. */
  readonly install?: InstallSpec;
}
