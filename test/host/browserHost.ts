import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { type HostEnd, type HostTests, hostEnvironment, outputPrefix } from './hostTests';
import { installVscode } from './installation';
import { VscodeServer } from './vscodeServer';
import type { VscodeVersion } from './vscodeVersion';
import { Workbench } from './workbench';

const testsLimitMs = 240_000;
const hostEndLimitMs = 15_000;
const hostEndPattern = /Extension Host Process exited with code: (\S+), signal: (\w+)/;

/** Takes what the test driver reports through the page: what is logged, and the end of the tests. */
class Driver {
  readonly log: string[] = [];
  readonly ended: Promise<HostEnd>;
  #end: (end: HostEnd) => void = () => undefined;

  constructor() {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  async attach(page: Page): Promise<void> {
    page.once('crash', () => this.#end({ problem: 'The page of VS Code crashed.' }));
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) =>
      this.#take(type, format(...args)),
    );
    await page.exposeFunction('codeAutomationExit', (code: number) =>
      this.#end(code === 0 ? {} : { problem: `VS Code ended its tests with code ${code}.` }),
    );
  }

  #take(type: string, text: string): void {
    this.log.push(`[${type}] ${text}`);
    for (const line of text.split('\n')) {
      if (line.startsWith(outputPrefix)) console.log(line.slice(outputPrefix.length));
    }
  }
}

function limit(promise: Promise<HostEnd>, limitMs: number): Promise<HostEnd> {
  return new Promise((resolve, reject) => {
    const problem = `The tests did not end within ${limitMs / 1000} s.`;
    const timer = setTimeout(() => resolve({ problem }), limitMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The real end of the extension host, in the server's words: VS Code calls a host that crashed a success. */
async function hostEnd(server: VscodeServer): Promise<HostEnd> {
  try {
    const [, code, signal] = hostEndPattern.exec(await server.waitForLine(hostEndPattern, hostEndLimitMs)) ?? [];
    return code === '0' ? {} : { problem: `The extension host ended with code ${code}, signal ${signal}.` };
  } catch (error) {
    return { problem: String(error) };
  }
}

/** Runs the tests in a VS Code that is served to a browser: a real extension host, on Node. */
export async function runInBrowserHost(version: VscodeVersion, tests: HostTests): Promise<HostEnd> {
  const server = await VscodeServer.start(installVscode(version), { testDriver: true, env: hostEnvironment(tests) });
  try {
    const browser = await launchBrowser();
    try {
      const remote = (path: string): string => `vscode-remote://${server.authority}${path}`;
      const driver = new Driver();
      const workbench = await Workbench.open(browser, {
        server,
        folder: tests.workspace,
        payload: {
          extensionDevelopmentPath: remote(tests.extension),
          extensionTestsPath: remote(join(tests.suite, 'index.js')),
        },
        prepare: (page) => driver.attach(page),
      });
      const reported = await limit(driver.ended, testsLimitMs);
      // Also when all is well: the host writes its coverage before it ends.
      const end = reported.problem === undefined ? await hostEnd(server) : reported;
      if (end.problem !== undefined) {
        mkdirSync(tests.failureFolder, { recursive: true });
        await workbench.screenshot(join(tests.failureFolder, 'window.png'));
        server.copyLogs(join(tests.failureFolder, 'logs'));
        const log = ['The server:', ...server.log, '', 'The window:', ...driver.log];
        writeFileSync(join(tests.failureFolder, 'host.log'), `${log.join('\n')}\n`);
      }
      return end;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
