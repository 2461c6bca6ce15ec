import { l10n, Range, SnippetString, type TextEditor } from 'vscode';
import { UserError } from '../base/userError';
import { planInsertion, type InsertionPlan, type Replacement } from '../snippets/context/planInsertion';
import type { SnippetLanguage } from '../snippets/language';
import type { PatternId } from '../snippets/pattern';
import type { InstallSpec, Snippet, SnippetKind } from '../snippets/snippet';
import { snippetOf, takesSelection } from '../snippets/snippetOf';
import {
  contentOf,
  insertionPlace,
  openTarget,
  positionOf,
  type InsertionPlace,
  type InsertionTarget,
} from './insertionTarget';
import { projectNames } from './projectFiles';

/** Inserts a pattern: for the library of the project when its manifest names it, else with no dependency. */
export async function insertPattern(pattern: PatternId): Promise<void> {
  const target = await openTarget(await insertionPlace());
  const { language, editor } = target;
  const install = libraryOf(pattern, language);
  const named = install !== undefined && (await projectNames(install, editor.document.uri));
  await insertKind(target, pattern, named ? 'library' : 'self-contained');
}

/** What the library kind of a pattern needs; `undefined` where there is no such kind. */
export function libraryOf(pattern: PatternId, language: SnippetLanguage): InstallSpec | undefined {
  const style = { quotes: 'single', semicolons: true, indent: '\t', modules: 'esm' } as const;
  return snippetOf(pattern, language, 'library', style)?.install;
}

/** What would be inserted for the selections of the editor as they are. */
export function planFor(place: InsertionPlace, pattern: PatternId, kind: SnippetKind): InsertionPlan {
  const { language, style } = place;
  return planInsertion({
    ...contentOf(place),
    language,
    style,
    takesSelection: takesSelection(pattern, language, kind),
    snippetFor: (selected) => written(snippetOf(pattern, language, kind, style, selected), pattern),
  });
}

/** Inserts a pattern at every selection, imports included, as one undo step. */
export async function insertKind(target: InsertionTarget, pattern: PatternId, kind: SnippetKind): Promise<void> {
  const { editor } = target;
  const { imports, room, snippets } = planFor(target, pattern, kind);
  const { document } = editor;
  const versionBefore = document.version;
  let accepted = await replace(editor, imports, true);
  accepted &&= await replace(editor, room, imports.length === 0);
  // From below, so that the places above stay where they are; equal ones at once, with a cursor in each.
  const equal = new Set(snippets.map(({ body }) => body)).size === 1;
  const groups = equal ? [snippets] : snippets.map((snippet) => [snippet]).reverse();
  for (const [i, group] of groups.entries()) {
    const undoStop = {
      undoStopBefore: i === 0 && imports.length + room.length === 0,
      undoStopAfter: i === groups.length - 1,
    };
    const body = new SnippetString(group[0]?.body);
    const places = group.map(({ at }) => positionOf(at));
    accepted &&= await editor.insertSnippet(body, places, undoStop);
  }
  // VS Code accepts edits of a read-only document too, and then changes nothing.
  if (!accepted || document.version === versionBefore) {
    throw new UserError(
      l10n.t('Nothing was inserted: this document is read-only. Use the command in one that can be edited.'),
    );
  }
}

async function replace(editor: TextEditor, changes: readonly Replacement[], undoStopBefore: boolean): Promise<boolean> {
  if (changes.length === 0) return true;
  return editor.edit(
    (builder) => {
      for (const { start, end, text } of changes) {
        builder.replace(new Range(positionOf(start), positionOf(end)), text);
      }
    },
    { undoStopBefore, undoStopAfter: false },
  );
}

function written(snippet: Snippet | undefined, pattern: PatternId): Snippet {
  if (snippet === undefined) throw new Error(`The pattern ${pattern} is not written in this kind.`);
  return snippet;
}
