import * as v from 'valibot';
import { KEY_NAME } from './keyName';

/**
 * The right-click menus of the page. VS Code makes them of the manifest's `webview/context`: what an element says of itself
 * in `data-vscode-context`, with what those around it say, is what `when` clauses see and what the chosen command is given.
 * It comes from the page, so it is untrusted.
 */

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(300));
/** Who opened the menu: the page gives itself a name, since several may show one session. */
const PAGE = { page: v.pipe(v.string(), v.maxLength(40)), sessionId: id };
const ENTRY = { ...PAGE, cacheId: id, ...KEY_NAME };

// `hitrateSection` is what the manifest goes by.
const MenuTargetSchema = v.variant('hitrateSection', [
  v.object({ hitrateSection: v.literal('entry'), ...ENTRY }),
  v.object({ hitrateSection: v.literal('event'), ...ENTRY, eventId: id }),
  v.object({ hitrateSection: v.literal('chart'), ...PAGE, chart: text }),
  v.object({ hitrateSection: v.literal('number'), ...PAGE, text }),
]);
/** What in the page a menu was opened on. */
export type MenuTarget = v.InferOutput<typeof MenuTargetSchema>;

/** What a command of a menu was given, when it makes sense. */
export function readMenuTarget(argument: unknown): MenuTarget | undefined {
  const { success, output } = v.safeParse(MenuTargetSchema, argument);
  return success ? output : undefined;
}

/** What only the page itself can do. */
export type PageAct =
  | { readonly kind: 'filterEvents'; readonly key: string }
  | { readonly kind: 'showInCharts'; readonly cacheId: number; readonly key: string; readonly identity?: string }
  | { readonly kind: 'resetZoom' }
  | { readonly kind: 'copyChart'; readonly chart: string };

/** An act, and the page that is to do it. */
export interface AddressedAct {
  readonly page: string;
  readonly act: PageAct;
}
