import { join } from 'node:path';
import { timersOf } from '../../../src/base/timersOf';
import { Link } from '../../../src/protocol/link';
import {
  isPageEvent,
  isPageRequest,
  type HostEvent,
  type PageEvent,
  type PageRequest,
} from '../../../src/protocol/page';
import { observedProgram } from '../../../src/session/program';
import { Session } from '../../../src/session/session';
import { PanelFeed } from '../../../src/views/panelFeed';
import type { ObservedPage } from './observedPage';

const BUNDLES = join(__dirname, '../../../../dist');
const timers = timersOf<NodeJS.Timeout>({ setTimeout, clearTimeout, setInterval, clearInterval });

/** The busy program under observation, as a page is shown it: real process, real session, real feed. */
export class Observation {
  readonly session: Session;
  readonly messageBytes: { readonly type: HostEvent['type']; readonly bytes: number }[] = [];

  constructor(sampleIntervalMs: number) {
    const program = observedProgram([join(__dirname, 'busyProgram.js')], {
      bundles: BUNDLES,
      runtime: process.execPath,
      sampleIntervalMs,
      environment: process.env,
    });
    const subject = { sessionId: 1, scenarioId: 'busy', title: 'Busy', seed: 0, startedAtEpochMs: Date.now() };
    this.session = new Session(subject, program, timers);
    this.session.onDidPrint((line) => console.error(line));
    this.session.onDidReject((rejection) => console.error(rejection));
  }

  /** Resolves when the program has told its numbers `count` times. */
  async samples(count: number): Promise<void> {
    const wanted = this.session.series.position + count;
    await new Promise<void>((resolve) => {
      const subscription = this.session.onDidChange(() => {
        if (this.session.series.position < wanted) return;
        subscription.dispose();
        resolve();
      });
    });
  }

  /** Feeds a page as the stats panel does; ends with the returned function. */
  feed(page: ObservedPage): { setVisible(visible: boolean): void; dispose(): void } {
    const link: Link<HostEvent, never, PageEvent, PageRequest> = new Link<HostEvent, never, PageEvent, PageRequest>({
      send: (message) => {
        if (message.kind === 'event') {
          const { type } = message.body as HostEvent;
          this.messageBytes.push({ type, bytes: JSON.stringify(message).length });
        }
        page.post(message);
      },
      isEvent: isPageEvent,
      isRequest: isPageRequest,
      onEvent: (event) => feed.onPageEvent(event),
      onRequest: () => undefined,
      onRejected: (rejection) => console.error(rejection),
      timers,
    });
    const { session } = this;
    const source = { current: session, onDidChange: session.onDidChange };
    const texts = { notAnExpression: String, tooCostly: String, onlyNewest: String };
    const options = { clock: () => performance.now(), timers, minIntervalMs: 100, texts };
    const feed = new PanelFeed(source, (event) => link.sendEvent(event), options);
    const subscription = page.onDidPost((message) => link.receive(message));
    return {
      setVisible: (visible) => feed.setVisible(visible),
      dispose: () => {
        subscription.dispose();
        feed.dispose();
        link.dispose();
      },
    };
  }

  async stop(): Promise<void> {
    await this.session.stop();
    this.session.dispose();
  }
}
