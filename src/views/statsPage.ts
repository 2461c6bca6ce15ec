import { randomBytes } from 'node:crypto';
import { env, Uri, type Webview } from 'vscode';
import type { Clock, Timers } from '../base/clock';
import { DisposableStore } from '../base/disposable';
import { Emitter, type Event } from '../base/emitter';
import { Link, type Rejection } from '../protocol/link';
import { isPageEvent, isPageRequest, type HostMessage, type PageEvent, type PageRequest } from '../protocol/page';
import type { AddressedAct } from '../protocol/pageMenu';
import { carryOut, type PageActions } from './carryOut';
import type { SessionSource } from './currentSession';
import { keyPatternTexts } from './keyPatternTexts';
import type { HostedPage } from './loadingPage';
import { choosePageMenu } from './pageMenu';
import { pageHtml, type PageMode } from './pageHtml';
import { pageStringTable } from './pageStringTable';
import { PAGE_INTERVAL_MS, PanelFeed } from './panelFeed';

/** What every page needs of its surroundings. */
export interface PageParts {
  readonly extensionUri: Uri;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly onRejected: (rejection: Rejection) => void;
  /** Is told why there is no page. */
  readonly onFailed: (error: unknown) => void;
  readonly actions: PageActions;
  /** Fires with what a page is to do, after a choice in one of its menus. */
  readonly onAct: Event<AddressedAct>;
}

/** The page in a webview, in a panel or in a view, from when it is filled until the webview goes. */
export class StatsPage implements HostedPage {
  readonly #owned = new DisposableStore();
  readonly #feed: PanelFeed;
  readonly #onDidAsk = this.#owned.add(new Emitter<void>());

  #isVisible = true;

  readonly onDidAsk = this.#onDidAsk.event;

  constructor(webview: Webview, source: SessionSource, mode: PageMode, parts: PageParts) {
    const { clock, timers, onRejected, actions } = parts;
    const link: Link<HostMessage, never, PageEvent, PageRequest> = this.#owned.add(
      new Link<HostMessage, never, PageEvent, PageRequest>({
        // What does not arrive was sent to a page that is being hidden; it gets everything when it is shown again.
        send: (message) => void webview.postMessage(message),
        isEvent: isPageEvent,
        isRequest: isPageRequest,
        onEvent: (event) => this.#feed.onPageEvent(event),
        onRequest: (request) => {
          this.#onDidAsk.fire();
          return carryOut(actions, source.current, request);
        },
        onRejected,
        timers,
      }),
    );
    this.#feed = this.#owned.add(
      new PanelFeed(source, (event) => link.sendEvent(event), {
        clock,
        timers,
        minIntervalMs: PAGE_INTERVAL_MS[mode],
        texts: keyPatternTexts,
      }),
    );
    this.#owned.add(webview.onDidReceiveMessage((message: unknown) => link.receive(message)));
    // Each page knows its name; one that is hidden has no menu.
    this.#owned.add(
      parts.onAct((act) => {
        if (this.#isVisible) link.sendEvent({ type: 'host/act', ...act });
      }),
    );
    fill(webview, mode, parts);
  }

  setVisible(visible: boolean): void {
    this.#isVisible = visible;
    this.#feed.setVisible(visible);
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

/** Handed on, for it needs what is in this part of the extension. */
export { choosePageMenu };

function fill(webview: Webview, mode: PageMode, { extensionUri }: PageParts): void {
  const dist = Uri.joinPath(extensionUri, 'dist');
  const inDist = (file: string): string => webview.asWebviewUri(Uri.joinPath(dist, file)).toString();
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [dist] };
  webview.html = pageHtml({
    strings: pageStringTable(env.language),
    mode,
    scriptUri: inDist('page.js'),
    styleUris: [inDist('page.css')],
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64'),
  });
}
