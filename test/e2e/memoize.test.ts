import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { repository, testCache } from '../folders';
import { runCodeAction } from '../host/codeActions';
import { newestVersion } from '../host/vscodeVersion';
import { packVsix } from '../host/vsix';
import { TemporaryFolder } from '../temporaryFolder';
import { packSymbolsExtension } from './symbolsExtension';
import { UserSession } from './userSession';

const startLimitMs = 180_000;
const COMMAND = 'Hitrate: Memoize This Function';

describe('Memoizing a function, by keyboard', () => {
  let folder: TemporaryFolder;
  let session: UserSession;

  before(async function () {
    this.timeout(2 * startLimitMs);
    folder = new TemporaryFolder();
    const vsix = join(folder.path, 'hitrate.vsix');
    packVsix(repository, vsix);
    session = await UserSession.start(newestVersion, vsix, packSymbolsExtension(folder.path));
    await session.workbench.runAndPick('Go to File...', 'fibonacci.js');
    await code().filter({ hasText: 'function fibonacci(n)' }).waitFor();
    // From the comment to the line of the function.
    await session.workbench.page.keyboard.press('ArrowDown');
  });

  afterEach(function () {
    return session.pictureFailure(this.currentTest, 'e2e-memoize');
  });

  after(async () => {
    await session.end();
    folder[Symbol.dispose]();
  });

  const page = () => session.workbench.page;
  const code = (): Locator => page().locator('.editor-instance .view-lines').first();
  const preview = (): Locator => page().locator('.bulk-edit-panel');
  const changes = (): Locator => preview().locator('.textedit .edit-checkbox');
  const bulb = (): Locator => page().locator('.codicon-light-bulb').filter({ visible: true }).first();
  const memoized = (): Locator => code().filter({ hasText: /return\smemoizedFibonacci\(n\)/ });

  it('shows the changes in the Refactor Preview, all of them ticked but the empty one that asks for it', async () => {
    await session.workbench.runCommand(COMMAND);
    await changes().first().waitFor();
    await session.workbench.screenshot(join(testCache, 'screenshots', 'refactor-preview.png'));
    assert.equal(await memoized().count(), 0);
    const ticked = await Promise.all((await changes().all()).map((tick) => tick.getAttribute('aria-checked')));
    assert.deepEqual(ticked, ['false', 'true', 'true', 'true']);
  });

  it('makes all of them when they are applied, and one undo takes them back', async () => {
    await page().keyboard.press('Control+Enter');
    await preview().waitFor({ state: 'hidden' });
    await memoized().waitFor();
    await session.workbench.runCommand('View: Focus Active Editor Group');
    await page().keyboard.press('Control+z');
    await memoized().waitFor({ state: 'detached' });
    await code().filter({ hasText: 'function fibonacci(n)' }).waitFor();
  });

  it('is in the menu of the light bulb on the line of the function, and changes nothing when it is discarded', async () => {
    // The bulb is looked for a moment after the cursor has moved: the one that is there may still be that of before.
    await page().keyboard.press('Control+Home');
    await bulb().waitFor({ state: 'hidden' });
    await page().keyboard.press('ArrowDown');
    await bulb().waitFor();
    await runCodeAction(page(), 'Memoize "fibonacci"', () =>
      session.workbench.screenshot(join(testCache, 'screenshots', 'light-bulb.png')),
    );
    await changes().first().waitFor();
    await preview().getByRole('button', { name: 'Discard' }).click();
    await preview().waitFor({ state: 'hidden' });
    assert.equal(await memoized().count(), 0);
  });
});
