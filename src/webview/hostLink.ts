import { Link } from '../protocol/link';
import { isHostMessage, type HostMessage, type PageEvent, type PageRequest } from '../protocol/page';
import { browserTimers } from './browserTimers';
import { vscodeApi } from './vscodeApi';

export type HostLink = Link<PageEvent, PageRequest, HostMessage, never>;

/** The page's end of the link to the extension host. */
export function connectHost(onEvent: (event: HostMessage) => void): HostLink {
  const link: HostLink = new Link({
    send: (message) => vscodeApi.postMessage(message),
    isEvent: isHostMessage,
    isRequest: (_body): _body is never => false,
    onEvent,
    onRequest: () => {},
    onRejected: (rejection) => console.warn(`Hitrate: a message of the host was not accepted (${rejection}).`),
    timers: browserTimers,
  });
  addEventListener('message', ({ data }: MessageEvent<unknown>) => link.receive(data));
  return link;
}
