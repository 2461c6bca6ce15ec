import type { Locator, Page } from 'playwright-core';

const stepLimitMs = 3_000;
const commandLimitMs = 60_000;
const settleMs = 400;
const farthestRow = 20;

function widget(page: Page): Locator {
  return page.locator('.quick-input-widget');
}

function input(page: Page): Locator {
  return widget(page).locator('.quick-input-box input').first();
}

/** The row with this label; after it, a row's accessible name may have more, such as a key binding. */
function row(page: Page, label: string, state = ''): Locator {
  const [exact, begins] = [JSON.stringify(label), JSON.stringify(`${label},`)];
  const item = `.monaco-list-row${state}`;
  return widget(page).locator(`${item}[aria-label=${exact}], ${item}[aria-label^=${begins}]`).first();
}

/** Types what filters the list, and moves down to the row with this label: it need not be the best match. */
async function findRow(page: Page, filter: string, label: string): Promise<void> {
  await input(page).fill(filter, { timeout: stepLimitMs });
  await row(page, label).waitFor({ timeout: stepLimitMs });
  for (let step = 0; step < farthestRow; step += 1) {
    if (await becomesVisible(row(page, label, '.focused'))) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`"${label}" is listed but was not reached by the arrow key.`);
}

/** The list is sorted a moment after the last key, so a row that is not focused yet may still be. */
async function becomesVisible(locator: Locator): Promise<boolean> {
  try {
    await locator.waitFor({ timeout: settleMs });
    return true;
  } catch {
    return false;
  }
}

/** Closes whatever quick pick is open. */
async function closeQuickPick(page: Page): Promise<void> {
  for (let attempt = 0; attempt < 10 && (await widget(page).isVisible()); attempt += 1) {
    await page.keyboard.press('Escape');
    await widget(page)
      .waitFor({ state: 'hidden', timeout: 1_000 })
      .catch(() => undefined); // it is looked at again
  }
}

/**
 * Runs a command as a person does by keyboard: F1, its title, Enter. The palette lists what was registered when it
 * opened, and one that is just closing swallows F1, so it is opened again until the command is there.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const deadline = Date.now() + commandLimitMs;
  for (;;) {
    try {
      await closeQuickPick(page);
      await page.keyboard.press('F1');
      await input(page).waitFor({ timeout: stepLimitMs });
      await findRow(page, `>${title}`, title);
      break;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`The Command Palette does not list "${title}".`, { cause: error });
    }
  }
  // Once and outside the loop: a command must not run twice because it was slow.
  await page.keyboard.press('Enter');
}

/** Chooses the item with this label in the quick pick that is open, by typing and Enter. */
export async function pickItem(page: Page, label: string): Promise<void> {
  await input(page).waitFor();
  await findRow(page, label, label);
  await page.keyboard.press('Enter');
}
