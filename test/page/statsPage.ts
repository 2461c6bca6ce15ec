import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { PROTOCOL_VERSION, type Envelope, type Reply } from '../../src/protocol/envelope';
import type { HostMessage, PageInterest, SeriesBlock } from '../../src/protocol/page';
import { packedSnapshot } from '../../src/protocol/packedSnapshot';
import type { PageStrings } from '../../src/protocol/pageStrings';
import type { SessionSnapshot } from '../../src/protocol/snapshot';
import { newsSince } from '../../src/protocol/snapshotNews';
import { pageHtml, type PageMode } from '../../src/views/pageHtml';
import { CHROMIUM_FLAGS, chromiumPath } from '../chromium';
import { repository } from '../folders';
import { NO_VIEW } from './fixtures';
import { englishStrings } from './englishStrings';
import { installFakeHost } from './hostScript';
import { THEMES, type Theme, type ThemeName } from './themes';

const ORIGIN = 'https://hitrate.test';
/** A page needs a second or so; a machine that is busy with other tests may need many more. */
export const PAGE_TIMEOUT_MS = 30_000;
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
  '.map': 'application/json',
};

let browser: Browser;
/** For all pages whose clock goes: a context, which is a window, costs more than the page in it. */
let shared: BrowserContext;
const open = new Set<StatsPage>();
/** What went wrong in pages beside what their tests looked at. */
const complaints: string[] = [];

before('start the browser', async function () {
  this.timeout(PAGE_TIMEOUT_MS);
  browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS] });
  shared = await browser.newContext();
});

afterEach('close the pages', async function () {
  const pages = [...open];
  open.clear();
  for (const page of pages) {
    const problems = [...page.problems, ...(await page.violations())];
    complaints.push(...problems.map((problem) => `${this.currentTest?.fullTitle()}: ${problem}`));
    await page.close();
  }
});

after('end the browser; no page may have broken its policy or complained', async () => {
  await browser.close();
  assert.deepEqual(complaints, []);
});

export interface StatsPageOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly strings?: Partial<PageStrings>;
  /** What the page kept when it was last shown. */
  readonly kept?: unknown;
  readonly bodyClasses?: readonly string[];
  /** Stops the browser's clock, frames and timers, which then go on only with {@link StatsPage.pass}. */
  readonly fakeClock?: boolean;
  readonly mode?: PageMode;
}

/** The built page in a real browser, with the test in the place of the extension host. */
export class StatsPage {
  readonly problems: string[] = [];
  #step = 0;
  #sequence = 0;
  /** What the page has. */
  #snapshot: SessionSnapshot | null = null;

