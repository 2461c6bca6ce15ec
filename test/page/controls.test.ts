import assert from 'node:assert/strict';
import type { SessionState } from '../../src/protocol/snapshot';
import { seriesBlock, sessionSnapshot, sessionState } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';

const ACTIONS = ['pause', 'step', 'restart', 'stop', 'collectGarbage'] as const;

async function inState(kind: SessionState['kind'], fakeClock = false): Promise<StatsPage> {
  const stats = await StatsPage.open({ fakeClock });
  await stats.hydrate(sessionSnapshot({ state: sessionState(kind) }), seriesBlock(10));
  return stats;
}

async function enabled(stats: StatsPage): Promise<string[]> {
  const states = await Promise.all(ACTIONS.map((action) => stats.button(action).isEnabled()));
  return ACTIONS.filter((_, i) => states[i]);
}

async function requestBodies(stats: StatsPage): Promise<unknown[]> {
  return (await stats.posted()).flatMap((message) => (message.kind === 'request' ? [message.body] : []));
}

describe('The toolbar', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('offers what the session can do in its state', async () => {
    const stats = await inState('starting');
    const offered: Partial<Record<SessionState['kind'], readonly string[]>> = {};
    for (const kind of ['starting', 'ready', 'running', 'paused', 'stopping', 'exited', 'crashed'] as const) {
      await stats.grow(sessionSnapshot({ state: sessionState(kind) }));
      offered[kind] = await enabled(stats);
    }
    assert.deepEqual(offered, {
      starting: ['restart', 'stop'],
      ready: ['restart', 'stop'],
      running: ['pause', 'restart', 'stop', 'collectGarbage'],
      paused: ['pause', 'step', 'restart', 'stop', 'collectGarbage'],
      stopping: [],
      exited: ['restart'],
      crashed: ['restart'],
    });
  });

  it('asks the session for what its buttons say', async () => {
    const stats = await inState('paused');
    for (const action of ACTIONS) await stats.button(action).click();
    assert.deepEqual(await requestBodies(stats), [
      { type: 'session/resume' },
      { type: 'session/step' },
      { type: 'session/restart' },
      { type: 'session/stop' },
      { type: 'session/collectGarbage' },
    ]);
  });

  it('exports, and copies how everything stands as text', async () => {
    const stats = await inState('exited');
    await stats.page.getByRole('button', { name: 'Export…' }).click();
    await stats.page.getByRole('button', { name: 'Copy as Text' }).click();
    assert.deepEqual(await requestBodies(stats), [{ type: 'session/export' }, { type: 'session/describe' }]);
  });

  it('waits long for an export, for there the user chooses a file', async () => {
    const stats = await inState('exited', true);
    await stats.button('export').click();
    await stats.request();
    await stats.pass(60_000);
    assert.equal(await stats.page.locator('.toolbar [role="alert"]').textContent(), '');
  });

  it('has one button to pause and to resume', async () => {
    const stats = await inState('running');
    assert.equal(await stats.button('pause').innerText(), 'Pause');
    await stats.button('pause').click();
    const { body, sequence } = await stats.request();
    assert.deepEqual(body, { type: 'session/pause' });
    await stats.reply(sequence, { ok: true });
    await stats.grow(sessionSnapshot({ state: { kind: 'paused' } }));
    assert.equal(await stats.button('pause').innerText(), 'Resume');
    await stats.button('pause').click();
    assert.deepEqual((await stats.request(2)).body, { type: 'session/resume' });
  });

  it('does not ask again before the answer has come', async () => {
    const stats = await inState('running');
    await stats.button('collectGarbage').click();
    await stats.button('collectGarbage').click();
    const { sequence } = await stats.request();
    assert.equal((await requestBodies(stats)).length, 1);
    await stats.reply(sequence, { ok: true });
    await stats.page.locator('[aria-busy]').waitFor({ state: 'detached' });
    await stats.button('collectGarbage').click();
    await stats.request(2);
  });

  it('shows a refusal below the buttons, until something works again', async () => {
    const stats = await inState('running');
    await stats.button('pause').click();
    const { sequence } = await stats.request();
    await stats.reply(sequence, { ok: false, error: { code: 'failed', message: 'it <b>ended</b> just now' } });
    const alert = stats.page.locator('.toolbar [role="alert"]');
    await alert.filter({ hasText: 'That did not work: it <b>ended</b> just now' }).waitFor();
    await stats.button('collectGarbage').click();
    await stats.reply((await stats.request(2)).sequence, { ok: true });
    await alert.waitFor({ state: 'hidden' });
  });

  it('says so when the host gives no answer', async () => {
    const stats = await inState('running', true);
    await stats.button('stop').click();
    await stats.request();
    await stats.pass(10_000);
    assert.match(await stats.page.locator('.toolbar [role="alert"]').innerText(), /no answer within 10000 ms/);
  });

  it('does nothing for a button that is not enabled', async () => {
    const stats = await inState('running');
    await stats.button('step').click({ force: true });
    await stats.button('stop').click();
    assert.deepEqual(await requestBodies(stats), [{ type: 'session/stop' }]);
  });

  it('is one tab stop, within which the arrow keys, Home and End move', async () => {
    const stats = await inState('running');
    const { keyboard } = stats.page;
    const focused = (): Promise<string | undefined> =>
      stats.page.evaluate(() => (document.activeElement as HTMLElement).dataset['action']);
    await keyboard.press('Tab');
    assert.equal(await focused(), 'pause');
    for (const [key, action] of [
      ['ArrowRight', 'step'],
      ['ArrowRight', 'restart'],
      ['End', 'keys'],
      ['ArrowRight', 'pause'],
      ['ArrowLeft', 'keys'],
      ['Home', 'pause'],
      ['ArrowRight', 'step'],
    ] as const) {
      await keyboard.press(key);
      assert.equal(await focused(), action, key);
    }
    await keyboard.press('Tab');
    assert.equal(await focused(), undefined);
    await keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'step', 'the button used last is the tab stop');
  });

  it('keeps the focus on a button that can do nothing any more', async () => {
    const stats = await inState('paused');
    await stats.button('step').focus();
    await stats.grow(sessionSnapshot({ state: { kind: 'exited' } }));
    assert.ok(await stats.button('step').evaluate((button) => button === document.activeElement));
  });

  it('has a name, and tells its keys', async () => {
    const stats = await inState('running');
    assert.ok(await stats.page.getByRole('toolbar', { name: 'Session' }).isVisible());
    assert.equal(await stats.button('pause').getAttribute('title'), 'Pause (Space)');
    assert.equal(await stats.button('pause').getAttribute('aria-keyshortcuts'), 'Space');
  });
});

