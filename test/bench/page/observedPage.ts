import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { Emitter } from '../../../src/base/emitter';
import { pageHtml } from '../../../src/views/pageHtml';
import { CHROMIUM_FLAGS, chromiumPath } from '../../chromium';
import { englishStrings } from '../../page/englishStrings';
import { THEMES } from '../../page/themes';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
};

/** What stands in the place of VS Code in the page. Runs there, so it may use nothing from outside of itself. */
function installHost({ variables, classes }: { variables: Record<string, string>; classes: string[] }): void {
  let kept: unknown;
  const toHost = (window as unknown as { hitrateToHost: (message: string) => void }).hitrateToHost;
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      postMessage: (message: { readonly body?: { readonly type?: string } }) => {
        if (message.body?.type === 'page/drawn' && performance.getEntriesByName('drawn').length === 0) {
          performance.mark('drawn');
        }
        toHost(JSON.stringify(message));
      },
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
    readonly server: Server,
    readonly browser: Browser,
    readonly page: Page,
    readonly cdp: CDPSession,
  ) {}

  /** Opens a page whose script and style sheet are the files `name`.js and `name`.css of `folder`. */
  static async open(folder: string, name: string): Promise<ObservedPage> {
    const server = await serve(folder, name);
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS] });
    const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error));
    const cdp = await context.newCDPSession(page);
    const observed = new ObservedPage(server, browser, page, cdp);
    // As bare as it can be: whatever the driver does in the page is measured with it.
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: 'hitrateToHost' });
    cdp.on('Runtime.bindingCalled', ({ payload }) => observed.#onDidPost.fire(JSON.parse(payload)));
    const { variables, bodyClasses } = THEMES.dark;
    await page.addInitScript(installHost, { variables: { ...variables }, classes: [...bodyClasses] });
    return observed;
  }

  /** Loads the page; tells how long it took from when it was asked for until it had drawn its first chart. */
  async load(): Promise<number> {
    const drawn = new Promise<void>((resolve) => {
      const subscription = this.onDidPost((message) => {
        if ((message as { body?: { type?: string } }).body?.type !== 'page/drawn') return;
        subscription.dispose();
        resolve();
      });
    });
    await this.page.goto(originOf(this.server));
    await drawn;
    return this.page.evaluate(() => performance.getEntriesByName('drawn')[0]?.startTime ?? Number.NaN);
  }

  /** Posts a message as VS Code does. */
  post(message: unknown): void {
    // As text, which a page takes apart fastest.
    const expression = `window.postMessage(JSON.parse(${JSON.stringify(JSON.stringify(message))}), '*')`;
    // A page that is being closed takes no message any more.
    void this.cdp.send('Runtime.evaluate', { expression }).catch(() => undefined);
  }

  /** Hides the page as VS Code does, which takes it away. */
  async hide(): Promise<void> {
    await this.page.goto('about:blank');
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
    this.#onDidPost.dispose();
  }
}

/** The page's files and the page itself, on this machine alone. */
async function serve(folder: string, name: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, originOf(server));
    const type = pathname === '/' ? 'text/html' : CONTENT_TYPES[extname(pathname)];
    if (type === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = pathname === '/' ? html(originOf(server), name) : readFileSync(join(folder, pathname.slice(1)));
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function html(origin: string, name: string): string {
  return pageHtml({
    strings: englishStrings,
    scriptUri: `${origin}/${name}.js`,
    styleUris: [`${origin}/${name}.css`],
    cspSource: origin,
    nonce: 'bm9uY2U=',
  });
}
