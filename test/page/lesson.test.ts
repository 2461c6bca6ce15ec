import assert from 'node:assert/strict';
import { cacheSnapshot, lesson, sessionSnapshot, sessionState, step } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';

const told = sessionSnapshot({
  ...lesson,
  caches: [cacheSnapshot(), cacheSnapshot({ id: 2, name: 'connections', type: 'pool' })],
});

async function opened(parts: Partial<typeof told> = {}): Promise<StatsPage> {
  const stats = await StatsPage.open();
  await stats.hydrate({ ...told, ...parts });
  return stats;
}

describe('The narration', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('tells number, title, text, what to watch and the difference of the current step', async () => {
    const { page } = await opened();
    const region = page.getByRole('region', { name: 'Step 3: Let go of cheese 3' });
    const text = await region.innerText();
    for (const part of [step(3).narration, step(3).watch, step(3).python, 'cheese.mjs, lines 30 to 34']) {
      assert.ok(text.includes(part), part);
    }
  });

  it('leaves out the difference where there is none, and the lines where they are not known', async () => {
    const { page } = await opened({ currentStep: step(3, { python: '', place: null }) });
    assert.ok(await page.getByText('Python and JavaScript').isHidden());
    assert.ok(await page.getByRole('button', { name: 'Open Source' }).isHidden());
  });

  it('lists the steps so far and marks the current one', async () => {
    const { page } = await opened();
    const items = page.locator('.steps li');
    assert.deepEqual(
      await items.allInnerTexts(),
      [1, 2, 3].map((n) => step(n).title),
    );
    assert.deepEqual(await items.evaluateAll((all) => all.map((item) => item.getAttribute('aria-current'))), [
      null,
      null,
      'step',
    ]);
  });

  it('says whether the program is held before the lines, goes on, or is over', async () => {
    const stats = await opened();
    const standing = stats.page.locator('.standing');
    assert.equal(await standing.innerText(), 'Held before its lines');
    await stats.grow({ ...told, state: { kind: 'running' }, heldAt: null });
    assert.equal(await standing.innerText(), 'Going on');
    await stats.grow({ ...told, state: sessionState('exited'), heldAt: null });
    assert.equal(await standing.innerText(), 'Over');
    assert.equal(await stats.page.locator('.steps [aria-current]').count(), 0);
  });

  it('is not there for a program that tells nothing', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot());
    assert.ok(await stats.page.locator('.lesson').isHidden());
    assert.ok(await stats.page.getByLabel('Speed').isHidden());
  });

  it('announces a step when it begins, and no sample', async () => {
    const stats = await opened();
    const announced = (): Promise<string | null> => stats.page.locator('.session > [role="status"]').textContent();
    assert.equal(await announced(), '', 'what was so already is read with the page');
    await stats.grow({ ...told, operations: 5, elapsedMs: 70_000 });
    assert.equal(await announced(), '');
    await stats.grow({ ...told, steps: [...told.steps, step(4)], currentStep: step(4), heldAt: 4 });
    assert.equal(await announced(), `Step 4: Let go of cheese 4. ${step(4).narration}`);
  });

  it('opens the source by its button', async () => {
    const stats = await opened();
    await stats.button('openSource').click();
    assert.deepEqual((await stats.request()).body, { type: 'session/openSource' });
  });

  it('shows text of the program as text, whatever it is', async () => {
    const { page } = await opened({ currentStep: step(3, { title: '<img src=x>', narration: '<b>bold</b>' }) });
    assert.equal(await page.locator('.narration img, .narration b').count(), 0);
    assert.equal(await page.locator('.told').innerText(), '<b>bold</b>');
  });
});

