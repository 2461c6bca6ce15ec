import assert from 'node:assert/strict';
import type { CrashReason } from '../../src/protocol/snapshot';
import { cacheSnapshot, sessionSnapshot, sessionState } from './fixtures';
import { PAGE_TIMEOUT_MS, StatsPage } from './statsPage';

describe('The state of the session', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  const words = {
    starting: 'Starting',
    ready: 'Ready',
    running: 'Running',
    paused: 'Paused',
    stopping: 'Stopping',
    exited: 'Ended',
    crashed: 'Crashed',
  } as const;

  it('is a shape and a word', async () => {
    const stats = await StatsPage.open();
    const state = stats.page.locator('.state');
    await stats.hydrate(sessionSnapshot());
    const shapes = new Set<string | null>();
    for (const kind of ['ready', 'running', 'paused', 'stopping', 'exited', 'crashed'] as const) {
      await stats.grow(sessionSnapshot({ state: sessionState(kind) }));
      assert.equal(await state.innerText(), words[kind]);
      shapes.add(await state.locator('.codicon').getAttribute('class'));
    }
    assert.equal(shapes.size, 6);
  });

  it('is announced when it changes, and nothing else is', async () => {
    const stats = await StatsPage.open();
    const announced = (): Promise<string | null> => stats.page.locator('.session > [role="status"]').textContent();
    await stats.hydrate(sessionSnapshot());
    assert.equal(await announced(), '', 'what was so already is read with the page');
    await stats.grow(sessionSnapshot({ operations: 200_000 }));
    assert.equal(await announced(), '');
    for (const kind of ['paused', 'exited', 'crashed'] as const) {
      await stats.grow(sessionSnapshot({ state: sessionState(kind) }));
      assert.equal(await announced(), `LRU cache under a skewed workload: ${words[kind]}`);
    }
  });

  it('and bursts of evictions in one sentence, when they are over or have gone on for long', async () => {
    const stats = await StatsPage.open();
    const said = (): Promise<string | null> => stats.page.locator('.session > [role="status"]').textContent();
    const at = async (elapsedMs: number, size: number): Promise<string | null> => {
      const { removals } = cacheSnapshot();
      const caches = [cacheSnapshot({ removals: { ...removals, size } })];
      await stats.grow(sessionSnapshot({ elapsedMs, caches }));
      return said();
    };
    await stats.hydrate(sessionSnapshot({ elapsedMs: 1_000 }));
    assert.equal(await at(2_000, 16_365 + 20), '');
    assert.equal(await at(3_000, 16_365 + 37), '');
    assert.equal(await at(3_900, 16_365 + 37), '');
    assert.equal(await at(4_100, 16_365 + 37), '37 evictions in 2.0 s');
    for (let i = 1; i <= 8; i += 1) {
      assert.equal(await at(4_100 + 1_000 * i, 16_402 + 10 * i), '37 evictions in 2.0 s', 'not again so soon');
    }
  });

  it('turns no symbol for people who want less motion', async () => {
    const animation = async (stats: StatsPage): Promise<string> => {
      await stats.hydrate(sessionSnapshot({ state: { kind: 'starting' } }));
      return stats.page.locator('.state .codicon').evaluate((symbol) => getComputedStyle(symbol).animationName);
    };
    assert.equal(await animation(await StatsPage.open()), 'codicon-spin');
    assert.equal(await animation(await StatsPage.open({ bodyClasses: ['vscode-reduce-motion'] })), 'none');
  });
});

describe('The crash banner', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('says what happened, in a sentence', async () => {
    const sentences: readonly (readonly [CrashReason, string])[] = [
      [{ kind: 'exit-code', code: 3 }, 'The observed process crashed: it ended by itself with exit code 3.'],
      [{ kind: 'signal', signal: 'SIGKILL' }, 'The observed process crashed: it was ended by the signal SIGKILL.'],
      [{ kind: 'not-started', message: 'no such file' }, 'The observed process could not be started: no such file'],
      [{ kind: 'no-hello', afterMs: 5_000 }, 'The observed process did not answer within 5,000 ms, so it was ended.'],
      [
        { kind: 'protocol-version' },
        'The observed process speaks another version of the protocol. Reload the window, then run it again.',
      ],
    ];
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot());
    for (const [reason, sentence] of sentences) {
      await stats.grow(sessionSnapshot({ state: { kind: 'crashed', reason, stderrTail: [] } }));
      const banner = stats.page.getByRole('alert').filter({ hasText: 'observed process' });
      assert.equal((await banner.innerText()).trim(), sentence);
    }
  });

  it('shows the last lines of the standard error, and the numbers stay', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot());
    assert.ok(await stats.page.locator('.crash').isHidden());
    const stderrTail = ['Error: no cheese', '    at main (scenario.js:12:11)'];
    const state = { kind: 'crashed', reason: { kind: 'exit-code', code: 1 }, stderrTail } as const;
    await stats.grow(sessionSnapshot({ state }));
    assert.equal(await stats.page.locator('.crash pre').textContent(), stderrTail.join('\n'));
    assert.equal(await stats.cell(1, 'size'), '412');
  });

  it('goes when another session begins', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot({ state: sessionState('crashed') }));
    await stats.hydrate(sessionSnapshot({ sessionId: 2 }));
    assert.ok(await stats.page.locator('.crash').isHidden());
    assert.equal(await stats.page.getByText('out of cheese').count(), 0);
  });

  it('is not filled again while nothing changes, for that would announce it again', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot({ state: sessionState('crashed') }));
    const before = await stats.page.locator('.crash .reason').elementHandle();
    await stats.grow(sessionSnapshot({ state: sessionState('crashed'), sequence: 2 }));
    assert.ok(await before?.evaluate((reason) => reason.isConnected));
  });
});

describe('The checks', function () {
  this.timeout(PAGE_TIMEOUT_MS);

  it('say which are met and which are not, and are hidden while there are none', async () => {
    const stats = await StatsPage.open();
    await stats.hydrate(sessionSnapshot());
    assert.ok(await stats.page.locator('.checks').isHidden());
    const checks = [
      { name: 'every cheese was collected', met: true, observed: '4 collected, 0 alive' },
      { name: 'the cache stayed within its capacity', met: false, observed: '501 of 500' },
    ];
    await stats.grow(sessionSnapshot({ checks }));
    const [met, notMet] = await stats.page.locator('.checks li').allInnerTexts();
    assert.match(met ?? '', /^met\s+every cheese was collected\s+observed: 4 collected, 0 alive$/);
    assert.match(notMet ?? '', /^not met\s+the cache stayed within its capacity\s+observed: 501 of 500$/);
  });
});