  private constructor(
    readonly page: Page,
    /** The clock is one of the whole context, which is then this page's own. */
    readonly hasFakeClock: boolean,
  ) {
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.problems.push(message.text());
    });
  }

  static async open(options: StatsPageOptions = {}): Promise<StatsPage> {
    const {
      theme = 'dark',
      width = 1280,
      height = 900,
      strings = {},
      kept,
      bodyClasses = [],
      fakeClock = false,
      mode = 'full',
    } = options;
    const page = await (fakeClock ? await browser.newContext() : shared).newPage();
    const opened = new StatsPage(page, fakeClock);
    open.add(opened);
    await page.setViewportSize({ width, height });
    if (fakeClock) {
      await page.clock.install({ time: 0 });
      await page.clock.pauseAt(1_000);
    }
    const { variables, bodyClasses: themeClasses } = THEMES[theme];
    await page.addInitScript(installFakeHost, { kept, variables, bodyClasses: [...themeClasses, ...bodyClasses] });
    await page.route(`${ORIGIN}/**`, (route) => route.fulfill(content(new URL(route.request().url()), strings, mode)));
    await page.goto(`${ORIGIN}/`);
    return opened;
  }

  async close(): Promise<void> {
    await (this.hasFakeClock ? this.page.context() : this.page).close();
  }

  /** Sends everything, and waits until it is drawn. */
  async hydrate(snapshot: SessionSnapshot | null, series = NO_SERIES, view = NO_VIEW): Promise<number> {
    this.#step += 1;
    this.#snapshot = snapshot;
    const packed = snapshot && packedSnapshot(snapshot);
    await this.send({ type: 'host/hydrate', step: this.#step, snapshot: packed, series, view });
    if (this.hasFakeClock) await this.pass(50);
    await this.drawn(this.#step);
    if (!this.hasFakeClock) await this.chartsDrawn();
    return this.#step;
  }

  /** Sends a newer snapshot, and waits until it is drawn. */
  async grow(snapshot: SessionSnapshot, series = NO_SERIES, view = NO_VIEW): Promise<number> {
    this.#step += 1;
    const news = newsSince(this.#snapshot ?? assert.fail('hydrate the page first'), snapshot);
    this.#snapshot = snapshot;
    await this.send({ type: 'host/delta', step: this.#step, news, series, view });
    if (this.hasFakeClock) await this.pass(50);
    await this.drawn(this.#step);
    if (!this.hasFakeClock) await this.chartsDrawn();
    return this.#step;
  }

  /** Sends an event of the host as it is, and waits for nothing. */
  async send(body: HostMessage): Promise<void> {
    await this.post({ ...this.#head(), kind: 'event', body });
  }

  async reply(to: number, reply: Reply): Promise<void> {
    await this.post({ ...this.#head(), kind: 'reply', to, reply });
  }

  async post(message: unknown): Promise<void> {
    await this.page.evaluate((data) => window.postMessage(data, '*'), message);
  }

  /** Everything that the page has posted so far. */
  async posted(): Promise<Envelope[]> {
    return (await this.page.evaluate(() => window.hitrateHost.posted)) as Envelope[];
  }

  /** The bodies of the page's events and requests that have this type. */
  async bodies(type: string): Promise<unknown[]> {
    const messages = (await this.posted()).flatMap((message) => (message.kind === 'reply' ? [] : [message.body]));
    return messages.filter((body) => (body as { type: string }).type === type);
  }

  /** What the page has said that it shows, in order. */
  async interests(): Promise<PageInterest[]> {
    return (await this.bodies('page/show')).map((body) => (body as { interest: PageInterest }).interest);
  }

  /** Waits until the newest of them is as wanted, and takes it. */
  async interest(isWanted: (interest: PageInterest) => boolean): Promise<PageInterest> {
    for (let tries = 0; tries < 200; tries += 1) {
      const newest = (await this.interests()).at(-1);
      if (newest !== undefined && isWanted(newest)) return newest;
      if (this.hasFakeClock) await this.pass(20);
      else await this.page.waitForTimeout(20);
    }
    return assert.fail(`the page shows something else: ${JSON.stringify((await this.interests()).at(-1))}`);
  }

  /** Waits for the page's `count`th request, and takes it. */
  async request(count = 1): Promise<Extract<Envelope, { kind: 'request' }>> {
    await this.page.waitForFunction(
      (wanted) => window.hitrateHost.posted.filter((m) => (m as { kind: string }).kind === 'request').length >= wanted,
      count,
    );
    const requests = (await this.posted()).filter((message) => message.kind === 'request');
    const request = requests[count - 1];
    if (request === undefined) throw new Error(`the page sent ${requests.length} requests, not ${count}`);
    return request;
  }

  /** Lets time pass on the stopped clock. */
  async pass(ms: number): Promise<void> {
    await this.page.clock.runFor(ms);
  }

  async drawn(step: number): Promise<void> {
    await this.page.waitForFunction(
      (wanted) =>
        window.hitrateHost.posted.some((message) => {
          const { body } = message as { body?: { type: string; step: number } };
          return body?.type === 'page/drawn' && body.step === wanted;
        }),
      step,
    );
  }

  /** Waits until no chart waits for its turn. */
  async chartsDrawn(): Promise<void> {
    await this.page.locator('.charts:not([data-waiting])').waitFor({ state: 'attached' });
  }

  /** Puts another theme into the page as VS Code does: first the classes, then the variables. */
  async setTheme({ bodyClasses, variables }: Theme): Promise<void> {
    await this.page.evaluate(
      ([classes, values]) => {
        document.body.className = classes.join(' ');
        document.documentElement.removeAttribute('style');
        for (const [name, value] of Object.entries(values)) {
          document.documentElement.style.setProperty(`--vscode-${name}`, value);
        }
      },
      [[...bodyClasses], { ...variables }] as const,
    );
  }

  violations(): Promise<string[]> {
    return this.page.evaluate(() => window.hitrateHost.violations);
  }

  button(action: string): Locator {
    return this.page.locator(`[data-action="${action}"]`);
  }

  /** The text of a cell in the table of caches. */
  cell(cacheId: number, field: string): Promise<string> {
    return this.page.locator(`[data-cache-id="${cacheId}"] [data-field="${field}"]`).innerText();
  }

  #head(): { version: number; sequence: number } {
    return { version: PROTOCOL_VERSION, sequence: this.#sequence++ };
  }
}

const NO_SERIES: SeriesBlock = { atMs: [], heapUsedBytes: [], weakAlive: [], caches: [], collections: [] };

function content(
  { pathname }: URL,
  strings: Partial<PageStrings>,
  mode: PageMode,
): { contentType: string; body: string | Buffer } {
  if (pathname === '/') return { contentType: 'text/html', body: html(strings, mode) };
  const body = readFileSync(join(repository, 'dist', pathname.slice(1)));
  return { contentType: CONTENT_TYPES[extname(pathname)] ?? 'application/octet-stream', body };
}

function html(strings: Partial<PageStrings>, mode: PageMode): string {
  return pageHtml({
    strings: { ...englishStrings, ...strings },
    scriptUri: `${ORIGIN}/page.js`,
    styleUris: [`${ORIGIN}/page.css`],
    cspSource: ORIGIN,
    nonce: 'bm9uY2U=',
    mode,
  });
}
