import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { select } from './select';
import { warningsOf } from './warnings';
import { WrittenFiles } from './writtenFiles';

/** Each command with what it declares: the beginning of a line, whatever the indentation. */
const COMMANDS: Readonly<Record<string, RegExp>> = {
  insertMemoizedFunction: /^\s*function memoize</m,
  insertLruCache: /^\s*class LruCache</m,
  insertTtlCache: /^\s*class TtlCache</m,
  insertSingleFlightCache: /^\s*class AsyncCache</m,
  insertStaleWhileRevalidateCache: /^\s*class \w+</m,
  insertWeakValueCache: /^\s*class WeakValueCache</m,
  insertObjectPool: /^\s*class ObjectPool</m,
};

const { Selection } = vscode;

describe('Inserting a pattern in context', () => {
  const files = new WrittenFiles();
  const show = (content: string, ending = 'ts'): Promise<vscode.TextEditor> => files.show(ending, content);

  afterEach(() => files.remove());

  for (const [name, declares] of Object.entries(COMMANDS)) {
    describe(name, () => {
      const insert = (): Thenable<void> => vscode.commands.executeCommand(`hitrate.${name}`);

      it('fills an empty document', async () => {
        const editor = await show('');
        await held(editor, insert, (text) => {
          assert.match(text, declares);
          assert.doesNotMatch(text, /\$\{?\d/);
          assert.ok(text.endsWith('\n') && !text.endsWith('\n\n'), text);
        });
      });

      it('comes above a class when the cursor is among its members', async () => {
        const editor = await show('export class Shop {\n  price = 1;\n  \n}\n');
        await select(editor, new Selection(2, 2, 2, 2));
        await held(editor, insert, (text) => {
          assert.match(text, declares);
          assert.ok(text.endsWith('\n\nexport class Shop {\n  price = 1;\n  \n}\n'), text);
        });
      });

      it('takes the place of a selected line', async () => {
        const editor = await show('const a = 1;\nfind(a);\nconst b = 2;\n');
        await select(editor, new Selection(1, 0, 1, 8));
        await held(editor, insert, (text) => {
          assert.match(text, declares);
          assert.match(text, /^const a = 1;\n\n[^]*\n\nconst b = 2;\n$/);
          assert.doesNotMatch(text, /^find\(a\);/m);
        });
      });

      for (const unit of ['\t', '  ']) {
        it(`is indented in a block with ${unit === '\t' ? 'tabs' : 'spaces'}, blank lines left blank`, async () => {
          const editor = await show(`function shop() {\n${unit}open();\n${unit}\n${unit}close();\n}\n`);
          editor.options = { insertSpaces: unit !== '\t', tabSize: unit === '\t' ? 4 : unit.length };
          await select(editor, new Selection(2, unit.length, 2, unit.length));
          await held(editor, insert, (text) => {
            assert.match(text, declares);
            const lines = text.split('\n').slice(1, -2);
            for (const line of lines) {
              assert.doesNotMatch(line, unit === '\t' ? /^\t* +[^ *]/ : /\t/);
              assert.doesNotMatch(line, /[ \t]$/);
              if (line !== '') assert.ok(line.startsWith(unit), line);
            }
          });
        });
      }

      it('is inserted at two cursors', async () => {
        const editor = await show('a();\r\n\r\nb();\r\n');
        await select(editor, new Selection(1, 0, 1, 0), new Selection(3, 0, 3, 0));
        await held(editor, insert, (text) => {
          assert.equal(text.split(declares).length, 3);
          assert.doesNotMatch(text, /[^\r]\n/);
        });
      });
    });
  }

  it('brings the imports of Python into those that are there, in the same undo step', async () => {
    const before = 'from typing import Any\nimport os\n\n\ndef f(a: Any) -> Any:\n    return a\n';
    const editor = await show(before, 'py');
    await select(editor, new Selection(6, 0, 6, 0));
    await held(
      editor,
      () => vscode.commands.executeCommand('hitrate.insertLruCache'),
      (text) => {
        assert.match(text, /^from typing import Any, TypeVar\nimport os\nfrom collections import OrderedDict\n/);
        assert.match(text, /\n\nK = TypeVar\("K"\)\nV = TypeVar\("V"\)\n\n\ndef f/);
        assert.match(text, /\n {4}return a\n\n\nclass LruCache/);
      },
    );
  });

  it('uses the library that the manifest of the project names, in the style of the document', async () => {
    await withFile('package.json', '{"dependencies":{"lru-cache":"^11.0.0"}}', async () => {
      const editor = await showFile('shop.ts', 'import { Other } from "lru-cache"\n\nconst shop = new Other("x")\n');
      await select(editor, new Selection(3, 0, 3, 0));
      await held(
        editor,
        () => vscode.commands.executeCommand('hitrate.insertLruCache'),
        (text) => {
          assert.match(text, /^import \{ Other, LRUCache \} from "lru-cache"\n\nconst shop/);
          assert.match(text, /^const cache = new LRUCache<string, object>\(\{ max: 500 \}\)$/m);
        },
      );
    });
  });

  it('writes require in a CommonJS package', async () => {
    await withFile('package.json', '{"dependencies":{"lru-cache":"^11.0.0"}}', async () => {
      const editor = await showFile('shop.js', '');
      await held(
        editor,
        () => vscode.commands.executeCommand('hitrate.insertLruCache'),
        (text) => assert.match(text, /^const \{ LRUCache \} = require\('lru-cache'\);\n\n\/\/ Holds/),
      );
    });
  });

  it('leaves a read-only document alone where it needs imports too', async () => {
    await withFile('shop.py', 'a = 1\n', async (uri) => {
      const { document } = await vscode.window.showTextDocument(uri);
      await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
      const warnings = await warningsOf('hitrate.insertTtlCache');
      await vscode.commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
      assert.match(warnings.join(), /read-only/);
      assert.equal(document.getText(), 'a = 1\n');
    });
  });
});

/** Runs a command, looks at what it made, and holds that one undo takes all of it back. */
async function held(
  { document }: vscode.TextEditor,
  run: () => Thenable<void>,
  look: (text: string) => void,
): Promise<void> {
  const before = document.getText();
  await run();
  assert.notEqual(document.getText(), before);
  look(document.getText());
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), before);
}

function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'VS Code has opened no folder');
  return vscode.Uri.joinPath(folder.uri, name);
}

async function withFile(name: string, content: string, use: (uri: vscode.Uri) => Promise<void>): Promise<void> {
  const uri = fileUri(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  try {
    await use(uri);
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
}

async function showFile(name: string, content: string): Promise<vscode.TextEditor> {
  const uri = fileUri(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  const editor = await vscode.window.showTextDocument(uri);
  editor.options = { insertSpaces: true, tabSize: 2 };
  return editor;
}
