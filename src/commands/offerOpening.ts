import { l10n, window } from 'vscode';

/** Says where something went, and opens it when the user wants that; nobody waits for the answer. */
export function offerOpening(message: string, open: () => Thenable<unknown>): void {
  const label = l10n.t('Open');
  void window.showInformationMessage(message, label).then((chosen) => (chosen === label ? open() : undefined));
}
