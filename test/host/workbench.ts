import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { runAndPick, runCommand } from './commandPalette';
import type { VscodeServer } from './vscodeServer';
import { panelWithHeading } from './webviews';

export interface WorkbenchOptions {
  readonly server: VscodeServer;
  /** The folder that is opened. */
  readonly folder: string;
  /** What the workbench is told beside the folder; read by a server with the test driver. */
  readonly payload?: Readonly<Record<string, string>>;
  /** Is given the page before the workbench is loaded into it. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const viewport = { width: 1280, height: 800 };
const actionLimitMs = 30_000;

/** The address at which the server opens a folder. */
export function workbenchAddress(authority: string, folder: string): URL {
  const address = new URL(`http://${authority}/`);
  address.searchParams.set('folder', folder);
  return address;
}

/** VS Code's window in a browser, and what a person does there. */
export class Workbench {
  readonly page: Page;

  static async open(browser: Browser, options: WorkbenchOptions): Promise<Workbench> {
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(actionLimitMs);
    await options.prepare?.(page);
    const address = workbenchAddress(options.server.authority, options.folder);
    const payload = Object.entries({ skipWelcome: 'true', ...options.payload });
    address.searchParams.set('payload', JSON.stringify(payload));
    await page.goto(address.href, { waitUntil: 'commit' });
    return new Workbench(page);
  }

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the container of views that has this name, by the command that VS Code makes for it. */
  async openContainer(name: string): Promise<void> {
    await this.runCommand(`View: Show ${name}`);
  }

  /** Runs a command by the Command Palette; the title includes the category. */
  async runCommand(title: string): Promise<void> {
    await runCommand(this.page, title);
  }

  /** Runs a command that opens a quick pick, and chooses there. */
  async runAndPick(title: string, label: string): Promise<void> {
    await runAndPick(this.page, title, label);
  }

  treeItem(name: string | RegExp): Locator {
    return this.page.locator('.sidebar').getByRole('treeitem', { name }).first();
  }

  async webview(heading: string): Promise<Frame> {
    return panelWithHeading(this.page, heading);
  }

  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text }).first();
  }

  async screenshot(path: string): Promise<void> {
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
