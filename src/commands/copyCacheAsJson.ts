import { env, l10n, window } from 'vscode';
import type { CommandContext } from './commandContext';
import { cacheFor } from './itemTarget';

/** Copies the numbers of a cache, as they are now, as JSON. */
export async function copyCacheAsJson({ sessions }: CommandContext, item: unknown): Promise<void> {
  const { cache } = cacheFor(sessions, item);
  await env.clipboard.writeText(JSON.stringify(cache, null, 2));
  window.setStatusBarMessage(l10n.t('Copied "{0}" as JSON.', cache.name), 5_000);
}
