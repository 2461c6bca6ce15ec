import type { TreeDataProvider } from 'vscode';

/** The id of the view that is there while there is no session. */
export const WELCOME_VIEW = 'hitrate.welcome';

/** In the place of the live numbers while there are none: an empty tree, above which VS Code shows the words of welcome. */
export class WelcomeView implements TreeDataProvider<never> {
  getChildren(): never[] {
    return [];
  }

  getTreeItem(element: never): never {
    return element;
  }
}
