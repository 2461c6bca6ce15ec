import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { fasterPace } from '../../src/base/paces';
import { repository, testCache } from '../folders';
import { TemporaryFolder } from '../temporaryFolder';
import { versionsNamed } from '../host/vscodeVersion';
import { packVsix } from '../host/vsix';
import { type Theme, UserSession } from './userSession';

const scenario = 'LRU cache under a skewed workload';
const cheeses = 'Cheese stock: weak values';
const startLimitMs = 180_000;

/** Opens a row of the tree, unless it is open, and waits until what is in it stands below. */
async function expand(session: UserSession, name: RegExp): Promise<void> {
  const row = session.workbench.treeItem(name);
  if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  const [id, level] = [await row.getAttribute('id'), Number(await row.getAttribute('aria-level'))];
  await session.workbench.page.waitForFunction(
    ([rowId, childLevel]) => {
      const rows = [...document.querySelectorAll('.sidebar [role="treeitem"]')];
      const top = (element: Element): number => element.getBoundingClientRect().top;
      const below = rows.sort((a, b) => top(a) - top(b));
      const next = below[below.findIndex((element) => element.id === rowId) + 1];
      return next?.getAttribute('aria-level') === childLevel;
    },
    [id, `${level + 1}`] as const,
  );
}

/** The number that a row of the tree reads out after its name, of the newest session's first cache. */
async function numberInTree(session: UserSession, name: string): Promise<string> {
  await expand(session, /^Cache /);
  const spoken = await session.workbench.treeItem(new RegExp(`^${name}: `)).getAttribute('aria-label');
  return spoken?.slice(`${name}: `.length) ?? '';
}

async function numberInPanel(panel: Frame, field: string): Promise<string> {
  return panel.locator(`[data-cache-id] [data-field="${field}"]`).first().innerText();
}

async function untilChanged(panel: Frame, field: string): Promise<void> {
  const before = await numberInPanel(panel, field);
  const cell = panel.locator(`[data-cache-id] [data-field="${field}"]`).first();
  await cell.filter({ hasNotText: before }).waitFor();
}

async function run(session: UserSession, title: string): Promise<void> {
  await session.workbench.runAndPick('Hitrate: Run Cache Demo', title);
}

/** The process id that the tree reads out once it shows the run; a little earlier it still shows the one before. */
async function observedProcess(session: UserSession): Promise<number> {
  const spoken = await session.workbench.treeItem(/^Session .*: Running, .*process \d+/).getAttribute('aria-label');
  return Number(/process (\d+)/.exec(spoken ?? '')?.[1]);
}

