import assert from 'node:assert/strict';
import { Emitter } from '../../../src/base/emitter';
import { LoadingPage, type HostedPage } from '../../../src/views/loadingPage';

class FakePage implements HostedPage {
  readonly asked = new Emitter<void>();
  readonly onDidAsk = this.asked.event;
  readonly told: (boolean | 'disposed')[] = [];

  setVisible(visible: boolean): void {
    this.told.push(visible);
  }

  dispose(): void {
    this.told.push('disposed');
  }
}

/** A page whose code is read when the test says so. */
class Desk {
  readonly page = new FakePage();
  readonly failures: unknown[] = [];
  readonly loading: LoadingPage;
  fills = 0;
  asks = 0;

  #resolve: (fill: () => HostedPage) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor() {
    const code = new Promise<() => HostedPage>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.loading = new LoadingPage(
      () => code,
      (error) => void this.failures.push(error),
    );
    this.loading.onDidAsk(() => void this.asks++);
  }

  async read(): Promise<void> {
    this.#resolve(() => {
      this.fills++;
      return this.page;
    });
    await settled();
  }

  async fail(error: Error): Promise<void> {
    this.#reject(error);
    await settled();
  }
}

/** Everything that waits for promises alone has happened. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('LoadingPage', () => {
  it('tells the page what it is told, and what the page tells', async () => {
    const desk = new Desk();
    await desk.read();
    desk.loading.setVisible(false);
    desk.page.asked.fire();
    desk.loading.dispose();
    assert.deepEqual([desk.page.told, desk.asks], [[true, false, 'disposed'], 1]);
  });

  it('tells the page whether it is visible as it is when its code has been read', async () => {
    const desk = new Desk();
    desk.loading.setVisible(true);
    desk.loading.setVisible(false);
    await desk.read();
    assert.deepEqual([desk.page.told, desk.fills], [[false], 1]);
  });

  it('fills nothing when the webview went meanwhile', async () => {
    const desk = new Desk();
    desk.loading.dispose();
    desk.loading.setVisible(true);
    await desk.read();
    assert.deepEqual([desk.page.told, desk.fills, desk.failures], [[], 0, []]);
  });

  it('tells why there is no page, and goes quietly then', async () => {
    const desk = new Desk();
    const error = new Error('Cannot find module ./statsPage.js');
    await desk.fail(error);
    desk.loading.setVisible(false);
    desk.loading.dispose();
    assert.deepEqual([desk.failures, desk.fills], [[error], 0]);
  });
});
