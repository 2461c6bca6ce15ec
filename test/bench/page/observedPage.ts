import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { Emitter } from '../../../src/base/emitter';
import { pageHtml } from '../../../src/views/pageHtml';
import { CHROMIUM_FLAGS, chromiumPath } from '../../chromium';
import { englishStrings } from '../../page/englishStrings';
import { THEMES } from '../../page/themes';

const ORIGIN = 'https://hitrate.test';
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
};

/** What stands in the place of VS Code in the page. Runs there, so it may use nothing from outside of itself. */
function installHost({ variables, classes }: { variables: Record<string, string>; classes: string[] }): void {
  let kept: unknown;
  const toHost = (window as unknown as { hitrateToHost: (message: unknown) => void }).hitrateToHost;
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => toHost(message),
      getState: () => kept,
      setState: (state: unknown) => {
        kept = state;
      },
    }),
  });
  document.addEventListener('DOMContentLoaded', () => {
    document.body.classList.add(...classes);
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
  });
}

/** A page in Chromium that gets its messages from the benchmark. */
export class ObservedPage {
  readonly #onDidPost = new Emitter<unknown>();
  /** Whatever the page posts to its host. */
  readonly onDidPost = this.#onDidPost.event;

  private constructor(
    readonly browser: Browser,
    readonly page: Page,
    readonly cdp: CDPSession,
  ) {}

  /** Opens a page whose script and style sheet are the files `name`.js and `name`.css of `folder`. */
  static async open(folder: string, name: string): Promise<ObservedPage> {
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS] });
    const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error));
    const cdp = await context.newCDPSession(page);
    const observed = new ObservedPage(browser, page, cdp);
    await page.exposeFunction('hitrateToHost', (message: unknown) => observed.#onDidPost.fire(message));
    const { variables, bodyClasses } = THEMES.dark;
    await page.addInitScript(installHost, { variables: { ...variables }, classes: [...bodyClasses] });
    const html = pageHtml({
      strings: englishStrings,
      scriptUri: `${ORIGIN}/${name}.js`,
      styleUris: [`${ORIGIN}/${name}.css`],
      cspSource: ORIGIN,
      nonce: 'bm9uY2U=',
    });
    await context.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
      const body = readFileSync(join(folder, pathname.slice(1)));
      return route.fulfill({ contentType: CONTENT_TYPES[extname(pathname)] ?? 'application/octet-stream', body });
    });
    return observed;
  }

  async load(): Promise<void> {
    await this.page.goto(`${ORIGIN}/`);
  }

  /** Posts a message as VS Code does. */
  post(message: unknown): void {
    // A page that is being closed takes no message any more.
    void this.page
      // As text: the driver takes an object apart and puts it together again, which costs the page more than the message.
      .evaluate((text) => window.postMessage(JSON.parse(text), '*'), JSON.stringify(message))
      .catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.#onDidPost.dispose();
  }
}