describe('The controls of a scenario', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('step and restart by the keys . and R', async () => {
    const stats = await opened();
    await stats.page.keyboard.press('.');
    await stats.page.keyboard.press('r');
    assert.deepEqual((await stats.request(1)).body, { type: 'session/step' });
    assert.deepEqual((await stats.request(2)).body, { type: 'session/restart' });
  });

  it('choose the speed by keyboard, and show the one that is', async () => {
    const stats = await opened();
    const speed = stats.page.getByLabel('Speed');
    assert.equal(await speed.inputValue(), '1');
    await speed.focus();
    await stats.page.keyboard.press('ArrowDown');
    const { body, sequence } = await stats.request();
    assert.deepEqual(body, { type: 'session/setPace', factor: 0.5 });
    await stats.reply(sequence, { ok: true });
    await stats.grow({ ...told, pace: 0 });
    assert.equal(await speed.inputValue(), '0');
    assert.deepEqual(
      (await speed.locator('option').allInnerTexts()).map((text) => text.trim()),
      ['0.25×', '0.5×', '1×', '2×', '4×', 'No waiting'],
    );
  });
});

describe('The sliders', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('have a name, a value in words, and bounds', async () => {
    const { page } = await opened();
    const slider = page.getByRole('slider', { name: 'Different keys' });
    assert.equal(await slider.getAttribute('aria-valuetext'), '10,000');
    assert.deepEqual(
      await slider.evaluate((input: HTMLInputElement) => [input.min, input.max, input.step, input.value]),
      ['100', '100000', '100', '10000'],
    );
  });

  it('ask for what is chosen by keyboard, one value at a time and then for the newest', async () => {
    const stats = await opened();
    const slider = stats.page.getByRole('slider', { name: 'Skew of the keys' });
    await slider.focus();
    for (let i = 0; i < 5; i += 1) await stats.page.keyboard.press('ArrowRight');
    const { body, sequence } = await stats.request();
    assert.deepEqual(body, { type: 'session/setParameter', id: 'skew', value: 1 });
    assert.equal((await stats.bodies('session/setParameter')).length, 1);
    await stats.reply(sequence, { ok: true });
    assert.deepEqual((await stats.request(2)).body, { type: 'session/setParameter', id: 'skew', value: 1.04 });
    assert.equal(await slider.getAttribute('aria-valuetext'), '1.04');
  });

  it('do not jump back to what an older snapshot says', async () => {
    const stats = await opened();
    const slider = stats.page.getByRole('slider', { name: 'Skew of the keys' });
    await slider.press('End');
    await stats.grow({ ...told, sequence: 2 });
    assert.equal(await slider.inputValue(), '2');
    await stats.reply((await stats.request()).sequence, { ok: true });
    await stats.grow({ ...told, sequence: 3 });
    assert.equal(await slider.inputValue(), '2');
  });

  it('say why a value was refused, and go back to the one that is', async () => {
    const stats = await opened();
    const slider = stats.page.getByRole('slider', { name: 'Skew of the keys' });
    await slider.press('Home');
    const error = { code: 'failed', message: 'it has ended' } as const;
    await stats.reply((await stats.request()).sequence, { ok: false, error });
    await stats.page.getByText('That did not work: it has ended').waitFor();
    await stats.grow({ ...told, sequence: 2 });
    assert.equal(await slider.inputValue(), '0.99');
  });
});

describe('What a scenario has seen', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('shows the way of each weakly held object through four states, by word, shape and mark', async () => {
    const { page } = await opened();
    const brie = page.locator('[data-reference="Brie"] .states li');
    assert.deepEqual(
      (await brie.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
      ['reachable', 'now: unreachable', 'collected', 'called back'],
    );
    const standings = await brie.evaluateAll((all) => all.map((item) => (item as HTMLElement).dataset['standing']));
    assert.deepEqual(standings, ['passed', 'now', 'ahead', 'ahead']);
    const shapes = await brie.locator('.codicon').evaluateAll((all) => all.map((shape) => shape.getAttribute('class')));
    assert.equal(new Set(shapes).size, 4);
    assert.equal(await page.locator('.states [aria-current]').count(), 4);
  });

  it('shows what was measured, with its unit', async () => {
    const { page } = await opened();
    assert.deepEqual(await page.locator('.measurements dd').allInnerTexts(), ['1,044 ms', '9.88']);
  });
});
