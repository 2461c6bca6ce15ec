import { DisposableStore, type Disposable } from '../base/disposable';
import { Emitter, type Event } from '../base/emitter';

/** A page in a webview, as far as it matters to what the webview is in. */
export interface HostedPage extends Disposable {
  /** Fires when the user has asked for something in the page, before it is carried out. */
  readonly onDidAsk: Event<void>;
  /** A hidden page is sent nothing. */
  setVisible(visible: boolean): void;
}

/** A page whose code may still have to be read: until then its webview is empty, and may be hidden, or go. */
export class LoadingPage implements HostedPage {
  readonly #owned = new DisposableStore();
  readonly #onDidAsk = this.#owned.add(new Emitter<void>());
  #page: HostedPage | undefined;
  #isVisible = true;
  #isDisposed = false;

  readonly onDidAsk = this.#onDidAsk.event;

  /** `load` reads the code and returns what fills the webview then; `onFailed` is told why there is no page. */
  constructor(load: () => Promise<() => HostedPage>, onFailed: (error: unknown) => void) {
    this.#fill(load).catch(onFailed);
  }

  setVisible(visible: boolean): void {
    this.#isVisible = visible;
    this.#page?.setVisible(visible);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#owned.dispose();
  }

  async #fill(load: () => Promise<() => HostedPage>): Promise<void> {
    const fill = await load();
    // A webview that is gone cannot be filled.
    if (this.#isDisposed) return;
    this.#page = this.#owned.add(fill());
    this.#page.onDidAsk(() => this.#onDidAsk.fire());
    this.#page.setVisible(this.#isVisible);
  }
}
