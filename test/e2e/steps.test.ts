import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { findScenario } from '../../src/scenarios/catalogue';
import { testCache } from '../folders';
import { packagedSession } from './packagedSession';
import type { UserSession } from './userSession';

/** One of each group. */
const SCENARIOS = ['lru-size', 'pool', 'cheese'];

const steppingLimitMs = 120_000;

/** What the panel tells of the step at which the program is held. */
interface Told {
  readonly number: number;
  readonly title: string;
  readonly narration: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

async function told(panel: Frame, number: number): Promise<Told> {
  const region = panel.locator(`.narration[data-step="${number}"]`);
  await region.locator('.standing').filter({ hasText: 'Held before its lines' }).waitFor();
  const heading = await region.locator('h2').innerText();
  const [, firstLine = '', lastLine = ''] = /(\d+) to (\d+)$/.exec(await region.locator('.place').innerText()) ?? [];
  return {
    number,
    title: heading.slice(`Step ${number}: `.length),
    narration: await region.locator('.told').innerText(),
    firstLine: Number(firstLine),
    lastLine: Number(lastLine),
  };
}

/** Resolves when the lines that are marked in the source are these, by the numbers in its margin. */
async function untilMarked(session: UserSession, { firstLine, lastLine }: Told): Promise<void> {
  await session.workbench.page.waitForFunction(
    (wanted) => {
      const editor = document.querySelector('.editor-instance .monaco-editor');
      const marks = editor?.querySelectorAll('.view-overlays .cdr[class*="ced-"]') ?? [];
      const tops = Array.from(marks, (mark) => mark.getBoundingClientRect().top);
      const lines = Array.from(editor?.querySelectorAll('.line-numbers') ?? [])
        .filter((line) => tops.some((top) => Math.abs(top - line.getBoundingClientRect().top) < 2))
        .map((line) => Number(line.textContent))
        .sort((a, b) => a - b);
      return lines.length === wanted.lastLine - wanted.firstLine + 1 && lines[0] === wanted.firstLine;
    },
    { firstLine, lastLine },
  );
}

describe('Stepping through a scenario, by keyboard', () => {
  const session = packagedSession('e2e-steps');

  before(async () => {
    await session().workbench.openContainer('Hitrate');
  });

  for (const id of SCENARIOS) {
    it(`panel, tree and marked source agree at every step of "${id}"`, async function () {
      this.timeout(steppingLimitMs);
      const { workbench } = session();
      const title = findScenario(id)?.title ?? '';
      await workbench.runAndPick('Hitrate: Step Through Cache Demo…', title);
      const panel = await workbench.webview(title);
      for (let number = 1; ; number += 1) {
        const step = await told(panel, number);
        const spoken = `Step ${number}, held: ${step.title}. ${step.narration}`;
        await workbench.page.locator('.sidebar').getByRole('treeitem', { name: spoken, exact: true }).waitFor();
        await untilMarked(session(), step);
        assert.equal(await panel.locator('.steps li').count(), number);
        await workbench.screenshot(join(testCache, 'screenshots', `steps-${id}-${number}.png`));
        await workbench.runCommand('Hitrate: Step Observed Process');
        const next = panel.locator(`.narration[data-step="${number + 1}"]`);
        await next.or(panel.locator('[data-state="exited"]')).first().waitFor();
        if (await panel.locator('[data-state="exited"]').isVisible()) break;
      }
      await workbench.treeItem(/^Session .*: Ended/).waitFor();
      assert.equal(await panel.locator('.checks [data-met="false"]').count(), 0);
      assert.ok((await panel.locator('.checks [data-met="true"]').count()) > 0);
      await workbench.page
        .locator('.editor-instance .monaco-editor .cdr[class*="ced-"]')
        .first()
        .waitFor({ state: 'detached' });
    });
  }
});
