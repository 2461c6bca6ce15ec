import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { testCache } from '../folders';
import { packagedSession } from './packagedSession';
import { runCodeAction } from '../host/codeActions';
import { packSymbolsExtension } from './symbolsExtension';

const COMMAND = 'Hitrate: Memoize This Function';

describe('Memoizing a function, by keyboard', () => {
  const session = packagedSession('e2e-memoize', (folder) => [packSymbolsExtension(folder)]);

  before(async () => {
    await session().workbench.runAndPick('Go to File...', 'fibonacci.js');
    await code().filter({ hasText: 'function fibonacci(n)' }).waitFor();
    // From the comment to the line of the function.
    await session().workbench.page.keyboard.press('ArrowDown');
  });

  const page = () => session().workbench.page;
  const code = (): Locator => page().locator('.editor-instance .view-lines').first();
  const preview = (): Locator => page().locator('.bulk-edit-panel');
  const changes = (): Locator => preview().locator('.textedit .edit-checkbox');
  const bulb = (): Locator => page().locator('.codicon-light-bulb').filter({ visible: true }).first();
  const memoized = (): Locator => code().filter({ hasText: /return\smemoizedFibonacci\(n\)/ });

  it('shows the changes in the Refactor Preview, all of them ticked but the empty one that asks for it', async () => {
    await session().workbench.runCommand(COMMAND);
    await changes().first().waitFor();
    await session().workbench.screenshot(join(testCache, 'screenshots', 'refactor-preview.png'));
    assert.equal(await memoized().count(), 0);
    const ticked = await Promise.all((await changes().all()).map((tick) => tick.getAttribute('aria-checked')));
    assert.deepEqual(ticked, ['false', 'true', 'true', 'true']);
  });

  it('makes all of them when they are applied, and one undo takes them back', async () => {
    await page().keyboard.press('Control+Enter');
    await preview().waitFor({ state: 'hidden' });
    await memoized().waitFor();
    await session()
      .workbench.statusItem(/Ln (?!2,)/)
      .waitFor();
    await session().workbench.runCommand('View: Focus Active Editor Group');
    await page().keyboard.press('Control+z');
    await memoized().waitFor({ state: 'detached' });
    // VS Code puts the cursor back a moment after the text; a key that is pressed before would be for nothing.
    await session().workbench.statusItem('Ln 2, Col 1').waitFor();
    await code().filter({ hasText: 'function fibonacci(n)' }).waitFor();
  });

  it('is in the menu of the light bulb on the line of the function, and changes nothing when it is discarded', async () => {
    // The bulb is looked for a moment after the cursor has moved: the one that is there may still be that of before.
    await page().keyboard.press('Control+Home');
    await session().workbench.statusItem('Ln 1, Col 1').waitFor();
    await bulb().waitFor({ state: 'hidden' });
    await page().keyboard.press('ArrowDown');
    await bulb().waitFor();
    await runCodeAction(page(), 'Memoize "fibonacci"', () =>
      session().workbench.screenshot(join(testCache, 'screenshots', 'light-bulb.png')),
    );
    await changes().first().waitFor();
    await preview().getByRole('button', { name: 'Discard' }).click();
    await preview().waitFor({ state: 'hidden' });
    assert.equal(await memoized().count(), 0);
  });
});
