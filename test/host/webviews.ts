import { setTimeout as delay } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

const lookIntervalMs = 100;

/**
 * The document of the stats panel that shows this heading; the view in the side bar may show the same. It is a frame in a
 * frame of the workbench.
 */
export async function panelWithHeading(page: Page, heading: string, limitMs = 30_000): Promise<Frame> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    for (const frame of page.frames()) {
      const isInner = frame.parentFrame() !== null && frame.parentFrame() !== page.mainFrame();
      if (isInner && (await shows(frame, heading))) return frame;
    }
    await delay(lookIntervalMs);
  }
  throw new Error(`No stats panel shows the heading "${heading}".`);
}

async function shows(frame: Frame, heading: string): Promise<boolean> {
  try {
    return await frame.locator('[data-mode=full]').getByRole('heading', { name: heading }).first().isVisible();
  } catch {
    return false; // the frame was replaced while it was asked
  }
}
