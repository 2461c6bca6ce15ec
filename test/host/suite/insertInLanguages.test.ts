import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { Dialogs } from './quickPicks';
import { select } from './select';
import { WrittenFiles } from './writtenFiles';

const { Selection } = vscode;
const { executeCommand } = vscode.commands;

/** What each command declares, whatever the language. */
const COMMANDS: Readonly<Record<string, RegExp>> = {
  insertMemoizedFunction: /^\s*(?:function memoize|@lru_cache\()/m,
  insertLruCache: /^\s*class LruCache\b/m,
  insertTtlCache: /^\s*class TtlCache\b/m,
  insertSingleFlightCache: /^\s*class AsyncCache\b/m,
  insertStaleWhileRevalidateCache: /^\s*class RevalidatingCache\b/m,
  insertWeakValueCache: /^\s*class WeakValueCache\b/m,
  insertObjectPool: /^\s*class ObjectPool\b/m,
};

/** Where the other commands do what they do in the language without elements. */
const SOME = ['insertMemoizedFunction', 'insertObjectPool'];

interface Contexts {
  readonly ending: 'js' | 'jsx' | 'py' | 'tsx';
  /** A class, with a line among its members. */
  readonly inClass: { readonly text: string; readonly line: number };
  /** A block that is indented with tabs, with a blank line in it. */
  readonly withTabs: { readonly text: string; readonly line: number };
  readonly twice: string;
}

const SCRIPT = {
  inClass: { text: 'export class Shop {\n  open() {}\n  \n}\n', line: 2 },
  withTabs: { text: 'function shop() {\n\topen();\n\t\n\tclose();\n}\n', line: 2 },
  twice: 'a();\n\nb();\n',
};
const ELEMENT = 'const view = <p title="{">{a} {"}"}</p>;\n';

const LANGUAGES: readonly Contexts[] = [
  { ending: 'js', ...SCRIPT },
  { ending: 'jsx', ...SCRIPT, twice: `${ELEMENT}\n${ELEMENT}` },
  { ending: 'tsx', ...SCRIPT, twice: `${ELEMENT}\n${ELEMENT}` },
  {
    ending: 'py',
    inClass: { text: 'class Shop:\n    price = 1\n    \n', line: 2 },
    withTabs: { text: 'def shop():\n\topen_it()\n\t\n\tclose_it()\n', line: 2 },
    twice: 'a = 1\n\nb = 2\n',
  },
];

function commandsFor(ending: Contexts['ending']): [string, RegExp][] {
  return Object.entries(COMMANDS).filter(([name]) => !ending.endsWith('x') || SOME.includes(name));
}

describe('Inserting a pattern in each language', () => {
  const files = new WrittenFiles();

  afterEach(() => files.remove());

  for (const { ending, inClass, withTabs, twice } of LANGUAGES) {
    it(`comes above a class of .${ending} when the cursor is among its members`, async function () {
      this.timeout(20_000);
      const editor = await files.show(ending, inClass.text);
      editor.options = { insertSpaces: true, tabSize: ending === 'py' ? 4 : 2 };
      for (const [name, declares] of commandsFor(ending)) {
        const text = await inserted(editor, name, [inClass.line]);
        assert.match(text, declares);
        assert.ok(text.endsWith(`\n\n${inClass.text}`), text);
        assert.doesNotMatch(text, /^ +class (?!Shop)/m);
      }
    });

    it(`is indented with tabs in a block of .${ending}`, async function () {
      this.timeout(20_000);
      const editor = await files.show(ending, withTabs.text);
      editor.options = { insertSpaces: false, tabSize: 4 };
      for (const [name, declares] of commandsFor(ending)) {
        const text = await inserted(editor, name, [withTabs.line]);
        assert.match(text, declares);
        const from = text.indexOf(withTabs.text.slice(0, 12));
        const lines = text
          .slice(from)
          .split('\n')
          .slice(1, ending === 'py' ? -1 : -2);
        for (const line of lines) {
          assert.doesNotMatch(line, /^\t* +[^ *]/);
          assert.doesNotMatch(line, /[ \t]$/);
          if (line !== '') assert.ok(line.startsWith('\t'), text);
        }
      }
    });

    it(`is inserted at two cursors of .${ending}`, async function () {
      this.timeout(20_000);
      const editor = await files.show(ending, twice);
      editor.options = { insertSpaces: true, tabSize: ending === 'py' ? 4 : 2 };
      for (const [name, declares] of commandsFor(ending)) {
        const text = await inserted(editor, name, [1, 3]);
        assert.equal(text.split(new RegExp(declares.source, 'gm')).length, 3, text);
        // What they need is there once.
        const needs = text.split('\n').filter((line) => /^(?:import |from |[KV] = )/.test(line));
        assert.equal(new Set(needs).size, needs.length, text);
      }
    });
  }

  it('joins the imports of Python that are there, whichever the command', async function () {
    this.timeout(20_000);
    const before =
      'import os\nfrom collections.abc import Hashable\nfrom typing import (\n    Any,\n)\n\na: Any = os\n';
    const editor = await files.show('py', before);
    for (const [name, declares] of Object.entries(COMMANDS)) {
      const text = await inserted(editor, name, [7]);
      assert.match(text, declares);
      const modules = [...text.matchAll(/^(?:from ([\w.]+) import|import (\w+)$)/gm)].map(
        ([, from, whole]) => from ?? whole,
      );
      assert.equal(new Set(modules).size, modules.length, text);
      assert.match(text, /^import os\nfrom collections\.abc import Hashable/);
    }
  });

  it('joins the import of a library that is there, whichever the command', async function () {
    this.timeout(20_000);
    const library = /^import \{ Other, LRUCache \} from 'lru-cache';$/m;
    const withLibrary = {
      insertMemoizedFunction: library,
      insertLruCache: library,
      insertSingleFlightCache: library,
      insertStaleWhileRevalidateCache: library,
      insertTtlCache: /^import \{ TTLCache \} from '@isaacs\/ttlcache';$/m,
      insertObjectPool: /from 'generic-pool';$/m,
    };
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const manifest = vscode.Uri.joinPath(folder.uri, 'package.json');
    const dependencies = { 'lru-cache': '*', '@isaacs/ttlcache': '*', 'generic-pool': '*' };
    await vscode.workspace.fs.writeFile(manifest, new TextEncoder().encode(JSON.stringify({ dependencies })));
    try {
      const editor = await files.show(
        'tsx',
        `import { Other } from 'lru-cache';\n\nexport const other = new Other();\n`,
      );
      for (const [name, imports] of Object.entries(withLibrary)) {
        const text = await inserted(editor, name, [3]);
        assert.match(text, imports);
        assert.equal(text.split(`'lru-cache'`).length, 2, text);
      }
    } finally {
      await vscode.workspace.fs.delete(manifest);
    }
  });
});

describe('Choosing a pattern or a strategy in context', () => {
  const files = new WrittenFiles();
  let dialogs: Dialogs;

  afterEach(async () => {
    dialogs.dispose();
    await files.remove();
  });

  /** What leads to each of the two ends, by the words of the dialogs. */
  const ways: Readonly<Record<string, readonly ((item: vscode.QuickPickItem) => boolean)[]>> = {
    insertCachePattern: [({ label }) => label === 'LRU Cache'],
    chooseStrategy: [({ label }) => label === 'A subscription'],
  };

  for (const [name, choices] of Object.entries(ways)) {
    it(`${name} inserts in a class, over a selection, with tabs and in an empty file of Python`, async function () {
      this.timeout(30_000);
      dialogs = new Dialogs(/^Insert$/);
      const run = async (): Promise<void> => {
        const done = executeCommand(`hitrate.${name}`);
        for (const choice of choices) await dialogs.choose(choice);
        await done;
      };
      const shop = 'class Shop {\n  price = 1;\n  \n}\n';
      const inClass = await files.show('ts', shop);
      await select(inClass, new Selection(2, 2, 2, 2));
      const above = await textAfter(inClass, run);
      assert.ok(above.endsWith(`\n\n${shop}`), above);

      const lines = await files.show('ts', 'const a = 1;\nfind(a);\nconst b = 2;\n');
      await select(lines, new Selection(1, 0, 1, 8));
      assert.match(await textAfter(lines, run), /^const a = 1;\n\n[^]*^class \w+</m);

      const block = await files.show('js', 'function shop() {\n\topen();\n\t\n}\n');
      block.options = { insertSpaces: false, tabSize: 4 };
      await select(block, new Selection(2, 1, 2, 1));
      assert.match(await textAfter(block, run), /^\tclass \w+ \{\n(?:\t[^]*)?\n\}\n$/m);

      const python = await files.show('py', '');
      assert.match(await textAfter(python, run), /^(?:from|import) [^]*\n\n\nclass \w+/);
    });
  }
});

/** What a command leaves with cursors on these lines; one undo has taken it back. */
async function inserted(editor: vscode.TextEditor, name: string, lines: readonly number[]): Promise<string> {
  const cursors = lines.map((line) => editor.document.lineAt(line).range.end);
  await select(editor, ...cursors.map((at) => new Selection(at, at)));
  return textAfter(editor, () => executeCommand(`hitrate.${name}`));
}

async function textAfter({ document }: vscode.TextEditor, run: () => Thenable<void>): Promise<string> {
  const before = document.getText();
  await run();
  const text = document.getText();
  assert.notEqual(text, before);
  assert.doesNotMatch(text, /\$\{?\d/);
  await executeCommand('undo');
  assert.equal(document.getText(), before);
  return text;
}
