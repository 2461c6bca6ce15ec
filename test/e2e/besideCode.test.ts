import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { testCache } from '../folders';
import { packagedSession } from './packagedSession';

const scenario = 'LRU cache under a skewed workload';

/** What a part of the code is drawn with: the text behind it, and its colour. */
interface Drawn {
  readonly text: string;
  readonly colour: string;
}

describe('Beside the code, by keyboard', () => {
  const session = packagedSession('e2e-code');

  before(async () => {
    await session().workbench.openContainer('Hitrate');
  });

  const page = () => session().workbench.page;
  const lens = (): Locator =>
    page()
      .locator('.codelens-decoration', { hasText: /^users / })
      .first();
  const welcome = (): Locator => page().locator('.sidebar').getByText('No session runs.').first();

  /** What the tree shows of the cache: its size, capacity and hit rate. */
  async function numbersInTree(): Promise<string> {
    const spoken = await session()
      .workbench.treeItem(/^Cache users, /)
      .getAttribute('aria-label');
    const [, size = '', capacity = '', rate = ''] =
      /, ([\d,]+) of ([\d,]+) entries, hit rate (\S+)/.exec(spoken ?? '') ?? [];
    return `users ${size}/${capacity} · ${rate}`;
  }

  /** What stands behind lines, in whatever form. */
  async function behindLines(): Promise<Drawn[]> {
    return page().evaluate(() =>
      [...document.querySelectorAll('.view-line [class*="TextEditorDecorationType"]')]
        .map((element) => getComputedStyle(element, '::after'))
        .map(({ content, color }) => ({ text: content.replace(/^"|"$/g, ''), colour: color }))
        .filter(({ text }) => text !== 'none' && text !== ''),
    );
  }

  it('says where the live numbers will be how to get some, until there are some', async () => {
    await welcome().waitFor();
    await page().locator('.sidebar').getByRole('button', { name: 'Run Cache Demo' }).first().waitFor();
    await session().workbench.runAndPick('Hitrate: Run Cache Demo', scenario);
    await session().workbench.webview(scenario);
    await welcome().waitFor({ state: 'detached' });
  });

  it('says above the line that creates a cache what the tree says, live and while it is paused', async () => {
    await session().workbench.runCommand('Hitrate: Open Scenario Source');
    const before = await lens().innerText();
    await lens().filter({ hasNotText: before }).waitFor();
    await session().workbench.runCommand('Hitrate: Pause Observed Process');
    await session()
      .workbench.treeItem(/^Session .*: Paused/)
      .waitFor();
    // Nothing counts any more, so both come to say the same; the test's own time-out bounds it.
    while (!(await lens().innerText()).startsWith(await numbersInTree())) await new Promise(setImmediate);
    assert.deepEqual(await behindLines(), []);
  });

  it('says it dimmed behind the line when the session has ended, and no more above it', async () => {
    const colour = await lens().evaluate((element) => getComputedStyle(element).color);
    await session().workbench.runCommand('Hitrate: Stop Observed Process');
    await session()
      .workbench.treeItem(/^Session .*: Ended/)
      .waitFor();
    await lens().waitFor({ state: 'detached' });
    const [drawn, ...others] = await behindLines();
    assert.ok(drawn?.text.startsWith(`ended: ${await numbersInTree()} · `), drawn?.text);
    assert.notEqual(drawn?.colour, colour);
    assert.deepEqual(others, []);
    await session().workbench.screenshot(join(testCache, 'screenshots', 'code-ended.png'));
  });

  it('writes what happens as text into the Output panel', async () => {
    await session().workbench.runCommand('Hitrate: Show Event Log');
    await page()
      .locator('.part.panel .view-line', { hasText: /users\s.*left,\s+as\s+the\s+cache\s+was\s+full/ })
      .first()
      .waitFor();
    await session().workbench.runCommand('Hitrate: Restart Scenario');
    await page()
      .locator('.part.panel .view-line', { hasText: /skewed\s+workload\s+Running/ })
      .first()
      .waitFor();
  });
});
