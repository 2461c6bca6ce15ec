import { writeSync } from 'node:fs';

// Takes no notice of a polite request, and keeps its thread for ever once the probe has had its turns.
process.on('SIGTERM', () => undefined);
setTimeout(() => {
  writeSync(2, 'spinning\n');
  for (;;);
}, 300);
