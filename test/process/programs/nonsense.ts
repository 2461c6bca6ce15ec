import { LruCache } from '../../../src/cache';
import { PROTOCOL_VERSION } from '../../../src/protocol/envelope';

// Sends the host what it never asked for, among the probe's own messages.
const cache = new LruCache<string, string>({ name: 'sane', capacity: 2 });
cache.set('a', 'b');
cache.get('a');
const garbage: unknown[] = [
  'text',
  null,
  { kind: 'event' },
  { version: PROTOCOL_VERSION, sequence: 0, kind: 'event', body: { type: 'probe/frame', frame: { atMs: 'soon' } } },
  { version: PROTOCOL_VERSION, sequence: -1, kind: 'reply', to: 0 },
  { version: PROTOCOL_VERSION, sequence: 3, kind: 'request', body: { type: 'host/format-disk' } },
];
for (const message of garbage) process.send?.(message);
