import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { repository, testCache } from '../folders';
import { launchBrowser } from '../host/browser';
import { installVscode } from '../host/installation';
import { TemporaryFolder } from '../temporaryFolder';
import { VscodeServer } from '../host/vscodeServer';
import type { VscodeVersion } from '../host/vscodeVersion';
import { installVsix } from '../host/vsix';
import { Workbench } from '../host/workbench';

/** A theme as people, VS Code's window and a webview's document each call it. */
const themes = {
  dark: { label: 'Dark Modern', windowClass: 'vs-dark', webviewKind: 'vscode-dark' },
  light: { label: 'Light Modern', windowClass: 'vs', webviewKind: 'vscode-light' },
  highContrast: { label: 'Dark High Contrast', windowClass: 'hc-black', webviewKind: 'vscode-high-contrast' },
  highContrastLight: {
    label: 'Light High Contrast',
    windowClass: 'hc-light',
    webviewKind: 'vscode-high-contrast-light',
  },
} as const;

export type Theme = keyof typeof themes;

/** High enough for all rows of the tree: a row out of sight is not in the window's document. */
const VIEWPORT = { width: 1600, height: 1300 };

/** A VS Code as a user has it: the packages installed, a folder open in its window, and no other extension. */
export class UserSession {
  readonly workbench: Workbench;
  readonly #resources: Resources;

  static async start(version: VscodeVersion, ...packages: readonly string[]): Promise<UserSession> {
    const resources = new Resources();
    try {
      const folder = new TemporaryFolder();
      resources.add(() => folder[Symbol.dispose]());
      const workspace = join(folder.path, 'workspace');
      cpSync(join(repository, 'test/host/workspace'), workspace, { recursive: true });
      const extensionsFolder = join(folder.path, 'extensions');
      const installation = installVscode(version);
      for (const vsix of packages) installVsix(installation, vsix, extensionsFolder);
      const server = await VscodeServer.start(installation, { extensionsFolder });
      resources.add(() => server.stop());
      const browser = await launchBrowser();
      resources.add(() => browser.close());
      const workbench = await Workbench.open(browser, { server, folder: workspace });
      await workbench.page.setViewportSize(VIEWPORT);
      return new UserSession(workbench, resources);
    } catch (error) {
      await resources.release();
      throw error;
    }
  }

  private constructor(workbench: Workbench, resources: Resources) {
    this.workbench = workbench;
    this.#resources = resources;
  }

  /** Chooses a theme, and waits until the window and the webview with that heading have it. */
  async chooseTheme(theme: Theme, heading: string): Promise<void> {
    const { label, windowClass, webviewKind } = themes[theme];
    await this.workbench.runAndPick('Preferences: Color Theme', label);
    await this.workbench.page.locator(`.monaco-workbench.${windowClass}`).waitFor();
    const webview = await this.workbench.webview(heading);
    await webview.locator(`body[data-vscode-theme-kind="${webviewKind}"]`).waitFor();
  }

  /** After a test that has failed: keeps a picture of the window under `name`, and says where. */
  async pictureFailure(test: { readonly state?: string | undefined } | undefined, name: string): Promise<void> {
    if (test?.state !== 'failed') return;
    const path = join(testCache, 'failures', `${name}.png`);
    await this.workbench.screenshot(path);
    console.log(`See ${path}`);
  }

  async end(): Promise<void> {
    await this.#resources.release();
  }
}

/** What was started, to be ended in the opposite order. */
class Resources {
  readonly #ends: (() => Promise<void> | void)[] = [];

  add(end: () => Promise<void> | void): void {
    this.#ends.push(end);
  }

  async release(): Promise<void> {
    for (let end = this.#ends.pop(); end !== undefined; end = this.#ends.pop()) await end();
  }
}
