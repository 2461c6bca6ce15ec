import assert from 'node:assert/strict';
import { figure } from './chartProbe';
import { residencies, seriesBlock, sessionSnapshot } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';

const view = { entries: null, events: null, details: null, residencies: residencies(10) };

describe('The copied picture of a chart', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('is a PNG with title and legend above the chart, on the background of the theme', async () => {
    const stats = await StatsPage.open();
    await stats.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await stats.hydrate(sessionSnapshot(), seriesBlock(60), view);
    await stats.page.getByRole('button', { name: 'Copy picture: Hit rate and traffic' }).click();
    await figure(stats, 'traffic').getByText('The picture was copied.').waitFor();
    const { clientWidth, clientHeight } = await figure(stats, 'traffic')
      .locator('canvas')
      .evaluate((canvas) => ({ clientWidth: canvas.clientWidth, clientHeight: canvas.clientHeight }));
    const picture = await stats.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const blob = await item?.getType('image/png');
      if (blob === undefined) throw new Error('no PNG');
      const bitmap = await createImageBitmap(blob);
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
      const colours = new Set<string>();
      let isOpaque = true;
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] !== 255) isOpaque = false;
        // What is above the chart.
        if (i / 4 / bitmap.width < 45) colours.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
      }
      return {
        width: bitmap.width,
        height: bitmap.height,
        isOpaque,
        head: [...colours],
        corner: [...data.slice(0, 3)],
      };
    });
    assert.ok(picture.width > clientWidth && picture.height > clientHeight + 30);
    assert.ok(picture.isOpaque);
    assert.deepEqual(picture.corner, [0x1f, 0x1f, 0x1f]);
    assert.ok(picture.head.includes('204,204,204'), 'the title');
    assert.ok(picture.head.includes('89,164,249'), 'the first line, in the legend');
  });

  it('is there for every chart', async () => {
    const stats = await StatsPage.open();
    await stats.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await stats.hydrate(sessionSnapshot(), seriesBlock(60), view);
    for (const chart of ['occupancy', 'memory', 'residency'] as const) {
      await figure(stats, chart).locator('.copy').click();
      await figure(stats, chart).getByText('The picture was copied.').waitFor();
    }
  });

  it('says in a sentence when it cannot be copied', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot(), seriesBlock(60), view);
    await stats.page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('Write permission denied.'));
    });
    await figure(stats, 'memory').locator('.copy').click();
    const said = figure(stats, 'memory').getByRole('status');
    await said.getByText('The picture could not be copied: Write permission denied.').waitFor();
  });
});
