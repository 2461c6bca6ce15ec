import { LruCache } from '../../../src/cache';

// Sends the host what it never asked for, among the probe's own messages.
const cache = new LruCache<string, string>({ name: 'sane', capacity: 2 });
cache.set('a', 'b');
cache.get('a');
const garbage: unknown[] = [
  'text',
  null,
  { kind: 'event' },
  { version: 1, sequence: 0, kind: 'event', body: { type: 'probe/frame', frame: { atMs: 'soon' } } },
  { version: 1, sequence: -1, kind: 'reply', to: 0 },
  { version: 1, sequence: 3, kind: 'request', body: { type: 'host/format-disk' } },
];
for (const message of garbage) process.send?.(message);