describe('The keys of the page', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('pause with Space, step with a full stop and collect garbage with g', async () => {
    const stats = await inState('paused');
    for (const key of ['Space', '.', 'g']) await stats.page.keyboard.press(key);
    assert.deepEqual(await requestBodies(stats), [
      { type: 'session/resume' },
      { type: 'session/step' },
      { type: 'session/collectGarbage' },
    ]);
  });

  it('do no more than the buttons would', async () => {
    const stats = await inState('running');
    for (const key of ['.', 'g']) await stats.page.keyboard.press(key);
    assert.deepEqual(await requestBodies(stats), [{ type: 'session/collectGarbage' }]);
  });

  it('export with e', async () => {
    const stats = await inState('exited');
    await stats.page.keyboard.press('e');
    assert.deepEqual(await requestBodies(stats), [{ type: 'session/export' }]);
  });

  it('leave Space to a control that has the focus, and letters to one that they are typed in', async () => {
    const stats = await inState('paused');
    await stats.button('step').focus();
    await stats.page.keyboard.press('Space');
    assert.deepEqual(await requestBodies(stats), [{ type: 'session/step' }]);
    await stats.page.keyboard.press('f');
    await stats.page.keyboard.type('grep? e.g.');
    assert.equal(await stats.page.getByPlaceholder('Filter keys').inputValue(), 'grep? e.g.');
    assert.equal((await requestBodies(stats)).length, 1);
    await stats.page.locator('[data-chart="occupancy"] summary').focus();
    await stats.page.keyboard.press('Space');
    assert.equal((await requestBodies(stats)).length, 1);
    assert.ok(
      await stats.page.locator('[data-chart="occupancy"] details').evaluate((details) => details.hasAttribute('open')),
    );
  });

  it('are told by ?, in a dialog that Escape closes, and the focus goes back', async () => {
    const stats = await inState('paused');
    await stats.button('step').focus();
    await stats.page.keyboard.press('?');
    const dialog = stats.page.getByRole('dialog', { name: 'Keys' });
    assert.ok(await dialog.isVisible());
    for (const text of ['Space', 'Collect Garbage', 'Filter the entries', 'Home']) {
      assert.ok((await dialog.innerText()).includes(text), text);
    }
    await stats.page.keyboard.press('g');
    assert.deepEqual(await requestBodies(stats), [], 'nothing behind the dialog hears keys');
    await stats.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.ok(await stats.button('step').evaluate((button) => button === document.activeElement));
    await stats.button('keys').click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('leave key combinations to VS Code', async () => {
    const stats = await inState('running');
    await stats.page.keyboard.press('Control+g');
    await stats.page.keyboard.press('Alt+g');
    await stats.page.keyboard.press('g');
    assert.equal((await requestBodies(stats)).length, 1);
  });

  it('work on a chart that has the focus', async () => {
    const stats = await inState('running');
    await stats.page.locator('[data-chart="memory"] .plot').focus();
    await stats.page.keyboard.press('Space');
    assert.deepEqual(await requestBodies(stats), [{ type: 'session/pause' }]);
  });
});
