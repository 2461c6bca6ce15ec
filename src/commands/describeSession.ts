import { env, l10n, window, workspace } from 'vscode';
import { Formatter } from '../base/format';
import { describeState } from '../session/export/describeState';
import type { Session } from '../session/session';
import { offerOpening } from './offerOpening';
import { stateTexts } from './stateTexts';

/** Copies a text that says how a session stands, and offers to open it. */
export async function describeSession({ snapshot }: Session): Promise<void> {
  const content = describeState(snapshot, new Formatter(env.language), stateTexts);
  await env.clipboard.writeText(content);
  const [first = ''] = content.split('\n');
  offerOpening(l10n.t('Copied: {0}', first), async () =>
    window.showTextDocument(await workspace.openTextDocument({ content, language: 'plaintext' })),
  );
}
