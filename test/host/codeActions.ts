import type { Page } from 'playwright-core';

const openLimitMs = 5_000;
const actionLimitMs = 45_000;

/**
 * Opens the menu of the light bulb, by keyboard, in the editor that has the focus, and waits for the action with this
 * title. VS Code looks for actions a moment after the cursor has moved, and closes the menu when it has found them
 * after the menu opened; a person presses the key again, and so does this.
 */
export async function openCodeActions(page: Page, title: string): Promise<void> {
  const action = page.locator('.action-widget').getByText(title);
  const deadline = Date.now() + actionLimitMs;
  for (;;) {
    await page.keyboard.press('Control+.');
    try {
      await action.waitFor({ timeout: openLimitMs });
      return;
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error(`The menu of the light bulb does not offer "${title}".`, { cause: error });
      await page.keyboard.press('Escape');
    }
  }
}