/** Resolves when the operating system has taken the process away. The test's own time-out bounds it. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise(setImmediate);
  }
}

describe('The packaged extension, used by keyboard', () => {
  let folder: TemporaryFolder;
  let vsix: string;

  before(function () {
    this.timeout(startLimitMs);
    folder = new TemporaryFolder();
    vsix = join(folder.path, 'hitrate.vsix');
    packVsix(repository, vsix);
  });

  after(() => folder[Symbol.dispose]());

  for (const version of versionsNamed(process.env['HITRATE_VSCODE'] ?? 'all')) {
    describe(`in VS Code ${version.name}`, () => {
      let session: UserSession;

      before(async function () {
        this.timeout(startLimitMs);
        session = await UserSession.start(version, vsix);
      });

      afterEach(function () {
        return session.pictureFailure(this.currentTest, `e2e-${version.name}`);
      });

      after(() => session.end());

      it('lists the scenarios in its view', async () => {
        await session.workbench.openContainer('Hitrate');
        await session.workbench.treeItem(new RegExp(scenario)).waitFor();
      });

      it('runs the cache demo that is chosen after F1', async () => {
        await run(session, scenario);
        await session.workbench.treeItem(/^Session .*: Running/).waitFor();
      });

      it('shows the cache in the tree and in the status bar while it runs', async () => {
        await session.workbench.treeItem(/^Cache .*, [\d,]+ of [\d,]+ entries, hit rate/).waitFor();
        await session.workbench.statusItem(/[\d,]+\/[\d,]+ · .*%/).waitFor();
      });

      it('shows live numbers in the panel', async () => {
        const panel = await session.workbench.webview(scenario);
        await untilChanged(panel, 'hits');
      });

      const looks: readonly Theme[] = ['dark', 'light', 'highContrast', 'highContrastLight'];
      for (const theme of looks) {
        it(`follows the theme and is pictured: ${theme}`, async () => {
          await session.chooseTheme(theme, scenario);
          const path = join(testCache, 'screenshots', `${version.name}-${theme}.png`);
          await session.workbench.screenshot(path);
          assert.ok(existsSync(path));
        });
      }

      it('shows the same final numbers in the tree and in the panel once it was stopped', async () => {
        await session.workbench.runCommand('Hitrate: Stop Observed Process');
        await session.workbench.treeItem(/^Session .*: Ended/).waitFor();
        const panel = await session.workbench.webview(scenario);
        await panel.locator('[data-state="exited"]').waitFor();
        for (const [name, field] of [
          ['Size', 'size'],
          ['Hits', 'hits'],
          ['Misses', 'misses'],
          ['Hit rate', 'hitRate'],
          ['Evictions', 'evictions'],
        ] as const) {
          const inPanel = await numberInPanel(panel, field);
          assert.match(inPanel, /\d/);
          assert.equal(await numberInTree(session, name), inPanel, name);
        }
      });

      it('says that the process was killed, in the tree and in the panel, and keeps the data', async () => {
        await run(session, scenario);
        const panel = await session.workbench.webview(scenario);
        await untilChanged(panel, 'hits');
        const pid = await observedProcess(session);
        process.kill(pid, 'SIGKILL');
        await session.workbench.treeItem('Crashed: Ended by SIGKILL').waitFor();
        await panel.locator('.crash').filter({ hasText: 'SIGKILL' }).waitFor();
        assert.equal(await numberInTree(session, 'Hits'), await numberInPanel(panel, 'hits'));
        assert.notEqual(await numberInTree(session, 'Hits'), '0');
        await session.workbench.screenshot(join(testCache, 'screenshots', `${version.name}-crashed.png`));
      });

      it('shows everything at once when it is shown again, of a process that went on meanwhile', async () => {
        await run(session, scenario);
        const before = await numberInPanel(await session.workbench.webview(scenario), 'hits');
        await session.workbench.runCommand('File: New Untitled Text File');
        await session.workbench.page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
        await session.workbench.runCommand('View: Close Editor');
        const panel = await session.workbench.webview(scenario);
        await panel.locator('[data-cache-id] [data-field="hits"]').first().filter({ hasNotText: before }).waitFor();
        await panel.locator('[data-chart="occupancy"] canvas').first().waitFor();
        await untilChanged(panel, 'hits');
      });

      it('says after a reload of the window that its session has ended, and runs it again', async () => {
        const { page } = session.workbench;
        const reloaded = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
        await session.workbench.runCommand('Developer: Reload Window');
        await reloaded;
        const panel = await session.workbench.webview(scenario);
        await panel.locator('[data-action="runAgain"]').click();
        await panel.locator('[data-state="running"]').waitFor();
        await untilChanged(await session.workbench.webview(scenario), 'hits');
        await session.workbench.runCommand('Hitrate: Stop Observed Process');
      });

      it('runs the next scenario after a crash, and sees each cheese collected once', async () => {
        await run(session, cheeses);
        // While it is held it cannot end before the last of the commands.
        await session.workbench.runCommand('Hitrate: Pause Observed Process');
        for (let pace = 1; pace > 0; pace = fasterPace(pace)) {
          await session.workbench.runCommand('Hitrate: Show Steps Shorter');
        }
        await session.workbench.runCommand('Hitrate: Resume Observed Process');
        await session.workbench.treeItem(/^Session .*: Ended/).waitFor();
        const events = /^Last events: .*, 4 of them seen collected$/;
        await session.workbench.treeItem(events).waitFor();
        await expand(session, events);
        for (const cheese of ['Red Leicester', 'Tilsit', 'Brie', 'Parmesan']) {
          await session.workbench.treeItem(new RegExp(`^${cheese} of stock, seen collected`)).waitFor();
        }
        const panel = await session.workbench.webview(cheeses);
        assert.equal(await numberInPanel(panel, 'collected'), '4');
      });

      it('leaves no observed process behind when VS Code ends', async () => {
        await run(session, scenario);
        await session.workbench.treeItem(/^Session .*: Running/).waitFor();
        const pid = await observedProcess(session);
        await session.end();
        await gone(pid);
      });
    });
  }
});
