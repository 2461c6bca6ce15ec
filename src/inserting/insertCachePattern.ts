import { l10n, window, type QuickPick } from 'vscode';
import type { Pattern } from '../snippets/pattern';
import { PATTERNS } from '../snippets/patterns';
import { insertKind, libraryOf, planFor } from './insertPattern';
import { insertLibraryKind } from './insertLibraryKind';
import { insertionPreview } from './insertionPreview';
import { addressOf, insertionPlace, openTarget, type InsertionPlace } from './insertionTarget';
import { patternItems, watchButton, type PatternItem } from './patternItems';
import { PatternPreview } from './patternPreview';
import { projectNames } from './projectFiles';
import type { Watch } from './watch';

/** Lets the user choose a pattern, with what would be inserted shown beside, and inserts it or runs its scenario. */
export async function insertCachePattern(watchScenario: Watch): Promise<void> {
  const place = await insertionPlace();
  const chosen = await pick(place, patternItems(place.language, await packagesNamed(place)));
  if (chosen === undefined) return;
  if ('watch' in chosen) return watchScenario(chosen.watch.scenario);
  const target = await openTarget(place);
  // The preview may have been the last that was looked at.
  await window.showTextDocument(target.editor.document, target.editor.viewColumn);
  const { pattern, kind } = chosen;
  await (kind === 'library' ? insertLibraryKind(target, pattern.id) : insertKind(target, pattern.id, kind));
}

type Choice = NonNullable<PatternItem['offer']> | { readonly watch: Pattern };

async function pick(place: InsertionPlace, items: readonly PatternItem[]): Promise<Choice | undefined> {
  const preview = new PatternPreview(place.language);
  const quickPick = window.createQuickPick<PatternItem>();
  try {
    return await choiceOf(quickPick, items, async ({ pattern, kind }) =>
      preview.show(insertionPreview(planFor(place, pattern.id, kind), place.language)),
    );
  } finally {
    quickPick.dispose();
    await preview.close();
  }
}

function choiceOf(
  quickPick: QuickPick<PatternItem>,
  items: readonly PatternItem[],
  show: (offer: NonNullable<PatternItem['offer']>) => Promise<void>,
): Promise<Choice | undefined> {
  quickPick.title = l10n.t('Insert Cache Pattern');
  quickPick.placeholder = l10n.t('Choose what to insert; it is shown beside');
  quickPick.matchOnDescription = true;
  quickPick.matchOnDetail = true;
  // Showing the preview must not end the choice.
  quickPick.ignoreFocusOut = true;
  quickPick.buttons = [watchButton()];
  quickPick.items = items;
  return new Promise((resolve) => {
    const watch = (item: PatternItem | undefined): void => {
      if (item?.offer !== undefined) resolve({ watch: item.offer.pattern });
    };
    quickPick.onDidChangeActive(([item]) => {
      if (item?.offer !== undefined) void show(item.offer);
    });
    quickPick.onDidTriggerButton(() => watch(quickPick.activeItems[0]));
    quickPick.onDidTriggerItemButton(({ item }) => watch(item));
    quickPick.onDidAccept(() => resolve(quickPick.selectedItems[0]?.offer));
    quickPick.onDidHide(() => resolve(undefined));
    quickPick.show();
  });
}

/** The packages of the patterns' libraries that the project names. */
async function packagesNamed(place: InsertionPlace): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (const { id } of PATTERNS) {
    const install = libraryOf(id, place.language);
    if (install !== undefined && (await projectNames(install, addressOf(place)))) named.add(install.package);
  }
  return named;
}
