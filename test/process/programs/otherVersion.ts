// Speaks a version of the protocol that does not exist yet.
process.send?.({ version: 999, sequence: 0, kind: 'event', body: { type: 'probe/hello' } });
setInterval(() => undefined, 1_000);
